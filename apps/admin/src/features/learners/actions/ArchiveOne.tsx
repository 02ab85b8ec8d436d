import type { LearnerDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { tellDone } from '../../../lib/notices.ts'
import { useArchive } from '../learner-changes.ts'
import { ActionForm } from './ActionForm.tsx'

/** Asks before somebody is disconnected: it cannot be undone. */
export function ArchiveOne({ learner, onClose }: { learner: LearnerDto; onClose: () => void }) {
  const { t } = useTranslation()
  const archive = useArchive()
  const who = learner.name ?? learner.email
  const submit = () =>
    archive.mutate(learner.id, {
      onSuccess: () => {
        tellDone(t('learner.archive.done', { who }))
        onClose()
      },
    })
  return (
    <ActionForm
      lead={t('learner.archive.text', { who })}
      confirm={t('learner.archive.confirm')}
      isFinal
      isPending={archive.isPending}
      error={archive.error}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
