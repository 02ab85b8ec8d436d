import { randomUUID } from 'node:crypto'
import type { MailDocument } from '../src/features/delivery/mail-document.ts'
import type { OutgoingMail } from '../src/features/delivery/transport.ts'

export const ORG_ID = '0190d3c6-0000-7000-8000-000000000001'

/** What an invitation of an organization to somebody says. */
export function aDocument(org: string, person: string, locale: 'en' | 'es' = 'en'): MailDocument {
  return {
    locale,
    sender: org,
    subject: `${org} invited you to training`,
    preheader: `An invitation of ${org}`,
    blocks: [
      { kind: 'heading', text: `${org} invites you` },
      { kind: 'paragraph', text: `${org} would like ${person} to take training.` },
      { kind: 'button', text: 'See the invitation', url: linkFor(person) },
      { kind: 'facts', facts: [{ label: 'Invited address', value: person }] },
    ],
    footer: `You get this because ${org} invited ${person}.`,
  }
}

/** Where the button of this person's mail leads: a secret of theirs. */
export function linkFor(person: string): string {
  return `https://learn.example.org/i/secret-of-${Buffer.from(person).toString('base64url')}?from=mail&lang=en`
}

/** A mail that is ready to leave, to each of these addresses. */
export function mailsTo(addresses: string[], changes: Partial<OutgoingMail> = {}): OutgoingMail[] {
  return addresses.map((to) => ({
    orgId: ORG_ID,
    messageId: randomUUID(),
    attempt: 1,
    kind: 'invite',
    to,
    document: aDocument('Acme Training', to),
    ...changes,
  }))
}

/** So many addresses, each another one. */
export function people(count: number, name = 'p'): string[] {
  return Array.from({ length: count }, (_, at) => `${name}${at}@school.example`)
}
