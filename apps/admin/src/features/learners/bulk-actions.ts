import type { LearnerDto, LearnerFilter, LearnerStatus, Selection } from '@rollcall/contract'
import type { LearnerSelection } from './selection.ts'

/** What can be done to many learners at once. */
export const BULK_ACTIONS = [
  'resend',
  'send_now',
  'change_time',
  'cancel',
  'invite_again',
  'add_to_group',
  'assign',
  'archive',
] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

interface Rule {
  statuses: readonly LearnerStatus[]
  /** What more there must be to it, of one learner. */
  fits?: (learner: LearnerDto) => boolean
  /** The action is for open invites, and names those; the others name learners. */
  ofInvites: boolean
}

const RULES: Record<BulkAction, Rule> = {
  resend: { statuses: ['prospect', 'pending'], fits: (learner) => !isWaiting(learner), ofInvites: true },
  send_now: { statuses: ['prospect', 'pending'], fits: isWaiting, ofInvites: true },
  change_time: { statuses: ['prospect', 'pending'], fits: isWaiting, ofInvites: true },
  cancel: { statuses: ['prospect', 'pending'], ofInvites: true },
  invite_again: { statuses: ['declined', 'cancelled', 'archived'], ofInvites: false },
  add_to_group: { statuses: ['active'], ofInvites: false },
  assign: { statuses: ['active'], ofInvites: false },
  archive: { statuses: ['active'], ofInvites: false },
}

/** Whether the mail of the open invite waits for its time, or for somebody to decide. */
export function isWaiting({ openInviteId, notifyAt, delivery }: LearnerDto): boolean {
  return openInviteId !== null && (notifyAt === null || delivery?.state === 'scheduled')
}

/** Whether somebody has to decide before the mail of the open invite goes out. */
export function isOnHold({ openInviteId, notifyAt }: LearnerDto): boolean {
  return openInviteId !== null && notifyAt === null
}

/** Whether an action can do anything for this learner. */
export function canApply(action: BulkAction, learner: LearnerDto): boolean {
  const { statuses, fits, ofInvites } = RULES[action]
  if (ofInvites && learner.openInviteId === null) return false
  return statuses.includes(learner.status) && (fits === undefined || fits(learner))
}

/** The actions that can do anything for somebody who is selected, in their order. */
export function actionsFor({ isAll, picked, filter }: LearnerSelection): BulkAction[] {
  return BULK_ACTIONS.filter((action) =>
    isAll ? canApplyWithin(action, filter) : picked.some((learner) => canApply(action, learner)),
  )
}

/** Whom of the selected an action is sent for: by ids those for whom it can do anything, all that match by the filter. */
export function toWhom(action: BulkAction, { isAll, picked, filter }: LearnerSelection): Selection {
  if (isAll) return { filter }
  const fitting = picked.filter((learner) => canApply(action, learner))
  if (!RULES[action].ofInvites) return { ids: fitting.map(({ id }) => id) }
  return { ids: fitting.flatMap(({ openInviteId }) => (openInviteId === null ? [] : [openInviteId])) }
}

function canApplyWithin(action: BulkAction, { status, delivery, expired }: LearnerFilter): boolean {
  const { statuses, ofInvites } = RULES[action]
  if (status !== undefined && !statuses.includes(status)) return false
  // Only an open invite has a delivery, or a time that has run out.
  if ((delivery !== undefined || expired) && !ofInvites) return false
  if (delivery === undefined) return true
  return delivery === 'scheduled' ? action !== 'resend' : action !== 'send_now' && action !== 'change_time'
}
