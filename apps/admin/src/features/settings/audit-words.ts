import type { AuditEntryDto } from '@rollcall/contract'

/** The actions that the texts have words for. */
export const KNOWN_ACTIONS = [
  'org.created',
  'org.changed',
  'org.logo_changed',
  'org.logo_removed',
  'subscription.changed',
  'subscription.no_seat',
  'mail.limit_changed',
  'mail.resumed',
  'join_page.changed',
  'admin.invited',
  'admin.invite_resent',
  'admin.invite_cancelled',
  'admin.appointed',
  'admin.joined',
  'admin.role_changed',
  'admin.removed',
  'key.created',
  'key.rotated',
  'key.revoked',
  'training.offered',
  'training.withdrawn',
  'group.created',
  'group.changed',
  'group.trainings_set',
  'group.removed',
  'location.created',
  'location.renamed',
  'location.removed',
  'invite.created',
  'invite.resent',
  'invite.reminded',
  'invite.rescheduled',
  'invite.address_mended',
  'invite.asked_again',
  'invite.cancelled',
  'invite.accepted',
  'invite.declined',
  'invite.not_me',
  'invite.decline_taken_back',
  'learner.changed',
  'learner.groups_set',
  'learner.group_joined',
  'learner.assigned',
  'learner.archived',
  'learner.left',
  'learner.erased',
  'learner.suppressed',
  'learner.unsubscribed',
  'learner.resubscribed',
  'learner.suppression_lifted',
  'import.uploaded',
  'import.approved',
  'import.disapproved',
  'import.undone',
] as const
export type KnownAction = (typeof KNOWN_ACTIONS)[number]

export function isKnownAction(action: string): action is KnownAction {
  return KNOWN_ACTIONS.some((known) => known === action)
}

/** The fields that the texts have words for. */
export const KNOWN_FIELDS = [
  'name',
  'timeZone',
  'locale',
  'contact',
  'inviteExpiryDays',
  'reminderDays',
  'status',
  'reason',
  'role',
  'seats',
  'until',
  'scopes',
  'expiresAt',
  'source',
  'notifyAt',
  'held',
  'locationId',
  'externalId',
] as const
export type KnownField = (typeof KNOWN_FIELDS)[number]

export function isKnownField(field: string): field is KnownField {
  return KNOWN_FIELDS.some((known) => known === field)
}

/** The names of what was changed, where the entry only says that. */
export function changedFields({ after }: AuditEntryDto): string[] {
  const fields = after?.fields
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : []
}

/** One value before and after; null where the entry does not say. */
export interface ValueChange {
  name: string
  from: string | null
  to: string | null
}

/** The values that an entry holds and that a person can read: ids say nothing and are left out. */
export function changedValues({ before, after }: AuditEntryDto): ValueChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .filter((name) => name !== 'fields' && !/Ids?$/.test(name))
    .map((name) => ({ name, from: readable(before?.[name]), to: readable(after?.[name]) }))
    .filter(({ from, to }) => from !== to)
}

/** The learner that an entry is about, if it says so. */
export function learnerOf({ action, subjectId, before, after }: AuditEntryDto): string | null {
  const named = after?.learnerId ?? before?.learnerId
  if (typeof named === 'string') return named
  return action.startsWith('learner.') ? subjectId : null
}

/** Nothing and `false` are not worth a line. */
function readable(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return value === true ? 'true' : null
}
