import type { AdminRole, OrgAdminDto } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError, required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { toAdminDto, toInvitedAdminDto } from './admin-dto.ts'
import { listOpenAdminInvites } from './admin-invite-store.ts'
import { deleteAdmin, findAdmin, insertAdmin, listAdmins, lockOwnersAnd, updateRole } from './admin-store.ts'

/** Who runs the organization, and after them who was invited to. */
export async function listAdminsAndInvited(org: OrgReader): Promise<OrgAdminDto[]> {
  const admins = await listAdmins(org)
  const invited = await listOpenAdminInvites(org)
  return [...admins.map(toAdminDto), ...invited.map(toInvitedAdminDto)]
}

/** Makes somebody with an account an admin, without asking them: for the operator. Throws `already_admin`. */
export async function appointAdmin(
  org: OrgWriter,
  actor: Actor,
  userId: string,
  role: AdminRole,
): Promise<void> {
  if (await findAdmin(org, userId)) throw alreadyAdmin()
  await insertAdmin(org, userId, role)
  await org.record(actor, 'admin.appointed', { subjectId: userId, after: { role } })
}

/** Gives an admin another role, from their next call on. Throws `last_owner` when nobody would own the organization. */
export async function changeRole(
  org: OrgWriter,
  actor: Actor,
  userId: string,
  role: AdminRole,
): Promise<OrgAdminDto> {
  const before = await lockAdmin(org, userId)
  if (!(await updateRole(org, userId, role))) throw lastOwner()
  await org.record(actor, 'admin.role_changed', {
    subjectId: userId,
    before: { role: before.role },
    after: { role },
  })
  return toAdminDto(required(await findAdmin(org, userId)))
}

/**
 * Somebody runs the organization no more, from their next call on. What they did stays, and so does their account. Throws
 * `last_owner` when nobody would own the organization.
 */
export async function removeAdmin(org: OrgWriter, actor: Actor, userId: string): Promise<void> {
  const before = await lockAdmin(org, userId)
  if (!(await deleteAdmin(org, userId))) throw lastOwner()
  await org.record(actor, 'admin.removed', { subjectId: userId, before: { role: before.role } })
}

/** An admin, held as they are until the transaction ends. */
export async function lockAdmin(org: OrgWriter, userId: string): Promise<OrgAdminDto> {
  await lockOwnersAnd(org, userId)
  return toAdminDto(required(await findAdmin(org, userId)))
}

/** For somebody who runs this organization already. */
export function alreadyAdmin(): AppError {
  return new AppError('already_admin', 'Somebody with this address runs this organization already.')
}

function lastOwner(): AppError {
  return new AppError(
    'last_owner',
    'Nobody else owns this organization, so this owner has to stay. Make somebody else an owner first.',
  )
}
