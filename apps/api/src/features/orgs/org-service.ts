import type { AdminRole, InstalledOrgDto, MembershipDto, OrgDto, UpdateOrgBody } from '@rollcall/contract'
import type { Accounts } from '../../core/account-scope.ts'
import type { Actor } from '../../core/audit.ts'
import { requireEmailAddress } from '../../core/email-address.ts'
import type { OrgReader, Orgs, OrgWriter } from '../../core/org-scope.ts'
import { insertAdmin } from './admin-store.ts'
import { toInstalledOrgDto, toOrgDto } from './org-dto.ts'
import {
  insertOrg,
  listAdministered,
  listNewestOrgIds,
  listOrgIds,
  type NewOrg,
  requireOrg,
  requireRole,
  updateOrg,
} from './org-store.ts'
import { readSeats } from './seats.ts'

/** Makes the organization that this scope was opened for, with its first owner, who did it unless somebody else is named. */
export async function foundOrg(
  org: OrgWriter,
  userId: string,
  details: NewOrg,
  actor: Actor = { kind: 'user', userId, requestId: null },
): Promise<void> {
  await insertOrg(org, details)
  await insertAdmin(org, userId, 'owner')
  await org.record(actor, 'org.created', { subjectId: org.orgId })
}

/** This organization, as somebody with this role sees it. */
export async function readOrg(org: OrgReader, role: AdminRole): Promise<OrgDto> {
  return toOrgDto(await requireOrg(org), role)
}

/** Changes what is given. An address that invitees may write to must be one. */
export async function changeOrg(
  org: OrgWriter,
  actor: Actor,
  role: AdminRole,
  changes: UpdateOrgBody,
): Promise<OrgDto> {
  const contactEmail = changes.contact?.email
  if (contactEmail) requireEmailAddress(contactEmail, '/contact/email')
  const row = await updateOrg(org, changes)
  // Reminders that are not due yet follow the new days.
  if (changes.reminderDays) await org.enqueue('renew-reminders', {}, { key: `renew-reminders:${org.orgId}` })
  await org.record(actor, 'org.changed', { subjectId: org.orgId, after: { fields: Object.keys(changes) } })
  return toOrgDto(row, role)
}

interface OrgsContext {
  accounts: Accounts
  orgs: Orgs
}

/** Every organization that the user administers, each read in its own scope. */
export async function listOrgs({ accounts, orgs }: OrgsContext, userId: string): Promise<OrgDto[]> {
  const ids = await listAdministered(accounts.rows, userId)
  return Promise.all(
    ids.map((id) => orgs.read(id, async (org) => readOrg(org, await requireRole(org, userId)))),
  )
}

/** Every organization of this installation, oldest first: for its operator. */
export async function listAllOrgs({ accounts, orgs }: OrgsContext): Promise<OrgDto[]> {
  const all: OrgDto[] = []
  for (const id of await listOrgIds(accounts.rows))
    all.push(await orgs.read(id, (org) => readOrg(org, 'owner')))
  return all
}

/** Some of them, newest first, as the operator sees them, after the one of this id. */
export async function listInstalled(
  { accounts, orgs }: OrgsContext,
  after: string | null,
  limit: number,
): Promise<InstalledOrgDto[]> {
  const ids = await listNewestOrgIds(accounts.rows, after, limit)
  return Promise.all(
    ids.map((id) =>
      orgs.read(id, async (org) => toInstalledOrgDto(await requireOrg(org), (await readSeats(org)).used)),
    ),
  )
}

/** What a user administers, as the short list that goes with a sign-in. */
export async function listMemberships(ctx: OrgsContext, userId: string): Promise<MembershipDto[]> {
  const found = await listOrgs(ctx, userId)
  return found.map(({ id, name, timeZone, role }) => ({ orgId: id, name, timeZone, role }))
}
