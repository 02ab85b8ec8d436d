import { Button, Stack, Text } from '@mantine/core'
import type { AdminInvitationDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { useAccept } from './admin-invite-api.ts'

/** For whoever is signed in with the invited address. Only the button acts: mail scanners open links. */
export function AcceptPart({ token, invitation }: { token: string; invitation: AdminInvitationDto }) {
  const { t } = useTranslation()
  const accept = useAccept(token, invitation)
  return (
    <Stack mt="lg" align="flex-start">
      {accept.isError && <Failure error={accept.error} />}
      <Button size="md" loading={accept.isPending} onClick={() => accept.mutate(null)}>
        {t('adminInvite.accept')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('adminInvite.later')}
      </Text>
    </Stack>
  )
}
