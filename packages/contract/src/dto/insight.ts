import type { AuditSubject } from '../audit.ts'
import type { PageQuery } from '../page.ts'
import type { LearnerStatus, MailPauseReason } from '../statuses.ts'
import type { DeliveryDto } from './invite.ts'
import type { SeatsDto } from './org.ts'

/** Everything that is on record of a learner, as facts in the order in which they happened. */
export const TIMELINE_KINDS = [
  'invited',
  'mail_queued',
  'mail_sent',
  'mail_delivered',
  'mail_delayed',
  'mail_bounced',
  'mail_refused',
  'mail_complained',
  'resent',
  'reminded',
  'retried',
  'asked_again',
  'rescheduled',
  'address_mended',
  'cancelled',
  'accepted',
  'declined',
  'not_me',
  'decline_taken_back',
  'joined_group',
  'left_group',
  'training_assigned',
  'archived',
  'changed',
  'unsubscribed',
  'resubscribed',
  'mail_allowed',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export interface TimelineItemDto {
  at: string
  kind: TimelineKind
  /** Who did it: the admin's name, or `null` for the learner, the system and whoever is gone. */
  by: { kind: 'admin' | 'learner' | 'api_key' | 'system'; name: string | null }
  inviteId: string | null
  /** What belongs to the fact, in plain words or as a name: a group, a training, a reason, an address. Null where nothing does. */
  detail: string | null
}

export interface TimelineQuery {
  format?: 'json' | 'csv'
}

/** A mail that has not left yet, with the invite that it is about. */
export interface OutboxItemDto {
  inviteId: string
  learnerId: string
  email: string
  group: { id: string; name: string }
  /** Null: on hold until somebody decides. */
  notifyAt: string | null
  delivery: DeliveryDto
  createdAt: string
  createdBy: string | null
}

export interface OutboxQuery extends PageQuery {
  /** `scheduled`: for a later time. `held`: until somebody decides. `queued`: about to leave, or tried again. */
  waiting?: 'scheduled' | 'held' | 'queued'
}

/** That all mail of the organization waits, why, and until when. */
export interface MailPauseDto {
  reason: MailPauseReason
  until: string
}

export interface MailPauseReply {
  /** Null: mail leaves. */
  pause: MailPauseDto | null
}

/** A count up to a bound; `more`: there are more than `count`. */
export interface BoundedCount {
  count: number
  more: boolean
}

export interface OverviewDto {
  statuses: Record<LearnerStatus, number>
  /** What somebody should look at. */
  attention: {
    bounced: BoundedCount
    refused: BoundedCount
    expired: BoundedCount
    /** Delivered a week ago or longer, and not answered. */
    waiting: BoundedCount
  }
  outbox: { scheduled: BoundedCount; held: BoundedCount; queued: BoundedCount }
  seats: SeatsDto
  /**
   * For each of the last 12 weeks, which begin on Mondays (UTC), how many were invited, got the mail, accepted and declined.
   * Oldest first.
   */
  weeks: { from: string; invited: number; delivered: number; accepted: number; declined: number }[]
}

export interface AuditEntryDto {
  seq: number
  at: string
  /** `learner`: the invited person did it; who that is, is not said here. */
  actor: { kind: 'user' | 'learner' | 'api_key' | 'system'; id: string | null; name: string | null }
  action: string
  subjectId: string | null
  /** What or whom it was done to; null where that is the organization itself, or is not on record. */
  subject: {
    kind: AuditSubject
    id: string
    /** The address of a person, or a name, as it is now. Null: gone, erased, or not for the caller to read. */
    name: string | null
  } | null
  /** The names of the groups, locations and trainings that `before` and `after` have by their ids, as they are now. */
  names: { id: string; name: string }[]
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  requestId: string | null
}

export interface AuditLogFilter {
  action?: string
  subjectId?: string
  /** The id of a user or an API key. */
  actorId?: string
  /** The first and the last day that are shown, such as 2027-03-14, in the time zone of the organization. */
  from?: string
  until?: string
}

export interface AuditLogQuery extends AuditLogFilter, PageQuery {}

export interface ExportAuditLogQuery extends AuditLogFilter {
  format: 'csv' | 'xlsx'
}

/** The newest seal of the audit log. A line that is kept elsewhere shows later whether the log is still the same. */
export interface AuditSealReply {
  /** Null: nothing is sealed so far. */
  seal: { line: string; sealedAt: string } | null
}
