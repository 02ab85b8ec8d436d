import { type AdminInvitationDto, LIMITS, type RegisterAdminBody } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import type { Actor } from '../../core/audit.ts'
import { parseEmailAddress } from '../../core/email-address.ts'
import { AppError, notFound, required } from '../../core/errors.ts'
import { networkOf } from '../../core/rate-limit.ts'
import type { TokenSubject } from '../../core/tokens.ts'
import {
  type AdminInviteRow,
  findAdmin,
  findAdminInvite,
  joinAsAdmin,
  lockAdminInvite,
  requireOpenAdminInvite,
} from '../orgs/index.ts'
import { toAdminInvitationDto } from './auth-dto.ts'
import type { AuthContext } from './auth-service.ts'
import { createAccount, findUserByEmailKey, toSessionUser } from './auth-store.ts'
import { hashPassword, requireStrongPassword } from './passwords.ts'

/** Shows the invitation to run an organization that a link names. It changes nothing. */
export async function openAdminInvitation(
  ctx: AuthContext,
  token: string,
  ip: string | undefined,
): Promise<AdminInvitationDto> {
  const { orgId, id } = await readAdminToken(ctx, token, ip)
  return ctx.orgs.read(orgId, async (org) => {
    const invite = required(await findAdminInvite(org, id))
    return toAdminInvitationDto(
      orgId,
      invite,
      (await findUserByEmailKey(org.rows, invite.email_key)) !== undefined,
    )
  })
}

/**
 * Makes the signed-in person an admin. Needs the account of the invited address, confirmed. Accepting once more adds nothing.
 */
export async function acceptAdminInvitation(
  ctx: AuthContext,
  actor: Actor,
  user: SessionUser,
  token: string,
  ip: string | undefined,
): Promise<void> {
  const { orgId, id } = await readAdminToken(ctx, token, ip)
  await ctx.orgs.write(orgId, async (org) => {
    const invite = required(await lockAdminInvite(org, id))
    requireOwner(invite, user)
    const isDone = invite.outcome === 'accepted' && (await findAdmin(org, user.id)) !== undefined
    if (!isDone) await joinAsAdmin(org, { ...actor, userId: user.id }, invite)
  })
}

/**
 * Makes the account of an invited person, who is an admin with it. The link came by mail to the invited address and proves it;
 * an account that is there already is never touched: `account_exists`.
 */
export async function registerInvitedAdmin(
  ctx: AuthContext,
  token: string,
  { name, password, locale }: RegisterAdminBody,
  ip: string | undefined,
  requestId: string | null,
): Promise<SessionUser> {
  const { orgId, id } = await readAdminToken(ctx, token, ip)
  const offered = required(await ctx.orgs.read(orgId, (org) => findAdminInvite(org, id)))
  requireOpenAdminInvite(offered)
  const address = parseEmailAddress(offered.email)
  if (!address) throw notFound()
  requireStrongPassword(password, LIMITS.adminPasswordMin, [name, offered.org_name, address.key])
  const passwordHash = await hashPassword(password)
  return ctx.orgs.write(orgId, async (org) => {
    const invite = required(await lockAdminInvite(org, id))
    requireOpenAdminInvite(invite)
    await org.rows`delete from registrations where email_key = ${address.key}`
    const user = await createAccount(org.rows, { address, name, passwordHash, locale: locale ?? 'en' })
    if (!user) throw accountExists()
    await joinAsAdmin(org, { kind: 'user', userId: user.id, requestId }, invite)
    return toSessionUser(user)
  })
}

/** What a link names. Guessing links is counted; a real one costs nothing. */
async function readAdminToken(
  ctx: AuthContext,
  token: string,
  ip: string | undefined,
): Promise<TokenSubject> {
  const subject = ctx.tokens.read('admin', token)
  if (subject) return subject
  await ctx.limits.spend('token-miss-address', networkOf(ip))
  throw notFound()
}

function requireOwner(invite: AdminInviteRow, user: SessionUser): void {
  if (user.emailKey !== invite.email_key) {
    const detail = `This invitation is for ${invite.email}. You are signed in as ${user.email}.`
    throw new AppError('wrong_account', detail)
  }
  if (!user.emailVerified) {
    throw new AppError('email_not_verified', 'Confirm your email address first, by the link we sent you.')
  }
}

function accountExists(): AppError {
  return new AppError('account_exists', 'There is an account with this address already. Sign in to accept.')
}
