import type { PageQuery } from '../page.ts'
import type {
  AddressOutcome,
  DeliveryReason,
  DeliveryState,
  InviteSource,
  InviteState,
  LearnerStatus,
  Locale,
} from '../statuses.ts'
import type { Notify } from './notify.ts'
import type { Selection } from './selection.ts'

/** What became of the newest email of an invite. */
export interface DeliveryDto {
  state: DeliveryState
  at: string
  /** Why it did not arrive, in plain English, with what the server said; null when nothing is wrong. */
  reason: string | null
  /** The same to decide by, and to be told in other words. */
  reasonCode: DeliveryReason | null
  /** What the server said, in its own words; null when it said nothing. */
  answer: string | null
  attempts: number
  nextAttemptAt: string | null
  /** How sure the delivery is: `relay` means that a mail server took it, `mailbox` that the receiving one did, `link` that its link was opened. */
  evidence: 'none' | 'relay' | 'mailbox' | 'link'
}

export interface InviteDto {
  id: string
  learnerId: string
  email: string
  state: InviteState
  learnerStatus: LearnerStatus
  groupId: string
  locationId: string | null
  source: InviteSource
  importId: string | null
  /** When its mail may go out; null while it is on hold. */
  notifyAt: string | null
  /** Null: it never expires. */
  expiresAt: string | null
  expired: boolean
  delivery: DeliveryDto | null
  createdAt: string
  createdBy: string | null
  answeredAt: string | null
  /** True when the person said that the address is not that of the one who is meant. */
  notMe: boolean
}

/** `notify` is `now` unless said. */
export interface CreateInvitesBody {
  groupId: string
  locationId?: string | null
  emails: string[]
  notify?: Notify
}

export interface JudgeInvitesBody {
  groupId: string
  emails: string[]
}

/** What an admin may change of an open invite: the address (a new invite then replaces this one), or when its mail goes out. */
export interface UpdateInviteBody {
  email?: string
  notify?: Notify
}

/** `ids` are the invites' own. */
export interface RescheduleInvitesBody extends Selection {
  notify: Notify
}

/** Invites a person anew, who is Cancelled, Archived, or Declined; the last needs `confirmDeclined`. */
export interface InviteAgainBody {
  groupId: string
  notify?: Notify
  confirmDeclined?: boolean
}

/** The same for many: `ids` are the learners' own. */
export interface InviteManyAgainBody extends InviteAgainBody, Selection {}

export interface InviteItemDto {
  /** As it was typed. */
  email: string
  /** `invite` is what judging says where inviting would say `invited`. */
  outcome: AddressOutcome
  invite: InviteDto | null
  /** Of the person on the roster who has this address, so that they can be invited again; null when nobody has. */
  learnerId: string | null
  /** The address that was probably meant, for a typo in a well-known domain. */
  suggestion: string | null
}

export interface InvitesReply {
  items: InviteItemDto[]
  /** How many addresses had each outcome; the counts add up to the number of addresses. */
  counts: Partial<Record<AddressOutcome, number>>
}

export interface ListInvitesQuery extends PageQuery {
  learnerId?: string
  state?: InviteState
  groupId?: string
}

export interface InvitePreviewQuery {
  /** The group that it invites to; the newest active one unless said. */
  groupId?: string
  /** The language of the organization unless said. */
  locale?: Locale
  /** `first` unless said. */
  variant?: 'first' | 'reminder'
}

/** An email in its two forms, which say the same. */
export interface InvitePreviewDto {
  subject: string
  html: string
  text: string
}
