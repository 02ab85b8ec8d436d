import type { DeliveryReason } from '@rollcall/contract'
import type { AccountWriter } from '../../../core/account-scope.ts'
import type { OrgWriter } from '../../../core/org-scope.ts'
import type { MailFact } from '../mail-facts.ts'
import type { MailKinds } from '../mail-kinds.ts'
import { accountOutbox, addFacts, orgOutbox } from '../outbox-store.ts'
import { noteReturns } from '../pauses/index.ts'
import { suppressTold } from '../suppress-told.ts'
import { holdKinds, tellKinds } from '../tell-kinds.ts'
import { keepNew, listKinds, lockMessages } from './event-store.ts'

/** Something that a mail service or a returned mail says of one message of ours. */
export interface MailEvent {
  /** The same for the same event, however often it is told. */
  id: string
  messageId: string
  fact: MailFact
  at: Date
  reason: DeliveryReason | null
  answer: string | null
  /** It named no message: by its address this one is meant. */
  isGuessed?: boolean
}

/**
 * Adds what is told of an organization's messages to what is known of them, and tells the features that the mails are about.
 * Told twice or in another order it comes to the same. Gives the ids of messages that are not there.
 */
export async function applyEvents(
  { mailKinds }: { mailKinds: MailKinds },
  org: OrgWriter,
  events: MailEvent[],
): Promise<string[]> {
  const ids = [...new Set(events.map(({ messageId }) => messageId))]
  const messages = await listKinds(org, ids)
  const known = new Set(messages.map(({ id }) => id))
  // The locks in the order of everybody who changes learners and their mail: learners first, then the messages by id.
  await holdKinds(mailKinds, org, messages)
  await lockMessages(org, [...known])
  const fresh = await keepNew(
    org,
    events.filter(({ messageId }) => known.has(messageId)),
  )
  const addressOf = new Map(messages.map(({ id, email_key }) => [id, email_key]))
  await suppressTold(
    org,
    fresh.map((event) => ({ ...event, emailKey: addressOf.get(event.messageId) ?? '' })),
  )
  await tellKinds(mailKinds, org, await addFacts(orgOutbox(org), fresh))
  const count = (fact: MailFact) => fresh.filter((event) => event.fact === fact).length
  await noteReturns(org, { bounced: count('bounced'), complained: count('complained') })
  return ids.filter((id) => !known.has(id))
}

/** The same for the mail of accounts, which has no history. */
export async function applyAccountEvents(accounts: AccountWriter, events: MailEvent[]): Promise<void> {
  await addFacts(accountOutbox(accounts.rows), events)
}
