import type { Notify } from '@rollcall/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NotifyFields } from '../../../lib/notify/NotifyFields.tsx'
import { NotifyOutlook } from '../../../lib/notify/NotifyOutlook.tsx'
import type { NotifyChoice } from '../../../lib/notify/notify-choice.ts'
import { isAboutTime, useNotify } from '../../../lib/notify/use-notify.ts'
import { ActionForm } from './ActionForm.tsx'

interface TimeFormProps {
  lead: ReactNode
  initial: NotifyChoice
  /** How many invitations it is about; null: nobody has counted them. */
  count: number | null
  isPending: boolean
  error: Error | null
  onSubmit: (notify: Notify, refused: (error: Error) => void) => void
  onClose: () => void
}

/** Another time at which mail leaves that has not left yet. */
export function TimeForm({ lead, initial, count, isPending, error, onSubmit, onClose }: TimeFormProps) {
  const { t } = useTranslation()
  const notify = useNotify(initial)
  const submit = () => {
    const chosen = notify.read()
    if (chosen !== null) onSubmit(chosen, notify.refuse)
  }
  return (
    <ActionForm
      lead={lead}
      confirm={t('bulk.change_time.confirm')}
      isPending={isPending}
      error={isAboutTime(error) ? null : error}
      own={{ too_late: t('learner.time.tooLate') }}
      onSubmit={submit}
      onClose={onClose}
    >
      <NotifyFields notify={notify} label={t('bulk.change_time.question')} />
      {count !== null && <NotifyOutlook choice={notify.choice} count={count} />}
    </ActionForm>
  )
}
