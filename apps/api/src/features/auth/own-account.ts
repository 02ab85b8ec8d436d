import { LIMITS, type UpdateMeBody } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import { AppError, invalidInput, required } from '../../core/errors.ts'
import { queueAccountMail } from '../delivery/index.ts'
import type { AuthContext } from './auth-service.ts'
import { administersAny, findUser, toSessionUser, updateUser } from './auth-store.ts'
import { hashPassword, passwordFits, requireStrongPassword } from './passwords.ts'

/**
 * Changes what somebody says of themselves. A new password needs the one that holds now; all sessions end with it, and a mail says
 * so. Throws `wrong_password`, `weak_password`.
 */
export async function changeOwnAccount(
  ctx: AuthContext,
  user: SessionUser,
  { name, locale, password, currentPassword }: UpdateMeBody,
): Promise<{ user: SessionUser; isPasswordNew: boolean }> {
  if (password === undefined) {
    const row = await updateUser(ctx.accounts.rows, user.id, { name, locale })
    return { user: toSessionUser(row), isPasswordNew: false }
  }
  if (currentPassword === undefined) {
    throw invalidInput('/currentPassword', 'required', 'Enter your current password, too.')
  }
  await requirePassword(ctx, user, currentPassword, '/currentPassword')
  const min = (await administersAny(ctx.accounts.rows, user.id))
    ? LIMITS.adminPasswordMin
    : LIMITS.learnerPasswordMin
  requireStrongPassword(password, min, [name ?? user.name, user.emailKey])
  const passwordHash = await hashPassword(password)
  const row = await ctx.accounts.write(async (accounts) => {
    const changed = await updateUser(accounts.rows, user.id, { name, locale, passwordHash })
    await accounts.rows`delete from user_tokens where user_id = ${user.id}`
    await accounts.rows`delete from sessions where user_id = ${user.id}`
    const { email_key: emailKey, locale: language } = changed
    await queueAccountMail(accounts, {
      kind: 'password_changed',
      refId: user.id,
      emailKey,
      locale: language,
    })
    return changed
  })
  return { user: toSessionUser(row), isPasswordNew: true }
}

/** Throws `wrong_password` unless it is that of the account. Tries count as those to sign in do. */
export async function requirePassword(
  { accounts, limits }: Pick<AuthContext, 'accounts' | 'limits'>,
  user: SessionUser,
  password: string,
  pointer = '/password',
): Promise<void> {
  await limits.spend('sign-in-account', user.emailKey)
  const { password_hash } = required(await findUser(accounts.rows, user.id))
  if (!(await passwordFits(password, password_hash))) {
    const detail = 'This is not your current password. Check it, or set a new one by email.'
    throw new AppError('wrong_password', detail, [{ pointer, code: 'wrong_password', detail }])
  }
  await limits.reset('sign-in-account', user.emailKey)
}
