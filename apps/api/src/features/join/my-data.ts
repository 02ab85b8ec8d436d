import type { InvitationDto, MyDataDto } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import { readSessions, toUserDto } from '../auth/index.ts'
import { findInvitation, listWhereInvited } from '../invites/index.ts'
import { toInvitationDto } from './join-dto.ts'
import { type JoinContext, listMyTrainings } from './join-service.ts'
import { listLearnerships } from './join-store.ts'
import { listMyInviteIds } from './my-organization-store.ts'
import { listMyOrganizations } from './my-organizations.ts'

/** All that is kept of a person, in one piece. */
export async function exportMyData(
  ctx: JoinContext,
  user: SessionUser,
  sessionId: string | undefined,
): Promise<MyDataDto> {
  return {
    exportedAt: new Date().toISOString(),
    user: toUserDto(user),
    organizations: await listMyOrganizations(ctx, user),
    invitations: await listAllMyInvitations(ctx, user),
    trainings: await listMyTrainings(ctx, user),
    sessions: (await readSessions(ctx, user.id, sessionId)).items,
  }
}

async function listAllMyInvitations(ctx: JoinContext, user: SessionUser): Promise<InvitationDto[]> {
  const invited = await listWhereInvited(ctx.accounts.rows, user.emailKey)
  const joined = await listLearnerships(ctx.accounts.rows, user.id)
  const all: InvitationDto[] = []
  for (const orgId of new Set([...invited.map(({ org_id }) => org_id), ...joined])) {
    await ctx.orgs.read(orgId, async (org) => {
      for (const id of await listMyInviteIds(org, user.id, user.emailKey)) {
        const row = await findInvitation(org, id)
        if (row) all.push(toInvitationDto(row))
      }
    })
  }
  return all
}
