import { randomBytes } from 'node:crypto'
import type { SessionUser } from '../../core/access.ts'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { hashPassword } from '../auth/index.ts'
import { answerInvite, lockInvite } from '../invites/index.ts'
import { moveLearners } from '../learners/index.ts'
import { findAdmin, removeAdmin } from '../orgs/index.ts'
import { eraseSuppressions } from '../suppressions/index.ts'
import {
  eraseAccount,
  eraseAdminInvites,
  eraseLearner,
  eraseRequests,
  isOnlyOwner,
  listOrgsOf,
  lockMyLearners,
} from './erase-store.ts'
import type { JoinContext } from './join-service.ts'

/**
 * Erases a person: they leave every organization, invitations that wait end, and wherever the address or the name stood, something
 * stands that says nothing. Trainings given, and what the audit log knows by ids, stay with the organizations. Safe to repeat: the
 * account goes last. Throws `last_owner` while an organization would be left without one.
 */
export async function eraseMe(ctx: JoinContext, actor: Actor, user: SessionUser): Promise<void> {
  const orgIds = await listOrgsOf(ctx.accounts.rows, user.id, user.emailKey)
  for (const orgId of orgIds) await ctx.orgs.read(orgId, (org) => refuseOnlyOwner(org, user.id))
  for (const orgId of orgIds) await ctx.orgs.write(orgId, (org) => eraseIn(org, actor, user))
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  await ctx.accounts.write(({ rows }) => eraseAccount(rows, user.id, user.emailKey, passwordHash))
}

async function eraseIn(org: OrgWriter, actor: Actor, user: SessionUser): Promise<void> {
  if (await findAdmin(org, user.id)) await removeAdmin(org, actor, user.id)
  await eraseAdminInvites(org, user.emailKey)
  for (const { id, open_invite_id } of await lockMyLearners(org, user.id, user.emailKey)) {
    if (open_invite_id) await answerInvite(org, SYSTEM, await lockInvite(org, open_invite_id), 'cancelled')
    const left = await moveLearners(org, [id], 'archived')
    if (left.length > 0) await org.record(actor, 'learner.left', { subjectId: id })
    await eraseLearner(org, id, user.emailKey)
    await org.record(actor, 'learner.erased', { subjectId: id })
  }
  await eraseRequests(org, user.emailKey)
  await eraseSuppressions(org, user.emailKey)
}

async function refuseOnlyOwner(org: Parameters<typeof isOnlyOwner>[0], userId: string): Promise<void> {
  const name = await isOnlyOwner(org, userId)
  if (name === null) return
  throw new AppError(
    'last_owner',
    `You are the only owner of ${name}. Make somebody else an owner there first, then delete your account.`,
  )
}
