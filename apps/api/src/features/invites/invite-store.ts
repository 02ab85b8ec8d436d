import type { InviteSource, InviteState, LearnerStatus, ListInvitesQuery } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, sql } from '../../core/sql.ts'
import { DELIVERY_COLUMNS, type DeliveryColumns, latestMessages } from '../delivery/index.ts'

export interface InviteRow extends DeliveryColumns {
  id: string
  learner_id: string
  email: string
  email_key: string
  learner_status: LearnerStatus
  group_id: string
  location_id: string | null
  source: InviteSource
  import_id: string | null
  invited_by: string | null
  notify_at: Date
  expires_at: Date | null
  expired: boolean
  ended_at: Date | null
  outcome: Exclude<InviteState, 'open'> | null
  created_at: Date
}

const select = (org: OrgReader) => sql`
  select i.id, i.learner_id, l.email, l.email_key, l.status as learner_status, i.group_id, i.location_id, i.source,
         i.import_id, i.invited_by, i.notify_at, i.expires_at,
         i.ended_at is null and coalesce(i.expires_at <= now(), false) as expired,
         i.ended_at, i.outcome, i.created_at, ${DELIVERY_COLUMNS}
    from invites i
    join learners l on l.org_id = ${org.orgId} and l.id = i.learner_id
    ${latestMessages(org)}
   where i.org_id = ${org.orgId}`

export async function requireInvite(org: OrgReader, id: string): Promise<InviteRow> {
  const [row] = await org.rows<InviteRow>`${select(org)} and i.id = ${id}`
  return required(row)
}

export function listInvitesById(org: OrgReader, ids: string[]): Promise<InviteRow[]> {
  return org.rows<InviteRow>`${select(org)} and i.id = any(${ids}::uuid[])`
}

/** Invites, newest first; with `learnerId`, those of one learner. */
export function listInvites(
  org: OrgReader,
  { learnerId }: ListInvitesQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<InviteRow[]> {
  return org.rows<InviteRow>`
    ${select(org)}
       ${learnerId ? sql`and i.learner_id = ${learnerId}` : nothing}
       ${cursor ? sql`and i.id < ${cursor[0] ?? ''}::uuid` : nothing}
     order by i.id desc
     limit ${limit}`
}

export interface NewInvites {
  learnerIds: string[]
  groupId: string
  locationId: string | null
  source: InviteSource
  invitedBy: string | null
}

/** Opens an invite for each learner, which holds as long as the organization says, by the clock of the database. */
export function insertInvites(
  org: OrgWriter,
  invites: NewInvites,
): Promise<{ id: string; learner_id: string }[]> {
  return org.rows<{ id: string; learner_id: string }>`
    insert into invites (org_id, id, learner_id, group_id, location_id, source, invited_by, expires_at)
    select ${org.orgId}, n.id, n.learner_id, ${invites.groupId}::uuid, ${invites.locationId}::uuid, ${invites.source},
           ${invites.invitedBy}::uuid, now() + make_interval(days => o.invite_expiry_days)
      from unnest(${invites.learnerIds.map(() => newId())}::uuid[], ${invites.learnerIds}::uuid[]) as n (id, learner_id)
      join orgs o on o.id = ${org.orgId}
    returning id, learner_id`
}

/** Lets the person find their invites by their address, in whatever organization. It stays: past invites are found, too. */
export async function listAddresses(org: OrgWriter, learnerIds: string[]): Promise<void> {
  await org.rows`
    insert into invite_addresses (email_key, org_id, learner_id)
    select email_key, org_id, id from learners where org_id = ${org.orgId} and id = any(${learnerIds}::uuid[])
    on conflict do nothing`
}

/** Holds an open invite until the end of the transaction. The learner first: everybody takes the two in this order. */
export async function lockInvite(org: OrgWriter, id: string): Promise<InviteRow> {
  await org.rows`
    select 1 from learners
     where org_id = ${org.orgId}
       and id = (select learner_id from invites where org_id = ${org.orgId} and id = ${id})
       for update`
  return requireInvite(org, id)
}

/** Ends an open invite. False when it had ended already. */
export async function endInvite(
  org: OrgWriter,
  id: string,
  outcome: Exclude<InviteState, 'open'>,
): Promise<boolean> {
  const ended = await org.rows`
    update invites set ended_at = now(), outcome = ${outcome}
     where org_id = ${org.orgId} and id = ${id} and ended_at is null
    returning id`
  return ended.length > 0
}

/** Gives an open invite its full time again, from now. */
export async function renewExpiry(org: OrgWriter, id: string): Promise<void> {
  await org.rows`
    update invites i set expires_at = now() + make_interval(days => o.invite_expiry_days)
      from orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = ${id} and i.ended_at is null`
}

/** The learners of these open invites, each with whether a mail of the invite has arrived and not come back. */
export function readArrivals(
  org: OrgReader,
  inviteIds: string[],
): Promise<{ learner_id: string; arrived: boolean }[]> {
  return org.rows<{ learner_id: string; arrived: boolean }>`
    select i.learner_id,
           exists (select 1 from messages m
                    where m.org_id = ${org.orgId} and m.kind = 'invite' and m.ref_id = i.id
                      and m.state = 'delivered') as arrived
      from invites i
     where i.org_id = ${org.orgId} and i.id = any(${inviteIds}::uuid[]) and i.ended_at is null`
}
