import type { LearnerStatus } from '@rollcall/contract'

/** What can happen to a learner. `docs/learner-lifecycle.md` tells each in a sentence. */
export const LEARNER_EVENTS = [
  'invited',
  'verified_on_join_page',
  'mail_delivered',
  'mail_returned',
  'address_mended',
  'accepted',
  'declined',
  'decline_taken_back',
  'cancelled',
  'archived',
] as const
export type LearnerEvent = (typeof LEARNER_EVENTS)[number]

interface Move {
  /** `null` is somebody who is not on the roster yet. */
  from: readonly (LearnerStatus | null)[]
  to: LearnerStatus
}

const MOVES: Record<LearnerEvent, Move> = {
  invited: { from: [null, 'cancelled', 'declined', 'archived'], to: 'prospect' },
  verified_on_join_page: { from: [null, 'cancelled', 'declined', 'archived'], to: 'pending' },
  mail_delivered: { from: ['prospect'], to: 'pending' },
  mail_returned: { from: ['pending'], to: 'prospect' },
  address_mended: { from: ['pending'], to: 'prospect' },
  accepted: { from: ['prospect', 'pending'], to: 'active' },
  declined: { from: ['prospect', 'pending'], to: 'declined' },
  decline_taken_back: { from: ['declined'], to: 'pending' },
  cancelled: { from: ['prospect', 'pending'], to: 'cancelled' },
  archived: { from: ['active'], to: 'archived' },
}

/** The status after the event, or null where the event cannot happen. Every change of status is decided here. */
export function nextStatus(from: LearnerStatus | null, event: LearnerEvent): LearnerStatus | null {
  const move = MOVES[event]
  return move.from.includes(from) ? move.to : null
}

/** From which statuses the event can happen, as a conditional update needs them, and to which it leads. */
export function allowedFrom(event: LearnerEvent): { from: LearnerStatus[]; to: LearnerStatus } {
  const { from, to } = MOVES[event]
  return { from: from.filter((status) => status !== null), to }
}
