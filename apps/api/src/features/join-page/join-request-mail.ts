import type { Tokens } from '../../core/tokens.ts'
import type { MailDocument, MailKind } from '../delivery/index.ts'
import { findJoinPage } from './join-page-store.ts'
import { type JoinRequestWords, joinRequestWords } from './join-request-words.ts'
import { listMailableRequests, type MailableRequest } from './request-store.ts'

interface Proof {
  link: string
  code: string
}

/**
 * The mail that lets somebody who asked to join show that the mailbox is theirs. Only here it shows who they are to the
 * organization: who is Active is told to sign in. A page that was closed in the meantime sends none.
 */
export function createJoinRequestMail({ tokens, joinUrl }: { tokens: Tokens; joinUrl: string }): MailKind {
  return {
    async write(org, messages) {
      const page = await findJoinPage(org)
      if (page?.state !== 'open' && page?.state !== 'full') return new Map()
      const requests = await listMailableRequests(
        org,
        messages.map(({ refId }) => refId),
      )
      const requestOf = new Map(requests.map((request) => [request.id, request]))
      return new Map(
        messages.flatMap(({ id, refId, locale }) => {
          const request = requestOf.get(refId)
          if (!request) return []
          const subject = { orgId: org.orgId, id: refId }
          const proof = {
            link: `${joinUrl}/verify/${tokens.make('join_request', subject)}`,
            code: tokens.code(subject),
          }
          const words = joinRequestWords[locale]
          const document = request.is_active
            ? toJoinedDocument(words, page.org_name, `${joinUrl}/account`)
            : toDocument(words, page.org_name, request, proof)
          return [[id, { locale, sender: page.org_name, footer: words.footer(page.org_name), ...document }]]
        }),
      )
    },
    // A request is verified by what its mail holds, not by its arrival.
    async onFacts() {},
  }
}

type Words = Omit<MailDocument, 'locale' | 'sender' | 'footer'>

function toDocument(
  words: JoinRequestWords,
  org: string,
  request: MailableRequest,
  { link, code }: Proof,
): Words {
  return {
    subject: words.subject(org),
    preheader: words.preheader,
    blocks: [
      { kind: 'heading', text: words.subject(org) },
      { kind: 'paragraph', text: words.opening(org) },
      { kind: 'button', text: words.button, url: link },
      { kind: 'paragraph', text: words.orCode },
      { kind: 'heading', text: `${code.slice(0, 3)} ${code.slice(3)}` },
      {
        kind: 'facts',
        facts: [
          { label: words.group, value: request.group_name },
          ...(request.location_name ? [{ label: words.location, value: request.location_name }] : []),
          { label: words.address, value: request.email },
        ],
      },
      { kind: 'small', text: words.closing },
    ],
  }
}

function toJoinedDocument(words: JoinRequestWords, org: string, link: string): Words {
  return {
    subject: words.joined.subject(org),
    preheader: words.joined.opening(org),
    blocks: [
      { kind: 'heading', text: words.joined.subject(org) },
      { kind: 'paragraph', text: words.joined.opening(org) },
      { kind: 'button', text: words.joined.button, url: link },
      { kind: 'small', text: words.joined.closing },
    ],
  }
}
