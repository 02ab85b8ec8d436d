import type { SessionUser } from '../../src/core/access.ts'
import { requireEmailAddress } from '../../src/core/email-address.ts'
import type { RunRows } from '../../src/core/sql.ts'
import { createAccount, hashPassword, toSessionUser } from '../../src/features/auth/index.ts'

/** A confirmed account. Throws where the address has one already. */
export async function makeAccount(
  { rows }: { rows: RunRows },
  { email, name }: { email: string; name: string },
  password: string,
): Promise<SessionUser> {
  const passwordHash = await hashPassword(password)
  const user = await createAccount(rows, {
    address: requireEmailAddress(email),
    name,
    passwordHash,
    locale: 'en',
  })
  if (!user) throw new Error(`The demo organization cannot be made: ${email} has an account already.`)
  return toSessionUser(user)
}
