import { Alert, Anchor, Text } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { settingsPath } from '../../lib/paths.ts'

/** Above a page that was set up while there was a subscription: what has become of it, and how to get it back. */
export function SubscriptionOver() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  return (
    <Alert icon={<IconSparkles aria-hidden />} title={t('joinPage.over.title')}>
      <Text size="sm">{t('joinPage.over.text')}</Text>
      <Text size="sm" mt="xs">
        {t('premium.how', { name })}{' '}
        <Anchor component={Link} to={settingsPath('subscription')} inherit underline="always">
          {t('premium.more')}
        </Anchor>
      </Text>
    </Alert>
  )
}
