import type { AdminRole, SetSubscriptionBody, UpdateOrgBody } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, type RunRows, sql } from '../../core/sql.ts'

export interface OrgRow {
  id: string
  name: string
  time_zone: string
  locale: 'en' | 'es'
  contact_name: string | null
  contact_email: string | null
  contact_phone: string | null
  invite_expiry_days: number | null
  reminder_days: number[]
  logo_hash: string | null
  subscription_status: 'none' | 'active'
  subscription_seats: number | null
  subscription_until: Date | null
  created_at: Date
}

/** This organization. */
export async function requireOrg(org: OrgReader): Promise<OrgRow> {
  const [row] = await org.rows<OrgRow>`select * from orgs where id = ${org.orgId}`
  return required(row)
}

/** The same, held until the transaction ends, so that changes come one after the other. */
export async function lockOrg(org: OrgWriter): Promise<void> {
  await org.rows`select 1 from orgs where id = ${org.orgId} for no key update`
}

export async function requireRole(org: OrgReader, userId: string): Promise<AdminRole> {
  const [admin] = await org.rows<{ role: AdminRole }>`
    select role from org_admins where org_id = ${org.orgId} and user_id = ${userId}`
  return required(admin).role
}

export interface NewOrg {
  name: string
  timeZone: string
  locale: 'en' | 'es'
  /** The setting DEFAULT_SUBSCRIPTION; an active one has no limit and no end. */
  subscription: 'none' | 'active'
}

export async function insertOrg(
  org: OrgWriter,
  { name, timeZone, locale, subscription }: NewOrg,
): Promise<void> {
  await org.rows`
    insert into orgs (id, name, time_zone, locale, subscription_status)
    values (${org.orgId}, ${name}, ${timeZone}, ${locale}, ${subscription})`
}

/** Sets what is given and keeps the rest. */
export async function updateOrg(org: OrgWriter, changes: UpdateOrgBody): Promise<OrgRow> {
  const before = await requireOrg(org)
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
           invite_expiry_days = ${expiry},
           reminder_days = ${(changes.reminderDays ?? before.reminder_days).toSorted((a, b) => a - b)}::int[]
     where id = ${org.orgId}
    returning *`
  return required(row)
}

export async function updateSubscription(
  org: OrgWriter,
  { status, seats, until }: SetSubscriptionBody,
): Promise<OrgRow> {
  const [row] = await org.rows<OrgRow>`
    update orgs
       set subscription_status = ${status}, subscription_seats = ${seats}, subscription_until = ${until}
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

/** The ids of all organizations, oldest first. Each has an owner, so that nothing else has to remember them. */
export async function listOrgIds(rows: RunRows): Promise<string[]> {
  const found = await rows<{ org_id: string }>`
    select distinct org_id from user_orgs where kind = 'admin' order by org_id`
  return found.map((row) => row.org_id)
}

/** Some of them, newest first, after the one of this id. */
export async function listNewestOrgIds(
  rows: RunRows,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ org_id: string }>`
    select distinct org_id from user_orgs
     where kind = 'admin' ${after === null ? nothing : sql`and org_id < ${after}::uuid`}
     order by org_id desc
     limit ${limit}`
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
