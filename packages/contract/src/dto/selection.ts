import type { DeliveryState, LearnerStatus } from '../statuses.ts'

/** Which learners a list shows, or an action is for. */
export interface LearnerFilter {
  status?: LearnerStatus
  groupId?: string
  locationId?: string
  /** Of the newest mail of the open invite. */
  delivery?: DeliveryState
  /** True: only those whose open invite has expired. False: only the others. */
  expired?: boolean
  /** Part of the address, or of the name of an Active learner. One or two letters: how it, or a word of the name, begins. */
  q?: string
}

/** Whom an action is for: named one by one, or all that the filter matches. Exactly one of the two. */
export interface Selection {
  ids?: string[]
  filter?: LearnerFilter
}

/** What came of an action for one of many. */
export const BULK_OUTCOMES = [
  'resent',
  'on_its_way',
  'not_left',
  'cool_down',
  'too_often',
  'cancelled',
  'rescheduled',
  'left_already',
  'invited',
  'already_invited',
  'already_active',
  'declined_before',
  'suppressed',
  'archived',
  'not_active',
  'added',
  'assigned',
  'already_there',
  'closed',
  'not_found',
] as const
export type BulkOutcome = (typeof BULK_OUTCOMES)[number]

/** Exactly one outcome for each of the selected; the counts add up to `total`. */
export interface BulkReply {
  total: number
  counts: Partial<Record<BulkOutcome, number>>
}
