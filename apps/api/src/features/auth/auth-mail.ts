import { NO_ORG, type Tokens } from '../../core/tokens.ts'
import type { AccountMailKinds, MailDocument } from '../delivery/index.ts'
import { type AccountWords, accountWords } from './auth-words.ts'

export interface AccountMailContext {
  tokens: Tokens
  publicUrl: string
  joinUrl: string
}

/** The mails of accounts. Each link is made when its mail leaves, and stands nowhere else. */
export function accountMailKinds({ tokens, publicUrl, joinUrl }: AccountMailContext): AccountMailKinds {
  const link = (base: string, purpose: 'register' | 'reset', id: string) =>
    `${base}/${purpose === 'register' ? 'verify' : 'reset'}/${tokens.make(purpose, { orgId: NO_ORG, id })}`

  return {
    async verify(accounts, { refId, locale }) {
      const [registration] = await accounts.rows<{ org_name: string }>`
        select org_name from registrations where id = ${refId} and expires_at > now()`
      if (!registration) return null
      return toDocument(
        locale,
        accountWords[locale].verify(registration.org_name),
        link(publicUrl, 'register', refId),
      )
    },
    async account_exists(_accounts, { locale }) {
      return toDocument(locale, accountWords[locale].accountExists, `${publicUrl}/forgot-password`)
    },
    async reset(accounts, { refId, locale }) {
      if (!(await holds(accounts.rows, refId))) return null
      return toDocument(locale, accountWords[locale].reset, link(publicUrl, 'reset', refId))
    },
    async password_changed(_accounts, { locale }) {
      return toDocument(locale, accountWords[locale].passwordChanged, `${joinUrl}/forgot-password`)
    },
    async join_reset(accounts, { refId, locale }) {
      if (!(await holds(accounts.rows, refId))) return null
      return toDocument(locale, accountWords[locale].reset, link(joinUrl, 'reset', refId))
    },
  }
}

async function holds(
  rows: Parameters<AccountMailKinds[string]>[0]['rows'],
  tokenId: string,
): Promise<boolean> {
  const found = await rows`select 1 from user_tokens where id = ${tokenId} and expires_at > now()`
  return found.length > 0
}

function toDocument(locale: 'en' | 'es', words: AccountWords, url: string): MailDocument {
  return {
    locale,
    sender: 'Rollcall',
    subject: words.subject,
    preheader: words.opening,
    blocks: [
      { kind: 'heading', text: words.subject },
      { kind: 'paragraph', text: words.opening },
      { kind: 'button', text: words.button, url },
      { kind: 'small', text: words.closing },
    ],
    footer: words.footer,
  }
}
