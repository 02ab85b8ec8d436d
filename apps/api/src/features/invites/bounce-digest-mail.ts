import type { MailDocument, MailKind } from '../delivery/index.ts'
import { tellReason } from '../delivery/index.ts'
import { requireOrg } from '../orgs/index.ts'
import { listReturned, type ReturnedMail } from './bounce-digest-store.ts'
import { bounceDigestWords } from './bounce-digest-words.ts'

/** So many addresses are named; of more it is said how many. */
const NAMED = 20

/** The mail that tells an admin whose invitations came back, and why. */
export function createBounceDigestMail({ publicUrl }: { publicUrl: string }): MailKind {
  return {
    async write(org, messages) {
      const { name } = await requireOrg(org)
      const returned = await listReturned(
        org,
        messages.map(({ refId }) => refId),
      )
      const documents = new Map<string, MailDocument>()
      for (const { id, refId, locale } of messages) {
        const own = returned.filter(({ digest_id }) => digest_id === refId)
        if (own.length > 0) documents.set(id, toDocument(name, own, locale, publicUrl))
      }
      return documents
    },
    async onFacts() {},
  }
}

function toDocument(
  org: string,
  returned: ReturnedMail[],
  locale: 'en' | 'es',
  publicUrl: string,
): MailDocument {
  const words = bounceDigestWords[locale]
  const more = returned.length - NAMED
  const opening = words.opening(
    returned.length,
    returned.every(({ is_own }) => is_own),
  )
  // The list shows one kind at a time.
  const shown = returned.some(({ state }) => state === 'bounced') ? 'bounced' : 'refused'
  return {
    locale,
    sender: 'Rollcall',
    subject: words.subject(org, returned.length),
    preheader: opening,
    blocks: [
      { kind: 'heading', text: words.subject(org, returned.length) },
      { kind: 'paragraph', text: opening },
      {
        kind: 'list',
        items: [
          ...returned
            .slice(0, NAMED)
            .map(
              ({ email, reason_code, answer }) =>
                `${email}: ${tellReason(locale, reason_code ?? 'refused', answer)}`,
            ),
          ...(more > 0 ? [words.more(more)] : []),
        ],
      },
      { kind: 'paragraph', text: words.next },
      { kind: 'button', text: words.button, url: `${publicUrl}/learners?delivery=${shown}` },
      { kind: 'small', text: words.closing },
    ],
    footer: words.footer(org),
  }
}
