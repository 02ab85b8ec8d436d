import { ActionIcon, Group, Tooltip } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { problemText } from '../../lib/problem.ts'
import { useCancel, useResend } from './learners-api.ts'

/** Resend and cancel, for a learner whose invite is open. */
export function InviteActions({ learner: { email, openInviteId } }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const resend = useResend()
  const cancel = useCancel()
  if (openInviteId === null || !mayWrite) return null
  const outcome = (done: string) => ({
    onSuccess: () => tellDone(done),
    onError: (error: Error) => tellFailed(problemText(t, error)),
  })
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Tooltip label={t('learners.resend')} events={{ hover: true, focus: true, touch: false }}>
        <ActionIcon
          variant="subtle"
          size="lg"
          loading={resend.isPending}
          aria-label={t('learners.resendTo', { email })}
          onClick={() => resend.mutate(openInviteId, outcome(t('learners.resent', { email })))}
        >
          <IconRefresh size={19} stroke={1.8} aria-hidden style={{ transform: 'scaleX(-1)' }} />
        </ActionIcon>
      </Tooltip>
      <ConfirmPopover
        question={t('learners.cancelQuestion', { email })}
        consequence={t('learners.cancelConsequence')}
        confirm={t('learners.cancelInvite')}
        keep={t('learners.keepInvite')}
        onConfirm={() => cancel.mutate(openInviteId, outcome(t('learners.cancelled', { email })))}
      >
        {(asking) => (
          <Tooltip label={t('learners.cancel')} events={{ hover: true, focus: true, touch: false }}>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              loading={cancel.isPending}
              aria-label={t('learners.cancelTo', { email })}
              {...asking}
            >
              <IconX size={19} stroke={1.8} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </ConfirmPopover>
    </Group>
  )
}
