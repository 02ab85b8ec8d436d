import { Alert, Text } from '@mantine/core'
import { IconMailPause } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from './api.ts'
import { keys } from './keys.ts'
import { useOrganization } from './organization.ts'
import { useTimes } from './times.ts'

const LOOK_AGAIN_MS = 30_000

/** That all mail waits, why, and until when; nothing while it leaves. */
export function MailPause() {
  const { t } = useTranslation()
  const { orgId, timeZone } = useOrganization()
  const { dateTime } = useTimes(timeZone)
  const reply = useQuery({
    queryKey: keys.mailPause(orgId),
    queryFn: () => call('GET /outbox/pause'),
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const pause = reply.data?.pause
  if (!pause) return null
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconMailPause aria-hidden />}
      title={t(`mailPause.${pause.reason}.title`)}
      mb="lg"
    >
      <Text size="sm">
        {t(`mailPause.${pause.reason}.text`)} {t('mailPause.until', { at: dateTime(pause.until) })}
      </Text>
    </Alert>
  )
}
