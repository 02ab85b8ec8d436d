import type { PageQuery } from '../page.ts'

/** Why no mail may go to an address: its owner asked for none, there is no such mailbox, or its owner called our mail unwanted. */
export const SUPPRESSION_REASONS = ['unsubscribed', 'bounced', 'complained'] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/** The same of a learner. `other`: mail may go there from no organization, and why is not this organization's to know. */
export const NO_MAIL_REASONS = [...SUPPRESSION_REASONS, 'other'] as const
export type NoMailReason = (typeof NO_MAIL_REASONS)[number]

/** An address to which no mail of the organization goes, for one reason. */
export interface SuppressionDto {
  id: string
  email: string
  reason: SuppressionReason
  since: string
  /** Null: without an end. */
  until: string | null
  /** Who has this address on the roster. */
  learnerId: string | null
  /** Whether an admin may lift it. What a person asked for, only that person takes back. */
  mayLift: boolean
}

export interface ListSuppressionsQuery extends PageQuery {
  /** A part of the address. */
  q?: string
  reason?: SuppressionReason
}
