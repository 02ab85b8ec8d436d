import type { AdminRole } from '@rollcall/contract'
import type { EmailAddress } from '../../core/email-address.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'

export interface AdminInviteRow {
  id: string
  email: string
  email_key: string
  role: AdminRole
  /** Who invited, by name; null when that account is gone. */
  inviter: string | null
  org_name: string
  outcome: 'accepted' | 'cancelled' | null
  expires_at: Date
  expired: boolean
  created_at: Date
}

/** How long an invitation to run an organization holds. */
const HOLDS = sql`interval '14 days'`

const selectInvites = (org: OrgReader) => sql`
  select i.id, i.email, i.email_key, i.role, u.name as inviter, o.name as org_name, i.outcome, i.expires_at,
         i.ended_at is null and i.expires_at <= now() as expired, i.created_at
    from admin_invites i
    join orgs o on o.id = ${org.orgId}
    left join users u on u.id = i.invited_by
   where i.org_id = ${org.orgId}`

/** The invitations that nobody has answered yet, oldest first; also those that have expired. */
export function listOpenAdminInvites(org: OrgReader): Promise<AdminInviteRow[]> {
  return org.rows<AdminInviteRow>`
    ${selectInvites(org)} and i.ended_at is null order by i.created_at, i.id limit 1000`
}

export async function findAdminInvite(org: OrgReader, id: string): Promise<AdminInviteRow | undefined> {
  const [invite] = await org.rows<AdminInviteRow>`${selectInvites(org)} and i.id = ${id}`
  return invite
}

/** Those of these that can still be accepted. */
export function listSendableAdminInvites(org: OrgReader, ids: string[]): Promise<AdminInviteRow[]> {
  return org.rows<AdminInviteRow>`
    ${selectInvites(org)} and i.id = any(${ids}::uuid[]) and i.ended_at is null and i.expires_at > now()`
}

/** Held until the transaction ends, so that it is accepted, sent again or cancelled one after the other. */
export async function lockAdminInvite(org: OrgWriter, id: string): Promise<AdminInviteRow | undefined> {
  await org.rows`select 1 from admin_invites where org_id = ${org.orgId} and id = ${id} for update`
  return findAdminInvite(org, id)
}

/** Throws a violation of `admin_invites_open_key` when the address has an open invitation. */
export async function insertAdminInvite(
  org: OrgWriter,
  { address, role, invitedBy }: { address: EmailAddress; role: AdminRole; invitedBy: string },
): Promise<string> {
  const id = newId()
  await org.rows`
    insert into admin_invites (org_id, id, email, email_key, role, invited_by, expires_at)
    values (${org.orgId}, ${id}, ${address.typed}, ${address.key}, ${role}, ${invitedBy}, now() + ${HOLDS})`
  return id
}

/** An invitation that has expired makes room for a new one to the same address. */
export async function endExpiredAdminInvite(org: OrgWriter, emailKey: string): Promise<void> {
  await org.rows`
    update admin_invites set ended_at = now(), outcome = 'cancelled'
     where org_id = ${org.orgId} and email_key = ${emailKey} and ended_at is null and expires_at <= now()`
}

export async function renewAdminInvite(org: OrgWriter, id: string): Promise<void> {
  await org.rows`
    update admin_invites set expires_at = now() + ${HOLDS}
     where org_id = ${org.orgId} and id = ${id} and ended_at is null`
}

/** False when it had ended before. */
export async function endAdminInvite(
  org: OrgWriter,
  id: string,
  outcome: 'accepted' | 'cancelled',
): Promise<boolean> {
  const ended = await org.rows`
    update admin_invites set ended_at = now(), outcome = ${outcome}
     where org_id = ${org.orgId} and id = ${id} and ended_at is null
    returning id`
  return ended.length > 0
}
