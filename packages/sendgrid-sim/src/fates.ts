import type { ListName, SuppressionLists } from './suppression-lists.ts'

/** An event without what is the same in all events of a message. */
export interface EventDraft {
  event: string
  [field: string]: string | number
}

/** What becomes of a mail after it was taken. */
interface Fate {
  events: EventDraft[]
  /** What comes to light after the mail has been delivered. */
  late?: EventDraft[]
  /** Late events come without the ids of the message, as those of bounces that come back as mail do. */
  lateWithoutIds?: boolean
  /** The list that the address is on from then on. */
  list?: ListName
}

const processed: EventDraft = { event: 'processed' }
const delivered: EventDraft = { event: 'delivered', response: '250 2.0.0 OK', ip: '127.0.0.9', tls: 1 }
const noMailbox: EventDraft = {
  event: 'bounce',
  type: 'bounce',
  status: '5.1.1',
  reason: '550 5.1.1 The email account that you tried to reach does not exist.',
  bounce_classification: 'Invalid Address',
}

const DELIVERED: Fate = { events: [processed, delivered] }

// Chosen by the word before the plus sign of the address.
const FATES: Record<string, Fate> = {
  bounce: { events: [processed, noMailbox], list: 'bounces' },
  full: {
    events: [
      processed,
      {
        event: 'bounce',
        type: 'bounce',
        status: '5.2.2',
        reason: '552 5.2.2 The mailbox is full.',
        bounce_classification: 'Mailbox Unavailable',
      },
    ],
    list: 'bounces',
  },
  blocked: {
    events: [
      processed,
      {
        event: 'bounce',
        type: 'blocked',
        status: '5.7.1',
        reason: '550 5.7.1 The message was refused because of a policy.',
        bounce_classification: 'Reputation',
      },
    ],
  },
  defer: {
    events: [
      processed,
      { event: 'deferred', attempt: '1', response: '450 4.2.1 Please try again later.' },
      { event: 'deferred', attempt: '2', response: '450 4.2.1 Please try again later.' },
      delivered,
    ],
  },
  drop: { events: [dropped('Bounced Address')], list: 'bounces' },
  async: { ...DELIVERED, late: [noMailbox], lateWithoutIds: true, list: 'bounces' },
  spam: { ...DELIVERED, late: [{ event: 'spamreport' }], list: 'spam_reports' },
}

/** What becomes of mail to the address, by its first word and by what became of mail before. */
export function fateOf(address: string, lists: SuppressionLists): Fate {
  const reason = lists.reasonFor(address)
  if (reason) return { events: [dropped(reason)] }
  return FATES[wordOf(address)] ?? DELIVERED
}

/** Whether a request with this address gets no answer, although it is taken. */
export function isHanging(address: string): boolean {
  return wordOf(address) === 'hang'
}

function wordOf(address: string): string {
  return /^([a-z]+)\+/i.exec(address)?.[1]?.toLowerCase() ?? ''
}

function dropped(reason: string): EventDraft {
  return { event: 'dropped', reason, status: '5.0.0' }
}
