import { Button, Text } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { settingsPath } from '../../lib/paths.ts'

/** Instead of a screen that needs a subscription: what it does, and how to get it. */
export function PremiumNotice() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  return (
    <EmptyState
      icon={IconSparkles}
      title={t('imports.premium.title')}
      action={
        <Button component={Link} to={settingsPath('subscription')} variant="default">
          {t('premium.more')}
        </Button>
      }
    >
      {t('imports.premium.text')}
      <Text component="span" display="block" mt="sm">
        {t('premium.how', { name })}
      </Text>
    </EmptyState>
  )
}
