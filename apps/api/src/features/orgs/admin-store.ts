import type { AdminRole } from '@rollcall/contract'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, sql } from '../../core/sql.ts'

export interface AdminRow {
  user_id: string
  email: string
  name: string
  role: AdminRole
  created_at: Date
}

/** More than any organization has; a list is never without an end. */
const MOST = 1000

/** Everybody who runs this organization, the longest-serving first. */
export function listAdmins(org: OrgReader): Promise<AdminRow[]> {
  return selectAdmins(org)
}

export async function findAdmin(org: OrgReader, userId: string): Promise<AdminRow | undefined> {
  const [admin] = await selectAdmins(org, userId)
  return admin
}

function selectAdmins(org: OrgReader, userId?: string): Promise<AdminRow[]> {
  return org.rows<AdminRow>`
    select a.user_id, u.email, u.name, a.role, a.created_at
      from org_admins a join users u on u.id = a.user_id
     where a.org_id = ${org.orgId} ${userId === undefined ? nothing : sql`and a.user_id = ${userId}`}
     order by a.created_at, a.user_id
     limit ${MOST}`
}

/** Whether somebody with this address runs the organization already. */
export async function isAdminByEmailKey(org: OrgReader, emailKey: string): Promise<boolean> {
  const found = await org.rows`
    select 1 from org_admins a join users u on u.id = a.user_id
     where a.org_id = ${org.orgId} and u.email_key = ${emailKey}`
  return found.length > 0
}

/** Somebody becomes an admin; who is one already keeps the role that they have. */
export async function insertAdmin(org: OrgWriter, userId: string, role: AdminRole): Promise<void> {
  await org.rows`
    insert into org_admins (org_id, user_id, role) values (${org.orgId}, ${userId}, ${role}) on conflict do nothing`
  await org.rows`
    insert into user_orgs (user_id, org_id, kind) values (${userId}, ${org.orgId}, 'admin') on conflict do nothing`
}

/** Until the transaction ends no owner stops being one, and this admin stays as they are, but for what it does itself. */
export async function lockOwnersAnd(org: OrgWriter, userId: string): Promise<void> {
  await org.rows`
    select 1 from org_admins
     where org_id = ${org.orgId} and (role = 'owner' or user_id = ${userId})
     order by user_id
       for update`
}

/** False when it was not done: there is no such admin, or no other owner would be left. */
export async function updateRole(org: OrgWriter, userId: string, role: AdminRole): Promise<boolean> {
  const changed = await org.rows`
    update org_admins a set role = ${role}
     where a.org_id = ${org.orgId} and a.user_id = ${userId}
       and (${role} = 'owner' or a.role <> 'owner' or ${anotherOwner(org, userId)})
    returning user_id`
  return changed.length > 0
}

/** False when it was not done: there is no such admin, or no other owner would be left. */
export async function deleteAdmin(org: OrgWriter, userId: string): Promise<boolean> {
  const gone = await org.rows`
    delete from org_admins a
     where a.org_id = ${org.orgId} and a.user_id = ${userId}
       and (a.role <> 'owner' or ${anotherOwner(org, userId)})
    returning user_id`
  if (gone.length === 0) return false
  await org.rows`
    delete from user_orgs where user_id = ${userId} and org_id = ${org.orgId} and kind = 'admin'`
  return true
}

const anotherOwner = (org: OrgWriter, userId: string) => sql`
  exists (select 1 from org_admins o
           where o.org_id = ${org.orgId} and o.role = 'owner' and o.user_id <> ${userId})`
