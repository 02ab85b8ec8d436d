import type { InviteSource, InviteState, LearnerStatus, ListInvitesQuery } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
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
  notify_at: Date | null
  expires_at: Date | null
  expired: boolean
  ended_at: Date | null
  outcome: Exclude<InviteState, 'open'> | null
  created_at: Date
  not_me: boolean
}

/** Of the invite `i`, its learner `l` and its newest mail `m`. An old invite keeps the address that it went to. */
export const INVITE_COLUMNS = sql`
  i.id, i.learner_id, coalesce(m.email_key, l.email_key) as email_key,
  case when coalesce(m.email_key, l.email_key) = l.email_key then l.email else m.email_key end as email,
  l.status as learner_status, i.group_id, i.location_id, i.source, i.import_id, i.invited_by, i.notify_at, i.expires_at,
  i.ended_at is null and coalesce(i.expires_at <= now(), false) as expired,
  i.ended_at, i.outcome, i.created_at, i.not_me, ${DELIVERY_COLUMNS}`

const select = (org: OrgReader) => sql`
  select ${INVITE_COLUMNS}
    from invites i
    join learners l on l.org_id = ${org.orgId} and l.id = i.learner_id
    ${latestMessages(org)}
   where i.org_id = ${org.orgId}`

export async function requireInvite(org: OrgReader, id: string): Promise<InviteRow> {
  const [row] = await org.rows<InviteRow>`${select(org)} and i.id = ${id}`
  return required(row)
}

/** Invites, newest first; with `learnerId`, those of one learner. */
export function listInvites(
  org: OrgReader,
  { learnerId, state, groupId }: ListInvitesQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<InviteRow[]> {
  return org.rows<InviteRow>`
    ${select(org)}
       ${learnerId ? sql`and i.learner_id = ${learnerId}` : nothing}
       ${groupId ? sql`and i.group_id = ${groupId}` : nothing}
       ${state === 'open' ? sql`and i.ended_at is null` : state ? sql`and i.outcome = ${state}` : nothing}
       ${cursor ? sql`and i.id < ${cursor[0] ?? ''}::uuid` : nothing}
     order by i.id desc
     limit ${limit}`
}

/**
 * Holds the learners of these invites until the end of the transaction, in the order of their ids. The learner first, then the
 * invite, then its mail: everybody takes them in this order.
 */
export async function lockLearnersOf(org: OrgWriter, inviteIds: string[]): Promise<void> {
  await org.rows`
    select 1 from learners
     where org_id = ${org.orgId}
       and id = any(array(select learner_id from invites where org_id = ${org.orgId} and id = any(${inviteIds}::uuid[])))
     order by id
       for update`
}

/** Holds these learners in the same way. */
export async function lockLearners(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    select 1 from learners where org_id = ${org.orgId} and id = any(${ids}::uuid[]) order by id for update`
}

/** An invite, held until the end of the transaction. */
export async function lockInvite(org: OrgWriter, id: string): Promise<InviteRow> {
  await lockLearnersOf(org, [id])
  return requireInvite(org, id)
}

/** Ends those of these invites that are open, and gives them. */
export function endInvites(
  org: OrgWriter,
  ids: string[],
  outcome: Exclude<InviteState, 'open'>,
  notMe = false,
): Promise<{ id: string; learner_id: string }[]> {
  return org.rows<{ id: string; learner_id: string }>`
    update invites set ended_at = now(), outcome = ${outcome}, not_me = ${notMe}
     where org_id = ${org.orgId} and id = any(${ids}::uuid[]) and ended_at is null
    returning id, learner_id`
}

/** Opens an invite again that was declined. */
export async function reopenInvite(org: OrgWriter, id: string): Promise<void> {
  await org.rows`
    update invites set ended_at = null, outcome = null, not_me = false
     where org_id = ${org.orgId} and id = ${id} and outcome = 'declined'`
}

/** Notes of an invite that was declined that the person is not the one who is meant. False when that is known. */
export async function noteNotMe(org: OrgWriter, id: string): Promise<boolean> {
  const noted = await org.rows`
    update invites set not_me = true
     where org_id = ${org.orgId} and id = ${id} and outcome = 'declined' and not not_me
    returning id`
  return noted.length > 0
}

/** Gives open invites their full time again, from now. */
export async function renewExpiry(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    update invites i set expires_at = now() + make_interval(days => o.invite_expiry_days)
      from orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = any(${ids}::uuid[]) and i.ended_at is null`
}

/**
 * Shows on the roster how the newest mail of each learner's open invite stands. Whoever queues, settles or cancels mail of an
 * invite, or opens or ends one, calls it in the same transaction. The ids stand beside each table, because a join alone looks at
 * everybody where so many were made a moment ago that the planner does not know of them.
 */
export async function updateDelivery(org: OrgWriter, learnerIds: string[]): Promise<void> {
  if (learnerIds.length === 0) return
  await org.rows`
    with newest as materialized (
      select i.learner_id, m.state
        from invites i
        ${latestMessages(org)}
       where i.org_id = ${org.orgId} and i.learner_id = any(${learnerIds}::uuid[]) and i.ended_at is null)
    update learners l set delivery = newest.state, updated_at = now()
      from unnest(${learnerIds}::uuid[]) as told (id)
      left join newest on newest.learner_id = told.id
     where l.org_id = ${org.orgId} and l.id = told.id and l.id = any(${learnerIds}::uuid[])
       and l.delivery is distinct from newest.state`
}

/** Moves people to the location that they were invited to. */
export async function placeLearners(org: OrgWriter, ids: string[], locationId: string): Promise<void> {
  await org.rows`
    update learners set location_id = ${locationId}, updated_at = now()
     where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
}
