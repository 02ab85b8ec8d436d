import { BULK_OUTCOMES, type BulkOutcome, type BulkReply } from '@rollcall/contract'

type Kind = 'done' | 'same' | 'not'

/** Whether an outcome is what was wanted, leaves things as they were wanted, or is a refusal. */
export const OUTCOME_KINDS: Record<BulkOutcome, Kind> = {
  resent: 'done',
  cancelled: 'done',
  rescheduled: 'done',
  invited: 'done',
  archived: 'done',
  added: 'done',
  assigned: 'done',
  on_its_way: 'same',
  not_left: 'same',
  already_there: 'same',
  already_invited: 'same',
  already_active: 'same',
  left_already: 'not',
  cool_down: 'not',
  too_often: 'not',
  declined_before: 'not',
  suppressed: 'not',
  not_active: 'not',
  closed: 'not',
  not_found: 'not',
}

const ORDER: Kind[] = ['done', 'same', 'not']

/** The outcomes that somebody had, what was wanted first and the most frequent first. */
export function outcomesOf({ counts }: BulkReply): { outcome: BulkOutcome; count: number }[] {
  const had = BULK_OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome] ?? 0
    return count === 0 ? [] : [{ outcome, count }]
  })
  const rank = (outcome: BulkOutcome) => ORDER.indexOf(OUTCOME_KINDS[outcome])
  return had.sort((one, other) => rank(one.outcome) - rank(other.outcome) || other.count - one.count)
}
