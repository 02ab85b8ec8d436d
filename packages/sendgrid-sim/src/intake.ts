import { randomBytes } from 'node:crypto'
import type { Chaos } from './chaos.ts'
import { type SimEvent, toEvent, toEventWithoutIds } from './events.ts'
import { fateOf } from './fates.ts'
import type { MailRequest, Personalization } from './mail-request.ts'
import { type SentMail, toSentMail } from './sent-mail.ts'
import type { SuppressionLists } from './suppression-lists.ts'
import type { Webhook } from './webhook.ts'

/** What the simulator has taken, and what its recipients got. */
export interface Intake {
  /** Takes a mail; gives the id of the request. */
  take(mail: MailRequest): string
  /** The newest mails that were taken for an address, or for anybody; oldest first. */
  mailTo(address: string | null): SentMail[]
  /** How often a message was taken, by its custom arg m. */
  copies: Map<string, number>
}

/** Mails that are kept to be looked at. */
const KEPT = 20_000

export interface IntakeOptions {
  chaos: Chaos
  lists: SuppressionLists
  webhook: Webhook
}

export function createIntake({ chaos, lists, webhook }: IntakeOptions): Intake {
  const copies = new Map<string, number>()
  let kept: { mail: MailRequest; one: Personalization; requestId: string }[] = []

  function takeOne(mail: MailRequest, one: Personalization, requestId: string, at: number) {
    const email = one.to[0]?.email ?? ''
    const customArgs = { ...mail.custom_args, ...one.custom_args }
    const id = customArgs.m
    if (id) copies.set(id, (copies.get(id) ?? 0) + 1)
    kept.push({ mail, one, requestId })

    const fate = fateOf(email, lists)
    if (fate.list) lists.add(fate.list, email)
    const subject = { email, requestId, at, customArgs, categories: mail.categories ?? [] }
    const drafts = chaos.dropProcessed
      ? fate.events.filter(({ event }) => event !== 'processed')
      : fate.events
    return {
      events: drafts.map((draft) => toEvent(draft, subject)),
      late: (fate.late ?? []).map((draft) =>
        fate.lateWithoutIds ? toEventWithoutIds(draft, email) : toEvent(draft, subject),
      ),
    }
  }

  return {
    copies,
    take(mail) {
      const requestId = randomBytes(16).toString('base64url')
      const events: SimEvent[] = []
      const late: SimEvent[] = []
      for (const [at, one] of mail.personalizations.entries()) {
        const told = takeOne(mail, one, requestId, at)
        events.push(...told.events)
        late.push(...told.late)
      }
      if (kept.length > 2 * KEPT) kept = kept.slice(-KEPT)
      webhook.tell(events, late)
      return requestId
    },
    mailTo(address) {
      const wanted = address?.toLowerCase()
      return kept
        .filter(({ one }) => wanted === undefined || one.to[0]?.email.toLowerCase() === wanted)
        .map(({ mail, one, requestId }) => toSentMail(mail, one, requestId))
    },
  }
}
