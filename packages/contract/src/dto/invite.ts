import type { PageQuery } from '../page.ts'
import type { AddressOutcome, DeliveryState, InviteSource, InviteState, LearnerStatus } from '../statuses.ts'

/** What became of the newest email of an invite. */
export interface DeliveryDto {
  state: DeliveryState
  at: string
  /** Why it did not arrive, in plain words; null when nothing is wrong. */
  reason: string | null
  attempts: number
  nextAttemptAt: string | null
  /** How sure the delivery is: `relay` means that a mail server took it, `mailbox` that the receiving one did. */
  evidence: 'none' | 'relay' | 'mailbox'
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
  notifyAt: string | null
  /** Null: it never expires. */
  expiresAt: string | null
  expired: boolean
  delivery: DeliveryDto | null
  createdAt: string
  createdBy: string | null
  answeredAt: string | null
}

export interface Notify {
  when: 'now'
}

export interface CreateInvitesBody {
  groupId: string
  locationId?: string | null
  emails: string[]
  notify?: Notify
}

export interface InviteItemDto {
  /** As it was typed. */
  email: string
  outcome: AddressOutcome
  invite: InviteDto | null
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
}
