import type { MyOrganizationDto } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import type { Actor } from '../../core/audit.ts'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { moveLearners } from '../learners/index.ts'
import { toMyOrganizationDto } from './join-dto.ts'
import type { JoinContext } from './join-service.ts'
import { listLearnerships } from './join-store.ts'
import { findMyOrganization } from './my-organization-store.ts'

/** The organizations that a person joined, those that they left among them. */
export async function listMyOrganizations(ctx: JoinContext, user: SessionUser): Promise<MyOrganizationDto[]> {
  const orgIds = await listLearnerships(ctx.accounts.rows, user.id)
  const found = await Promise.all(
    orgIds.map((orgId) => ctx.orgs.read(orgId, (org) => findMyOrganization(org, user.id))),
  )
  return found.flatMap((row) => (row ? [toMyOrganizationDto(row)] : []))
}

/**
 * Disconnects a person from an organization by their own wish: it sees neither name nor progress any more, and their seat is free.
 * Leaving twice is once.
 */
export async function leaveOrganization(
  org: OrgWriter,
  actor: Actor,
  user: SessionUser,
): Promise<MyOrganizationDto> {
  const { learner_id } = await requireMine(org, user)
  const moved = await moveLearners(org, [learner_id], 'archived')
  if (moved.length > 0) await org.record(actor, 'learner.left', { subjectId: learner_id })
  return toMyOrganizationDto(await requireMine(org, user))
}

async function requireMine(org: OrgReader, user: SessionUser) {
  return required(await findMyOrganization(org, user.id))
}
