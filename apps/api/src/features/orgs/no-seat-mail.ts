import type { MailDocument, MailKind } from '../delivery/index.ts'
import { noSeatWords } from './no-seat-words.ts'
import { requireOrg } from './org-store.ts'
import { findSeats, listSeatAdmins, type SeatsRow } from './seat-store.ts'

/** The mail that tells the admins that somebody found no free seat. Who is none any more gets none. */
export function createNoSeatMail({ publicUrl }: { publicUrl: string }): MailKind {
  return {
    async write(org, messages) {
      const { name } = await requireOrg(org)
      const seats = await findSeats(org)
      const admins = new Set((await listSeatAdmins(org)).map(({ user_id }) => user_id))
      return new Map(
        messages
          .filter(({ refId }) => admins.has(refId))
          .map(({ id, locale }) => [
            id,
            toDocument(name, seats, locale, `${publicUrl}/settings/subscription`),
          ]),
      )
    },
    async onFacts() {},
  }
}

function toDocument(org: string, seats: SeatsRow, locale: 'en' | 'es', url: string): MailDocument {
  const words = noSeatWords[locale]
  return {
    locale,
    sender: 'Rollcall',
    subject: words.subject(org),
    preheader: words.opening(org),
    blocks: [
      { kind: 'heading', text: words.subject(org) },
      { kind: 'paragraph', text: words.opening(org) },
      { kind: 'paragraph', text: words.next },
      {
        kind: 'facts',
        facts: [
          { label: words.seats, value: seats.seats === null ? words.unlimited : String(seats.seats) },
          { label: words.used, value: String(seats.used) },
          { label: words.waiting, value: String(seats.waiting) },
        ],
      },
      { kind: 'button', text: words.button, url },
      { kind: 'small', text: words.closing },
    ],
    footer: words.footer(org),
  }
}
