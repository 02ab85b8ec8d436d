import type { AdminRole, UpdateOrgBody } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { RunRows } from '../../core/sql.ts'

export interface OrgRow {
  id: string
  name: string
  time_zone: string
  locale: 'en' | 'es'
  contact_name: string | null
  contact_email: string | null
  contact_phone: string | null
  invite_expiry_days: number | null
  created_at: Date
}

/** This organization. */
export async function findOrg(org: OrgReader): Promise<OrgRow> {
  const [row] = await org.rows<OrgRow>`select * from orgs where id = ${org.orgId}`
  return required(row)
}

export async function findRole(org: OrgReader, userId: string): Promise<AdminRole> {
  const [admin] = await org.rows<{ role: AdminRole }>`
    select role from org_admins where org_id = ${org.orgId} and user_id = ${userId}`
  return required(admin).role
}

export interface NewOrg {
  name: string
  timeZone: string
  locale: 'en' | 'es'
}

export async function insertOrg(org: OrgWriter, { name, timeZone, locale }: NewOrg): Promise<void> {
  await org.rows`
    insert into orgs (id, name, time_zone, locale) values (${org.orgId}, ${name}, ${timeZone}, ${locale})`
}

export async function insertAdmin(org: OrgWriter, userId: string, role: AdminRole): Promise<void> {
  await org.rows`insert into org_admins (org_id, user_id, role) values (${org.orgId}, ${userId}, ${role})`
  await org.rows`insert into user_orgs (user_id, org_id, kind) values (${userId}, ${org.orgId}, 'admin')`
}

/** Sets what is given and keeps the rest. */
export async function updateOrg(org: OrgWriter, changes: UpdateOrgBody): Promise<OrgRow> {
  const before = await findOrg(org)
  const contact = changes.contact ?? {
    name: before.contact_name,
    email: before.contact_email,
    phone: before.contact_phone,
  }
  const expiry = changes.inviteExpiryDays === undefined ? before.invite_expiry_days : changes.inviteExpiryDays
  const [row] = await org.rows<OrgRow>`
    update orgs
       set name = ${changes.name ?? before.name},
           time_zone = ${changes.timeZone ?? before.time_zone},
           locale = ${changes.locale ?? before.locale},
           contact_name = ${contact.name}, contact_email = ${contact.email}, contact_phone = ${contact.phone},
           invite_expiry_days = ${expiry}
     where id = ${org.orgId}
    returning *`
  return required(row)
}

/** The ids of the organizations that a user administers, oldest first: ids begin with the time they were made. */
export async function listAdministered(rows: RunRows, userId: string): Promise<string[]> {
  const found = await rows<{ org_id: string }>`
    select org_id from user_orgs where user_id = ${userId} and kind = 'admin' order by org_id limit 100`
  return found.map((row) => row.org_id)
}

export interface SetupFacts {
  has_contact: boolean
  has_trainings: boolean
  has_active_group: boolean
  has_group_trainings: boolean
  has_locations: boolean
  has_invites: boolean
}

/** How far the organization is set up, by the first row of each kind. */
export async function readSetup(org: OrgReader): Promise<SetupFacts> {
  const [facts] = await org.rows<SetupFacts>`
    select exists (select 1 from orgs where id = ${org.orgId} and contact_email is not null) as has_contact,
           exists (select 1 from org_trainings where org_id = ${org.orgId}) as has_trainings,
           exists (select 1 from groups where org_id = ${org.orgId} and status = 'active') as has_active_group,
           exists (select 1 from group_trainings gt
                     join groups g on g.org_id = gt.org_id and g.id = gt.group_id
                    where gt.org_id = ${org.orgId} and g.org_id = ${org.orgId} and g.status = 'active') as has_group_trainings,
           exists (select 1 from locations where org_id = ${org.orgId}) as has_locations,
           exists (select 1 from invites where org_id = ${org.orgId}) as has_invites`
  return required(facts)
}
