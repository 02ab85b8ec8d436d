import type { InviteAdminBody, OrgAdminDto } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { requireEmailAddress } from '../../core/email-address.ts'
import { AppError, notFound, required } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { isTaken } from '../../core/pg-errors.ts'
import { cancelQueued, type MailOptions, queueMessages, readResend } from '../delivery/index.ts'
import { toInvitedAdminDto } from './admin-dto.ts'
import {
  type AdminInviteRow,
  endAdminInvite,
  endExpiredAdminInvite,
  findAdminInvite,
  insertAdminInvite,
  lockAdminInvite,
  renewAdminInvite,
} from './admin-invite-store.ts'
import { alreadyAdmin } from './admin-service.ts'
import { insertAdmin, isAdminByEmailKey } from './admin-store.ts'
import { requireOrg } from './org-store.ts'

const KIND = 'admin_invite'
const COOL_DOWN = 60
const RESENDS_A_WEEK = 5

/**
 * Invites somebody to help to run the organization. The answer is the same whether or not the address has an account. Throws
 * `already_admin` and `already_invited`.
 */
export async function inviteAdmin(
  org: OrgWriter,
  actor: Actor & { userId: string },
  { email, role }: InviteAdminBody,
): Promise<OrgAdminDto> {
  const address = requireEmailAddress(email)
  if (await isAdminByEmailKey(org, address.key)) throw alreadyAdmin()
  await endExpiredAdminInvite(org, address.key)
  const id = await insertAdminInvite(org, { address, role, invitedBy: actor.userId }).catch(refuseTaken)
  await queueInvitation(org, id, address.key)
  await org.record(actor, 'admin.invited', { subjectId: id, after: { role } })
  return toInvitedAdminDto(required(await findAdminInvite(org, id)))
}

/**
 * Sends the invitation again: the same link, two weeks from now. A mail that is on its way is enough. Throws `cool_down`
 * within a minute, `rate_limited` after five in a week.
 */
export async function resendAdminInvite(
  org: OrgWriter,
  actor: Actor,
  id: string,
  limitsFactor: number,
): Promise<OrgAdminDto> {
  const invite = await requireOpenLocked(org, id)
  const past = await readResend(org, KIND, id)
  if (past.in_flight) return toInvitedAdminDto(invite)
  const wait = COOL_DOWN / limitsFactor - (past.seconds_since_last ?? COOL_DOWN)
  if (wait > 0) throw tooSoon(wait)
  if (past.in_last_week >= RESENDS_A_WEEK * limitsFactor) throw tooOften()
  await renewAdminInvite(org, id)
  await queueInvitation(org, id, invite.email_key, { variant: 'again' })
  await org.record(actor, 'admin.invite_resent', { subjectId: id })
  return toInvitedAdminDto(required(await findAdminInvite(org, id)))
}

/** Takes an invitation back. Its link is dead with this commit, and mail that has not left never does. */
export async function cancelAdminInvite(org: OrgWriter, actor: Actor, id: string): Promise<void> {
  await requireOpenLocked(org, id)
  await endAdminInvite(org, id, 'cancelled')
  await cancelQueued(org, KIND, [id])
  await org.record(actor, 'admin.invite_cancelled', { subjectId: id })
}

/**
 * Makes somebody an admin by an invitation that this transaction holds. Whoever calls this has made sure that the account is
 * that of the invited address. Throws `invite_closed` and `invite_expired`.
 */
export async function joinAsAdmin(
  org: OrgWriter,
  actor: Actor & { userId: string },
  invite: AdminInviteRow,
): Promise<void> {
  requireOpenAdminInvite(invite)
  await endAdminInvite(org, invite.id, 'accepted')
  await cancelQueued(org, KIND, [invite.id])
  await insertAdmin(org, actor.userId, invite.role)
  await org.record(actor, 'admin.joined', {
    subjectId: actor.userId,
    after: { role: invite.role, inviteId: invite.id },
  })
}

/** Throws `invite_closed` or `invite_expired` for an invitation that cannot be accepted any more. */
export function requireOpenAdminInvite({ outcome, expired, org_name }: AdminInviteRow): void {
  if (outcome) {
    const detail = `This invitation is closed: it was ${outcome} before. Ask ${org_name} for a new one.`
    throw new AppError('invite_closed', detail)
  }
  if (expired) {
    throw new AppError('invite_expired', `This invitation has expired. Ask ${org_name} to send it again.`)
  }
}

/** An invitation that is answered or cancelled is none that an owner could still do something with. */
async function requireOpenLocked(org: OrgWriter, id: string): Promise<AdminInviteRow> {
  const invite = await lockAdminInvite(org, id)
  if (!invite || invite.outcome !== null) throw notFound()
  return invite
}

async function queueInvitation(
  org: OrgWriter,
  refId: string,
  emailKey: string,
  options: MailOptions = {},
): Promise<void> {
  const { locale } = await requireOrg(org)
  await queueMessages(org, KIND, [{ refId, emailKey, locale }], options)
}

function refuseTaken(error: unknown): never {
  if (!isTaken(error, 'admin_invites_open_key')) throw error
  throw new AppError('already_invited', 'This address is invited already. You can send the invitation again.')
}

function tooSoon(retryAfter: number): AppError {
  const detail = 'This invitation was sent less than a minute ago. Please wait a moment.'
  return new AppError('cool_down', detail, [], { retryAfter })
}

function tooOften(): AppError {
  const detail = 'This invitation was sent again five times within a week. Ask the person another way.'
  return new AppError('rate_limited', detail, [], { retryAfter: 86_400 })
}
