import { randomBytes } from 'node:crypto'
import type { Locale } from '@rollcall/contract'
import type { Accounts } from '../../core/account-scope.ts'
import { requireEmailAddress } from '../../core/email-address.ts'
import { NO_ORG, type Tokens } from '../../core/tokens.ts'
import { createAccount, findUserByEmailKey, replaceResetToken } from './auth-store.ts'
import { hashPassword } from './passwords.ts'

export interface ProvidedAccount {
  userId: string
  email: string
  /** Sets the first password, once, within an hour. Null for an account that was there: it has one. */
  link: string | null
}

/**
 * The account of a person whom the operator vouches for, made where there is none. No password is chosen for anybody: the
 * operator hands on the link.
 */
export async function provideAccount(
  { accounts, tokens, publicUrl }: { accounts: Accounts; tokens: Tokens; publicUrl: string },
  { email, name, locale }: { email: string; name: string; locale: Locale },
): Promise<ProvidedAccount> {
  const address = requireEmailAddress(email)
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  return accounts.write(async ({ rows }) => {
    const made = await createAccount(rows, { address, name, passwordHash, locale })
    if (made) {
      await rows`delete from registrations where email_key = ${address.key}`
      const token = tokens.make('reset', { orgId: NO_ORG, id: await replaceResetToken(rows, made.id) })
      return { userId: made.id, email: made.email, link: `${publicUrl}/reset/${token}` }
    }
    const existing = await findUserByEmailKey(rows, address.key)
    if (!existing) throw new Error('The account was removed in the meantime. Try again.')
    return { userId: existing.id, email: existing.email, link: null }
  })
}

/** Makes somebody an operator of this installation. */
export async function makeOperator({ rows }: Accounts, userId: string): Promise<void> {
  await rows`update users set is_operator = true where id = ${userId}`
}
