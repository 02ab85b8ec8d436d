import type { Locale } from '@rollcall/contract'
import { notFound, required } from '../../core/errors.ts'
import type { OrgReader, Orgs } from '../../core/org-scope.ts'
import { networkOf, type RateLimits } from '../../core/rate-limit.ts'
import type { TokenSubject, Tokens } from '../../core/tokens.ts'
import { logoPath } from '../orgs/index.ts'
import { readWish, resubscribe, unsubscribe, type Wish } from '../suppressions/index.ts'

export interface UnsubscribeContext {
  orgs: Orgs
  tokens: Tokens
  limits: RateLimits
}

/** What somebody can decide on the page of the link: for this organization, for all of them, or as it was before. */
export const DECISIONS = ['organization', 'everywhere', 'undo'] as const
export type Decision = (typeof DECISIONS)[number]

/** The mail in which the link stood, and what its reader has said so far. */
export interface Unsubscribing {
  email: string
  locale: Locale
  organization: { name: string; logoUrl: string | null }
  wish: Wish
}

/** What a link names. Guessing links is counted; a real one costs nothing, however often a mail scanner opens it. */
export async function readUnsubscribeToken(
  { tokens, limits }: UnsubscribeContext,
  token: string,
  ip: string | undefined,
): Promise<TokenSubject> {
  const subject = tokens.read('unsubscribe', token)
  if (subject) return subject
  await limits.spend('token-miss-address', networkOf(ip))
  throw notFound()
}

/** Shows what can be decided by the link. It changes nothing. */
export async function openUnsubscribing(
  { orgs }: UnsubscribeContext,
  { orgId, id }: TokenSubject,
): Promise<Unsubscribing> {
  return orgs.read(orgId, async (org) => {
    const { email_key: email, locale, org_name: name, logo_hash } = await requireMail(org, id)
    const organization = { name, logoUrl: logo_hash === null ? null : logoPath(orgId, logo_hash) }
    return { email, locale, organization, wish: await readWish(org, email) }
  })
}

/** Does what the reader of the mail decided. Doing it again changes nothing. What was decided long ago is not undone by an old mail. */
export async function decide(
  { orgs }: UnsubscribeContext,
  { orgId, id }: TokenSubject,
  decision: Decision,
): Promise<void> {
  await orgs.write(orgId, async (org) => {
    const { email_key: emailKey } = await requireMail(org, id)
    if (decision !== 'undo') {
      await unsubscribe(org, [{ emailKey, messageId: id }], { everywhere: decision === 'everywhere' })
    } else if ((await readWish(org, emailKey)).recent) {
      await resubscribe(org, emailKey, { everywhere: true })
    }
  })
}

interface MailRow {
  email_key: string
  locale: Locale
  org_name: string
  logo_hash: string | null
}

/** The address is the one that the mail went to. Of an erased one nobody knows any more which it was. */
async function requireMail(org: OrgReader, messageId: string): Promise<MailRow> {
  const [mail] = await org.rows<MailRow>`
    select m.email_key, m.locale, o.name as org_name, o.logo_hash
      from messages m
      join orgs o on o.id = ${org.orgId}
     where m.org_id = ${org.orgId} and m.id = ${messageId} and m.email_key not like '%@erased.invalid'`
  return required(mail)
}
