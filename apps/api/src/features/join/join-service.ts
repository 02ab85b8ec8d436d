import {
  type AcceptedDto,
  type InvitationDto,
  type JoinRegisterBody,
  type JoinSignInBody,
  LIMITS,
  type MyTrainingDto,
} from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import type { Actor } from '../../core/audit.ts'
import { parseEmailAddress } from '../../core/email-address.ts'
import { AppError, notFound, required } from '../../core/errors.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { networkOf, type RateLimits } from '../../core/rate-limit.ts'
import type { TokenSubject, Tokens } from '../../core/tokens.ts'
import { createOrClaimAccount, hashPassword, requireStrongPassword } from '../auth/index.ts'
import {
  answerInvite,
  findInvitation,
  findOpenInvitation,
  type InvitationRow,
  listWhereInvited,
  lockInvite,
} from '../invites/index.ts'
import { readVerification, requireStillJoinable, type VerifiedAddress } from '../join-page/index.ts'
import { insertAssignments, joinGroup, listAssigned } from '../learners/index.ts'
import { toInvitationDto, toMyTrainingDto } from './join-dto.ts'
import { listLearnerships, rememberLearner } from './join-store.ts'

export interface JoinContext {
  accounts: Accounts
  orgs: Orgs
  tokens: Tokens
  limits: RateLimits
}

/** What a link names. Guessing links is counted; a real one costs nothing, however often a mail scanner opens it. */
export async function readInviteToken(
  ctx: JoinContext,
  token: string,
  ip: string | undefined,
): Promise<TokenSubject> {
  const subject = ctx.tokens.read('invite', token)
  if (subject) return subject
  await ctx.limits.spend('token-miss-address', networkOf(ip))
  throw notFound()
}

/** Shows an invitation by its link. It changes nothing. */
export async function openInvitation(ctx: JoinContext, { orgId, id }: TokenSubject): Promise<InvitationRow> {
  return required(await ctx.orgs.read(orgId, (org) => findInvitation(org, id)))
}

/**
 * Makes the account of somebody who has shown that the mailbox is theirs: the link of an invitation came by mail to it, or they
 * verified it on the join page. An account that is there already is never touched: `account_exists`.
 */
export async function registerInvited(ctx: JoinContext, body: JoinRegisterBody, ip: string | undefined) {
  const { address, orgName, locale, forget } = await provenAddress(ctx, body, ip)
  requireStrongPassword(body.password, LIMITS.learnerPasswordMin, [body.name, orgName, address.key])
  const passwordHash = await hashPassword(body.password)
  const user = await ctx.accounts.write(async ({ rows }) => {
    await rows`delete from registrations where email_key = ${address.key}`
    return createOrClaimAccount(rows, {
      address,
      name: body.name,
      passwordHash,
      locale: body.locale ?? locale,
    })
  })
  if (!user)
    throw new AppError(
      'account_exists',
      'There is an account with this address already. Sign in with it to go on.',
    )
  await forget()
  return user
}

/** The address whose mailbox the caller has shown to be theirs, by the link of an invitation or on the join page. */
async function provenAddress(
  ctx: JoinContext,
  { inviteToken, verification }: JoinRegisterBody,
  ip: string | undefined,
): Promise<VerifiedAddress> {
  if (inviteToken !== undefined) {
    const invitation = await openInvitation(ctx, await readInviteToken(ctx, inviteToken, ip))
    requireOpen(invitation)
    const address = parseEmailAddress(invitation.email)
    if (!address) throw notFound()
    return { address, orgName: invitation.org_name, locale: 'en', forget: async () => {} }
  }
  const verified = await readVerification(ctx, verification ?? '')
  if (verified) return verified
  await ctx.limits.spend('token-miss-address', networkOf(ip))
  throw new AppError(
    'link_dead',
    'You confirmed your address too long ago, or have registered since. Sign in, or ask once more on the join page.',
  )
}

/** Who signs in after the join page does so with the address that was verified there; the invitation waits for no other. */
export async function requireVerifiedAccount(ctx: JoinContext, body: JoinSignInBody): Promise<void> {
  const verified = body.verification === undefined ? null : await readVerification(ctx, body.verification)
  if (!verified || parseEmailAddress(body.email)?.key === verified.address.key) return
  throw new AppError(
    'wrong_account',
    `You confirmed ${verified.address.typed}, and want to sign in as ${body.email}. Sign in with the address that you confirmed.`,
  )
}

