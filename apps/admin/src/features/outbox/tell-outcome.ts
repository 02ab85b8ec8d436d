import type { BulkReply, Notify } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import { tellDone, tellFailed } from '../../lib/notices.ts'

/** Says what was done, and of how many it could not be done because they had left or were answered. */
export function tellOutcome(
  t: TFunction,
  { total, counts }: BulkReply,
  done: Notify['when'] | 'cancelled',
): void {
  const count = (done === 'cancelled' ? counts.cancelled : counts.rescheduled) ?? 0
  if (count > 0) tellDone(t(`outbox.done.${done}`, { count }))
  if (total > count) tellFailed(t('outbox.done.missed', { count: total - count }))
}
