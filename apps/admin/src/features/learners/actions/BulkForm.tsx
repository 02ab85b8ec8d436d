import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NOW } from '../../../lib/notify/notify-choice.ts'
import { type BulkAction, canApply } from '../bulk-actions.ts'
import type { LearnerSelection } from '../selection.ts'
import { ActionForm } from './ActionForm.tsx'
import { AddToGroupForm } from './AddToGroupForm.tsx'
import { AgainForm, type DeclinedBefore } from './AgainForm.tsx'
import { AssignForm } from './AssignForm.tsx'
import type { BulkWish } from './act-on-many.ts'
import { TimeForm } from './TimeForm.tsx'

interface BulkFormProps {
  action: BulkAction
  lead: ReactNode
  /** How many invitations it is about; null: nobody has counted them. */
  count: number | null
  selection: LearnerSelection
  isPending: boolean
  error: Error | null
  onSubmit: (wish: BulkWish, refused: (error: Error) => void) => void
  onClose: () => void
}

const ignored = () => undefined

/** What an action has to know before it is done to many. */
export function BulkForm({ action, selection, onSubmit, ...form }: BulkFormProps) {
  const { t } = useTranslation()
  switch (action) {
    case 'change_time':
      return (
        <TimeForm
          {...form}
          initial={NOW}
          onSubmit={(notify, refused) => onSubmit({ action, notify }, refused)}
        />
      )
    case 'invite_again':
      return (
        <AgainForm
          {...form}
          declined={declinedAmong(t, selection)}
          onSubmit={(body, refused) => onSubmit({ action, ...body }, refused)}
        />
      )
    case 'add_to_group':
      return <AddToGroupForm {...form} onSubmit={(groupId) => onSubmit({ action, groupId }, ignored)} />
    case 'assign':
      return (
        <AssignForm
          {...form}
          onSubmit={({ trainingId, dueAt }) => onSubmit({ action, trainingId, dueAt }, ignored)}
        />
      )
    default:
      return (
        <ActionForm
          {...form}
          isFinal={action === 'cancel' || action === 'archive'}
          confirm={t(`bulk.${action}.confirm`)}
          onSubmit={() => onSubmit({ action }, ignored)}
        />
      )
  }
}

/** Whoever said no is invited again only if that is said, too. */
function declinedAmong(t: TFunction, { isAll, picked, filter }: LearnerSelection): DeclinedBefore | null {
  const count = picked.filter(({ status }) => status === 'declined').length
  const mayBeThere = isAll && (filter.status === undefined || filter.status === 'declined')
  if (count === 0 && !mayBeThere) return null
  const others = picked.some((learner) => learner.status !== 'declined' && canApply('invite_again', learner))
  return {
    question: isAll ? t('bulk.invite_again.declinedAll') : t('bulk.invite_again.declined', { count }),
    count,
    isNeeded: isAll ? filter.status === 'declined' : !others,
  }
}