/**
 * Connects a person to the organization: Active, in the invite's group, its trainings assigned, all in one transaction. Needs
 * the account of the invited address. The second acceptance of the same invite gives the same answer and adds nothing.
 */
export async function acceptInvitation(
  org: OrgWriter,
  actor: Actor,
  user: SessionUser,
  id: string,
): Promise<AcceptedDto> {
  const invite = await lockInvite(org, id)
  const offered = required(await findInvitation(org, id))
  requireOwner(offered, user)
  const isMineAlready = offered.outcome === 'accepted' && offered.user_id === user.id
  if (!isMineAlready) {
    requireOpen(offered)
    await requireHolding(org, offered)
    await answerInvite(org, actor, invite, 'accepted', { userId: user.id })
    await joinGroup(org, invite.learner_id, invite.group_id)
    await insertAssignments(org, invite.learner_id, invite.group_id)
    await rememberLearner(org, user.id)
  }
  const assigned = await listAssigned(org, invite.learner_id)
  return {
    invitation: toInvitationDto(required(await findInvitation(org, id))),
    learnerId: invite.learner_id,
    assigned: assigned.map(({ training_id, title }) => ({ id: training_id, title })),
  }
}

/** The invitations that wait for a person, of whatever organization. */
export async function listMyInvitations(ctx: JoinContext, user: SessionUser): Promise<InvitationDto[]> {
  if (!user.emailVerified) return []
  const invited = await listWhereInvited(ctx.accounts.rows, user.emailKey)
  const found = await Promise.all(
    invited.map(({ org_id, learner_id }) =>
      ctx.orgs.read(org_id, (org) => findOpenInvitation(org, learner_id)),
    ),
  )
  return found.flatMap((row) => (row ? [toInvitationDto(row)] : []))
}

/** The organization of an invitation to this person, open or not; `not_found` for one that is somebody else's. */
export async function orgOfInvitation(
  ctx: JoinContext,
  user: SessionUser,
  inviteId: string,
): Promise<string> {
  const invited = await listWhereInvited(ctx.accounts.rows, user.emailKey)
  const joined = await listLearnerships(ctx.accounts.rows, user.id)
  for (const orgId of new Set([...invited.map((row) => row.org_id), ...joined])) {
    const row = await ctx.orgs.read(orgId, (org) => findInvitation(org, inviteId))
    if (row && (row.email_key === user.emailKey || row.user_id === user.id)) return orgId
  }
  throw notFound()
}

/** The trainings that organizations assigned to a person. */
export async function listMyTrainings(ctx: JoinContext, user: SessionUser): Promise<MyTrainingDto[]> {
  const orgIds = await listLearnerships(ctx.accounts.rows, user.id)
  const lists = await Promise.all(
    orgIds.map((orgId) =>
      ctx.orgs.read(orgId, async (org) => {
        const [learner] = await org.rows<{ id: string; org_name: string }>`
          select l.id, o.name as org_name from learners l join orgs o on o.id = l.org_id
           where l.org_id = ${orgId} and l.user_id = ${user.id} and l.status in ('active', 'archived')`
        if (!learner) return []
        const rows = await listAssigned(org, learner.id)
        return rows.map((row) => toMyTrainingDto({ id: orgId, name: learner.org_name }, row))
      }),
    ),
  )
  return lists.flat()
}

/** Only the verified owner of the invited address decides. An address that is empty or unverified fits nothing. */
export function requireOwner(invitation: InvitationRow, user: SessionUser): void {
  if (user.emailKey === '' || user.emailKey !== invitation.email_key) {
    throw new AppError(
      'wrong_account',
      `This invitation is for ${invitation.email}. You are signed in as ${user.email}.`,
    )
  }
  if (!user.emailVerified)
    throw new AppError('email_not_verified', 'Confirm your email address first, by the link we sent you.')
}

/** What came of the join page holds as long as the page would let this person join so. */
async function requireHolding(org: OrgWriter, offered: InvitationRow): Promise<void> {
  const { source, email_key: emailKey, group_id: groupId, location_id: locationId } = offered
  if (source === 'join_page') await requireStillJoinable(org, { emailKey, groupId, locationId })
}

function requireOpen({ outcome, expired, org_name }: InvitationRow): void {
  if (outcome)
    throw new AppError(
      'invite_closed',
      `This invitation is closed: it was ${outcome} before. Ask ${org_name} for a new one.`,
    )
  if (expired)
    throw new AppError('invite_expired', `This invitation has expired. Ask ${org_name} to send it again.`)
}
