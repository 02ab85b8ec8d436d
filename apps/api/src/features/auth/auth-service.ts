import {
  type ForgotPasswordBody,
  LIMITS,
  type RegisterBody,
  type ResetPasswordBody,
  type SignInBody,
} from '@rollcall/contract'
import type { Request } from 'express'
import type { SessionUser } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import { parseEmailAddress, requireEmailAddress } from '../../core/email-address.ts'
import { AppError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { networkOf, type RateLimits } from '../../core/rate-limit.ts'
import { NO_ORG, type Tokens } from '../../core/tokens.ts'
import { queueAccountMail } from '../delivery/index.ts'
import { foundOrg, requireRegistration } from '../orgs/index.ts'
import {
  administersAny,
  createAccount,
  findResetToken,
  findUserByEmailKey,
  insertRegistration,
  replaceResetToken,
  setPasswordByToken,
  takeRegistration,
  toSessionUser,
} from './auth-store.ts'
import { hashPassword, requireStrongPassword } from './passwords.ts'
import type { SignIn } from './sign-in.ts'

export interface AuthContext {
  accounts: Accounts
  orgs: Orgs
  tokens: Tokens
  limits: RateLimits
  registrationOpen: boolean
  defaultSubscription: 'none' | 'active'
}

/**
 * Keeps what was typed until the mailbox confirms it; no account exists before. A mailbox that has an account gets a mail
 * that says so, and the caller the same answer.
 */
export async function register(ctx: AuthContext, body: RegisterBody, ip: string | undefined): Promise<void> {
  requireRegistration(ctx.registrationOpen)
  const address = requireEmailAddress(body.email)
  requireStrongPassword(body.password, LIMITS.adminPasswordMin, [
    body.name,
    body.organizationName,
    address.key,
  ])
  await spendMailLimits(ctx, address.key, ip)
  const passwordHash = await hashPassword(body.password)
  const locale = body.locale ?? 'en'
  await ctx.accounts.write(async (accounts) => {
    const existing = await findUserByEmailKey(accounts.rows, address.key)
    if (existing) {
      return queueAccountMail(accounts, {
        kind: 'account_exists',
        refId: existing.id,
        emailKey: address.key,
        locale: existing.locale,
      })
    }
    const id = newId()
    await insertRegistration(accounts.rows, {
      id,
      email: address.typed,
      email_key: address.key,
      name: body.name,
      password_hash: passwordHash,
      locale,
      org_name: body.organizationName,
      org_time_zone: body.timeZone,
    })
    await queueAccountMail(accounts, { kind: 'verify', refId: id, emailKey: address.key, locale })
  })
}

/** Makes the account, its organization and its ownership, all or none. Gives the confirmed address. */
export async function verifyEmail(ctx: AuthContext, token: string, ip: string | undefined): Promise<string> {
  const subject = await readToken(ctx, 'register', token, ip)
  return ctx.orgs.write(newId(), async (org) => {
    const registration = await takeRegistration(org.rows, subject.id)
    const address = registration && parseEmailAddress(registration.email)
    if (!registration || !address) throw deadLink()
    const { name, password_hash: passwordHash, locale, org_name, org_time_zone } = registration
    const user = await createAccount(org.rows, { address, name, passwordHash, locale })
    if (!user) throw deadLink()
    await foundOrg(org, user.id, {
      name: org_name,
      timeZone: org_time_zone,
      locale,
      subscription: ctx.defaultSubscription,
    })
    return address.typed
  })
}

/** Signs in to the realm of `signIn`. Failures count against the account and the network that they come from. */
export async function signInRealm(
  limits: RateLimits,
  signIn: SignIn,
  req: Request,
  body: SignInBody,
): Promise<SessionUser> {
  const account = parseEmailAddress(body.email)?.key ?? 'none'
  await limits.spend('sign-in-address', networkOf(req.ip))
  await limits.spend('sign-in-account', account)
  const user = await signIn.byPassword(req)
  await limits.reset('sign-in-account', account)
  return user
}

/** Ends the session for good, on the server as in the browser. */
export async function signOut(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.session.destroy((error) => (error ? reject(error) : resolve())),
  )
}

/** Mails a link that sets a new password, if the address has an account; says the same either way. */
export async function forgotPassword(
  ctx: AuthContext,
  body: ForgotPasswordBody,
  kind: 'reset' | 'join_reset',
  ip: string | undefined,
): Promise<void> {
  const address = requireEmailAddress(body.email)
  await spendMailLimits(ctx, address.key, ip)
  await ctx.accounts.write(async (accounts) => {
    const user = await findUserByEmailKey(accounts.rows, address.key)
    if (!user) return
    const refId = await replaceResetToken(accounts.rows, user.id)
    await queueAccountMail(accounts, { kind, refId, emailKey: user.email_key, locale: user.locale })
  })
}

/** Sets the password by a link from the mailbox, once. All sessions end; signing in is a step of its own. */
export async function resetPassword(
  ctx: AuthContext,
  body: ResetPasswordBody,
  ip: string | undefined,
): Promise<string> {
  const subject = await readToken(ctx, 'reset', body.token, ip)
  const owner = await findResetToken(ctx.accounts.rows, subject.id)
  if (!owner) throw deadLink()
  const min = (await administersAny(ctx.accounts.rows, owner.id))
    ? LIMITS.adminPasswordMin
    : LIMITS.learnerPasswordMin
  requireStrongPassword(body.password, min, [owner.name, owner.email_key])
  const passwordHash = await hashPassword(body.password)
  const user = await ctx.accounts.write(({ rows }) => setPasswordByToken(rows, subject.id, passwordHash))
  if (!user) throw deadLink()
  return toSessionUser(user).email
}

async function readToken(
  ctx: AuthContext,
  purpose: 'register' | 'reset',
  token: string,
  ip: string | undefined,
) {
  const subject = ctx.tokens.read(purpose, token)
  if (subject?.orgId === NO_ORG) return subject
  await ctx.limits.spend('token-miss-address', networkOf(ip))
  throw deadLink()
}

async function spendMailLimits(ctx: AuthContext, emailKey: string, ip: string | undefined): Promise<void> {
  await ctx.limits.spend('account-mail-address', networkOf(ip))
  await ctx.limits.spend('account-mail-mailbox', emailKey)
}

function deadLink(): AppError {
  return new AppError('link_dead', 'This link was used already, or is too old. Ask for a new one.')
}
