import type { LearnerDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { tellDone } from '../../../lib/notices.ts'
import { useInviteAgain } from '../learner-changes.ts'
import { AgainForm } from './AgainForm.tsx'

/** Invites somebody again. Whoever declined is asked for first. */
export function InviteAgainOne({ learner, onClose }: { learner: LearnerDto; onClose: () => void }) {
  const { t } = useTranslation()
  const again = useInviteAgain(learner.id)
  const { email, status } = learner
  const declined =
    status === 'declined' ? { question: t('learner.again.declined'), count: 1, isNeeded: true } : null
  return (
    <AgainForm
      lead={t('learner.again.text', { email })}
      count={1}
      declined={declined}
      isPending={again.isPending}
      error={again.error}
      onSubmit={(body, refused) =>
        again.mutate(body, {
          onSuccess: () => {
            tellDone(t('learner.again.done', { email }))
            onClose()
          },
          onError: refused,
        })
      }
      onClose={onClose}
    />
  )
}
