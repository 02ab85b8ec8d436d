/** A learner's status. `docs/learner-lifecycle.md` has the table of moves. */
export const LEARNER_STATUSES = [
  'prospect',
  'pending',
  'active',
  'declined',
  'cancelled',
  'archived',
] as const
export type LearnerStatus = (typeof LEARNER_STATUSES)[number]

/** An invite is open until it has an outcome. */
export const INVITE_STATES = ['open', 'accepted', 'declined', 'cancelled', 'replaced'] as const
export type InviteState = (typeof INVITE_STATES)[number]

/** What became of an email, in the admin's words. */
export const DELIVERY_STATES = [
  'scheduled',
  'queued',
  'sent',
  'delayed',
  'delivered',
  'bounced',
  'refused',
  'cancelled',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Why an email has not arrived, or not left. `docs/delivery.md` says what each means. */
export const DELIVERY_REASONS = [
  'no_mailbox',
  'no_domain',
  'mailbox_full',
  'mailbox_off',
  'policy',
  'refused',
  'busy',
  'no_answer',
  'unclear',
  'mail_setup',
  'not_made',
  'many_mails',
  'invalid_address',
  'returned_before',
  'unsubscribed',
  'complained',
] as const
export type DeliveryReason = (typeof DELIVERY_REASONS)[number]

/** Why mail waits that could leave. `docs/delivery.md` says what each means. */
export const MAIL_PAUSE_REASONS = [
  'mail_setup',
  'no_answer',
  'busy',
  'no_credits',
  'not_taken',
  'daily_limit',
  'bounces',
  'complaints',
] as const
export type MailPauseReason = (typeof MAIL_PAUSE_REASONS)[number]

/** Exactly one outcome for each address of a call that invites; `invite` is only said by judging. */
export const ADDRESS_OUTCOMES = [
  'invite',
  'invited',
  'already_invited',
  'already_active',
  'archived',
  'declined_before',
  'suppressed',
  'duplicate',
  'invalid_email',
] as const
export type AddressOutcome = (typeof ADDRESS_OUTCOMES)[number]

export const GROUP_STATUSES = ['active', 'inactive'] as const
export type GroupStatus = (typeof GROUP_STATUSES)[number]

export const INVITE_SOURCES = ['manual', 'import', 'join_page', 'api'] as const
export type InviteSource = (typeof INVITE_SOURCES)[number]

export const ADMIN_ROLES = ['owner', 'admin', 'viewer'] as const
export type AdminRole = (typeof ADMIN_ROLES)[number]

export const ASSIGNMENT_STATUSES = ['assigned', 'in_progress', 'completed'] as const
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number]

export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]
