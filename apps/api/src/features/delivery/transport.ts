import type { MailContent } from './mail-content.ts'

/** One mail, ready to leave: to one mailbox, with an id that stays the same however often it is tried. */
export interface OutgoingMail {
  messageId: string
  to: string
  content: MailContent
}

/**
 * What became of one try. `delivered`: the receiving server has it. `accepted`: a server on the way has it. `bounced`: there is
 * no such mailbox. `refused`: it will not be taken. `later`: not now, try again.
 */
export interface Outcome {
  kind: 'delivered' | 'accepted' | 'bounced' | 'refused' | 'later'
  /** In plain words, for all but success. */
  reason: string | null
  /** Of `later`: in so many seconds; unless said, by how often it was tried. */
  wait?: number
}

/** The way mail leaves by. `send` never throws for a mail that is not taken: that is an outcome. */
export interface Transport {
  send(mail: OutgoingMail): Promise<Outcome>
  close(): Promise<void>
}
