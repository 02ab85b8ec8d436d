import { Button, Group, Text } from '@mantine/core'
import type { Locale } from '@rollcall/contract'
import { IconMailForward } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { meQuery } from '../../lib/session.ts'
import { useSendTest } from './announcement-api.ts'

/** Mails the text to the signed-in person. */
export function SendTest({ locale }: { locale: Locale }) {
  const { t } = useTranslation()
  const email = useQuery(meQuery).data?.user.email ?? ''
  const sendTest = useSendTest(locale)
  const send = () =>
    sendTest.mutate(undefined, {
      onSuccess: () => tellDone(t('announcement.tested', { email })),
      onError: (error) => tellFailed(problemText(t, error)),
    })
  return (
    <Group mt="lg" gap="md">
      <Button
        variant="default"
        leftSection={<IconMailForward size={18} aria-hidden />}
        loading={sendTest.isPending}
        onClick={send}
      >
        {t('announcement.test')}
      </Button>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('announcement.testHint', { email })}
      </Text>
    </Group>
  )
}
