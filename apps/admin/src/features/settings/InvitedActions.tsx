import { Group } from '@mantine/core'
import type { OrgAdminDto } from '@rollcall/contract'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { RowButton } from '../../lib/RowButton.tsx'
import { useCancelAdminInvite, useResendAdminInvite } from './admins-api.ts'

/** Sends the invitation of an admin again, or takes it back. */
export function InvitedActions({
  admin: { email: who },
  inviteId,
}: {
  admin: OrgAdminDto
  inviteId: string
}) {
  const { t } = useTranslation()
  const resend = useResendAdminInvite()
  const cancel = useCancelAdminInvite()
  const tell = (done: string) => ({
    onSuccess: () => tellDone(done),
    onError: (error: Error) => tellFailed(problemText(t, error)),
  })
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <RowButton
        icon={IconRefresh}
        loading={resend.isPending}
        label={t('settings.admins.resend', { who })}
        onClick={() => resend.mutate(inviteId, tell(t('settings.admins.resent', { who })))}
      />
      <ConfirmPopover
        question={t('settings.admins.cancelQuestion', { who })}
        consequence={t('settings.admins.cancelConsequence')}
        confirm={t('settings.admins.cancelInvite')}
        keep={t('settings.admins.keepInvite')}
        onConfirm={() => cancel.mutate(inviteId, tell(t('settings.admins.cancelled', { who })))}
      >
        {(asking) => (
          <RowButton
            icon={IconX}
            loading={cancel.isPending}
            label={t('settings.admins.cancel', { who })}
            {...asking}
          />
        )}
      </ConfirmPopover>
    </Group>
  )
}
