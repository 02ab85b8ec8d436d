import type { DeliveryReason, MailPauseReason } from '@rollcall/contract'
import type { MailDocument } from './mail-content.ts'

/** One mail, ready to leave: to one mailbox, with an id that stays the same however often it is tried. */
export interface OutgoingMail {
  /** Null: the mail of an account. */
  orgId: string | null
  messageId: string
  /** Which try it is, from 1. */
  attempt: number
  kind: string
  to: string
  document: MailDocument
}

/**
 * What became of one try. `delivered`: the receiving server has it. `accepted`: a server on the way has it. `bounced`: there is
 * no such mailbox. `blocked`: it will not be taken. `later`: not now, try again. `uncertain`: nobody knows whether it was taken.
 */
export interface Outcome {
  kind: 'delivered' | 'accepted' | 'bounced' | 'blocked' | 'later' | 'uncertain'
  /** For all but success. */
  reason: DeliveryReason | null
  /** What the server said, in its own words. */
  answer?: string | null
  /** Of `later` and `uncertain`: in so many seconds; unless said, by how often it was tried. */
  wait?: number
  /** Nothing of anybody's, or of the organization's, is worth trying for a while. */
  pause?: { whose: 'everybody' | 'organization'; reason: MailPauseReason; seconds: number }
  /** Of `accepted`: taken for an arrival when it has not come back in so many seconds; never, unless said. */
  presumedAfter?: number
}

/** The way mail leaves by. */
export interface Transport {
  /** What pauses are remembered under. */
  readonly name: string
  /** So many mails leave by one `send`. */
  readonly batchSize: number
  /** Whether it is told later what became of what it took: a mail of which nobody knows is worth waiting for then. */
  readonly hearsBack: boolean
  /** What became of each, in the same order. Never throws for a mail that is not taken: that is an outcome. */
  send(mails: OutgoingMail[]): Promise<Outcome[]>
  /** One sentence for the operator when it cannot send as it is set up; null when all is well. */
  check(): Promise<string | null>
  /** Where the provider has a list of its own of addresses to which it sends nothing: takes one off it. */
  lift?(address: string): Promise<void>
  close(): Promise<void>
}

/** A mail that cannot be made is tried again later; it keeps no other from leaving. `send` throws for nothing else. */
export async function madeOrNot(send: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await send()
  } catch {
    return { kind: 'later', reason: 'not_made' }
  }
}
