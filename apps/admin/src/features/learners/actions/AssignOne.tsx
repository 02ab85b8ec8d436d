import type { LearnerDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { tellDone } from '../../../lib/notices.ts'
import { useAssign } from '../learner-changes.ts'
import { AssignForm } from './AssignForm.tsx'

/** Gives one active learner a training. */
export function AssignOne({ learner, onClose }: { learner: LearnerDto; onClose: () => void }) {
  const { t } = useTranslation()
  const assign = useAssign(learner.id)
  const who = learner.name ?? learner.email
  return (
    <AssignForm
      lead={t('learner.assign.text', { who })}
      isPending={assign.isPending}
      error={assign.error}
      onSubmit={({ title, ...wish }) =>
        assign.mutate(wish, {
          onSuccess: () => {
            tellDone(t('learner.assign.done', { who, title }))
            onClose()
          },
        })
      }
      onClose={onClose}
    />
  )
}
