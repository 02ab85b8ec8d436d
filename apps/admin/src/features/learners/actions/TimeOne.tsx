import type { LearnerDto, Notify } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { tellDone, tellFailed } from '../../../lib/notices.ts'
import { choiceFor } from '../../../lib/notify/notify-choice.ts'
import { useOrganization } from '../../../lib/organization.ts'
import { problemText } from '../../../lib/problem.ts'
import { tellUndoable } from '../../../lib/undo-notice.tsx'
import { useReschedule } from '../learner-changes.ts'
import { TimeForm } from './TimeForm.tsx'

interface TimeOneProps {
  learner: LearnerDto
  inviteId: string
  onClose: () => void
}

/** Lets the mail to one learner leave at another time. */
export function TimeOne({ learner: { email, notifyAt }, inviteId, onClose }: TimeOneProps) {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const reschedule = useReschedule()
  const before = stillPossible(notifyAt)
  const undo = (notify: Notify) =>
    reschedule
      .mutateAsync({ inviteId, notify })
      .catch((error: Error) => tellFailed(problemText(t, error, { too_late: t('learner.time.tooLate') })))
  return (
    <TimeForm
      lead={t('learner.time.text', { email })}
      initial={choiceFor(notifyAt, timeZone)}
      count={1}
      isPending={reschedule.isPending}
      error={reschedule.error}
      onSubmit={(notify, refused) =>
        reschedule.mutate(
          { inviteId, notify },
          {
            onSuccess: () => {
              const done = t(`learner.time.${notify.when}`, { email })
              if (notify.when === 'now' || before === null) tellDone(done)
              else tellUndoable(done, t('learner.undo'), () => undo(before))
              onClose()
            },
            onError: refused,
          },
        )
      }
      onClose={onClose}
    />
  )
}

/** The time as it was, to go back to; null where it is over. */
function stillPossible(notifyAt: string | null): Notify | null {
  if (notifyAt === null) return { when: 'hold' }
  return new Date(notifyAt) > new Date() ? { when: 'at', at: notifyAt } : null
}
