import { Stack, Text } from '@mantine/core'
import type { BoundedCount } from '@rollcall/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../lib/numbers.ts'
import { type BulkAction, toWhom } from '../bulk-actions.ts'
import type { LearnerSelection } from '../selection.ts'
import { useActOnMany } from './act-on-many.ts'
import { BulkForm } from './BulkForm.tsx'
import { BulkResult } from './BulkResult.tsx'

interface BulkContentProps {
  action: BulkAction
  selection: LearnerSelection
  selected: BoundedCount
  /** It was done: from here on, closing means that it is over. */
  onOver: () => void
  onClose: () => void
}

/** First what will happen and to how many, then what came of it. */
export function BulkContent({ action, selection, selected, onOver, onClose }: BulkContentProps) {
  // As it was when the dialog was opened: the list below goes on changing.
  const [chosen] = useState({ selection, selected })
  const [whom] = useState(() => toWhom(action, selection))
  const acting = useActOnMany(whom)
  const count = whom.ids?.length ?? chosen.selected.count
  if (acting.data !== undefined) return <BulkResult reply={acting.data} onDone={onClose} />
  return (
    <BulkForm
      action={action}
      lead={<Lead action={action} {...chosen} count={count} />}
      count={selection.isAll ? null : count}
      selection={chosen.selection}
      isPending={acting.isPending}
      error={acting.error}
      onSubmit={(wish, refused) => acting.mutate(wish, { onSuccess: onOver, onError: refused })}
      onClose={onClose}
    />
  )
}

interface LeadProps {
  action: BulkAction
  selection: LearnerSelection
  selected: BoundedCount
  /** For how many of the selected the action can do anything. */
  count: number
}

function Lead({ action, selection, selected, count }: LeadProps) {
  const { t } = useTranslation()
  const { bounded, format } = useNumbers()
  const isAll = selection.isAll
  const others = isAll ? 0 : selected.count - count
  return (
    <Stack gap={6}>
      <Text fw={600}>
        {isAll
          ? t('bulk.forAll', { count, matching: bounded(selected) })
          : t('bulk.forSome', { count, selected: format(count) })}
      </Text>
      <Text size="sm">{t(`bulk.${action}.text`)}</Text>
      {isAll && (
        <Text size="sm" c="dimmed">
          {t('bulk.whereItApplies')}
        </Text>
      )}
      {others > 0 && (
        <Text size="sm" c="dimmed">
          {t('bulk.leftOut', { count: others })}
        </Text>
      )}
    </Stack>
  )
}
