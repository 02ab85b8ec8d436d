import { ActionIcon, Loader, Tooltip } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { isWaiting } from './bulk-actions.ts'
import { useCancel, useResend } from './learner-changes.ts'

const HINTS = { hover: true, focus: true, touch: false }

interface InviteActionsProps {
  learner: LearnerDto
  /** The invite is no more, and with it what had the focus. */
  onGone: () => void
}

/** Resend and cancel, for a learner whose invite is open. A mail that has not left yet cannot be sent again. */
export function InviteActions({ learner, onGone }: InviteActionsProps) {
  const { t } = useTranslation()
  const resend = useResend()
  const cancel = useCancel()
  const { email, openInviteId } = learner
  if (openInviteId === null) return null
  const outcome = (done: string, then?: () => void) => ({
    onSuccess: () => {
      tellDone(done)
      then?.()
    },
    onError: (error: Error) =>
      tellFailed(problemText(t, error, { rate_limited: t('learners.resentTooOften') })),
  })
  // Busy, not disabled: a button that is switched off loses the focus.
  const sendAgain = () => {
    if (!resend.isPending) resend.mutate(openInviteId, outcome(t('learners.resent', { email })))
  }
  return (
    <>
      {!isWaiting(learner) && (
        <Tooltip label={t('learners.resend')} events={HINTS}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-busy={resend.isPending}
            aria-label={t('learners.resendTo', { email })}
            onClick={sendAgain}
          >
            {resend.isPending ? (
              <Loader size={17} />
            ) : (
              <IconRefresh size={19} stroke={1.8} aria-hidden style={{ transform: 'scaleX(-1)' }} />
            )}
          </ActionIcon>
        </Tooltip>
      )}
      <ConfirmPopover
        question={t('learners.cancelQuestion', { email })}
        consequence={t('learners.cancelConsequence')}
        confirm={t('learners.cancelInvite')}
        keep={t('learners.keepInvite')}
        onConfirm={() => cancel.mutate(openInviteId, outcome(t('learners.cancelled', { email }), onGone))}
      >
        {(asking) => (
          <Tooltip label={t('learners.cancel')} events={HINTS}>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-busy={cancel.isPending}
              aria-label={t('learners.cancelTo', { email })}
              {...asking}
            >
              <IconX size={19} stroke={1.8} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </ConfirmPopover>
    </>
  )
}
