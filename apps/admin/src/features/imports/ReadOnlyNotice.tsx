import { Alert, Anchor, Text } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { settingsPath } from '../../lib/paths.ts'

/** Above imports of an organization that has no subscription any more: what is still possible, and how to get the rest. */
export function ReadOnlyNotice() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  return (
    <Alert mb="md" icon={<IconSparkles aria-hidden />} title={t('imports.premium.over')}>
      <Text size="sm">{t('imports.premium.stays')}</Text>
      <Text size="sm" mt="xs">
        {t('premium.how', { name })}{' '}
        <Anchor component={Link} to={settingsPath('subscription')} inherit underline="always">
          {t('premium.more')}
        </Anchor>
      </Text>
    </Alert>
  )
}
