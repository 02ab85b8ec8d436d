import type { MembershipDto, OrgDto, UpdateOrgBody } from '@rollcall/contract'
import type { Accounts } from '../../core/account-scope.ts'
import type { Actor } from '../../core/audit.ts'
import { requireEmailAddress } from '../../core/email-address.ts'
import type { OrgReader, Orgs, OrgWriter } from '../../core/org-scope.ts'
import { toOrgDto } from './org-dto.ts'
import {
  findOrg,
  findRole,
  insertAdmin,
  insertOrg,
  listAdministered,
  type NewOrg,
  updateOrg,
} from './org-store.ts'

/** Makes the organization that this scope was opened for, with its first owner. */
export async function foundOrg(org: OrgWriter, userId: string, details: NewOrg): Promise<void> {
  await insertOrg(org, details)
  await insertAdmin(org, userId, 'owner')
  await org.record({ kind: 'user', userId, requestId: null }, 'org.created', { subjectId: org.orgId })
}

/** This organization, for one of its admins. Throws `not_found` for anybody else. */
export async function readOrg(org: OrgReader, userId: string): Promise<OrgDto> {
  return toOrgDto(await findOrg(org), await findRole(org, userId))
}

/** Changes what is given. An address that invitees may write to must be one. */
export async function changeOrg(
  org: OrgWriter,
  actor: Actor,
  userId: string,
  changes: UpdateOrgBody,
): Promise<OrgDto> {
  const contactEmail = changes.contact?.email
  if (contactEmail) requireEmailAddress(contactEmail, '/contact/email')
  const row = await updateOrg(org, changes)
  await org.record(actor, 'org.changed', { subjectId: org.orgId, after: { fields: Object.keys(changes) } })
  return toOrgDto(row, await findRole(org, userId))
}

interface OrgsContext {
  accounts: Accounts
  orgs: Orgs
}

/** Every organization that the user administers, each read in its own scope. */
export async function listOrgs({ accounts, orgs }: OrgsContext, userId: string): Promise<OrgDto[]> {
  const ids = await listAdministered(accounts.rows, userId)
  return Promise.all(ids.map((id) => orgs.read(id, (org) => readOrg(org, userId))))
}

/** The same, as the short list that goes with a sign-in. */
export async function listMemberships(ctx: OrgsContext, userId: string): Promise<MembershipDto[]> {
  const found = await listOrgs(ctx, userId)
  return found.map(({ id, name, timeZone, role }) => ({ orgId: id, name, timeZone, role }))
}
