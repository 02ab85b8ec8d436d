import type { LearnerSort, LearnerStatus, ListLearnersQuery, NoMailReason } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { DELIVERY_COLUMNS, type DeliveryColumns, latestMessages } from '../delivery/index.ts'
import { noMailReason } from '../suppressions/index.ts'
import { IN_GROUPS, selectedBy } from './learner-filter.ts'

export interface RosterRow extends DeliveryColumns {
  id: string
  email: string
  email_key: string
  status: LearnerStatus
  status_at: Date
  user_name: string | null
  location_id: string | null
  location_name: string | null
  external_id: string | null
  created_at: Date
  updated_at: Date
  /** The same, to the microsecond. */
  changed_at: string
  open_invite_id: string | null
  notify_at: Date | null
  expires_at: Date | null
  expired: boolean
  groups: { id: string; name: string }[]
  no_mail: NoMailReason | null
}

/**
 * One page of the roster. Who is on it depends on what is asked, so PostgreSQL plans that anew each time; their details are found by
 * their ids alone, always in the same way.
 */
export async function listRoster(
  org: OrgReader,
  query: ListLearnersQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<RosterRow[]> {
  const order = orderOf(query)
  const since = query.updatedSince
  const cut = (learnerId: Sql) => sql`
    ${since === undefined ? nothing : sql`and l.updated_at >= ${since}::timestamptz`}
    ${cursor ? order.after(cursor, learnerId) : nothing}
     order by ${order.by(learnerId)}
     limit ${limit}`
  const selected = await selectedBy(org, query, {
    columns: sql`l.id, l.email_key, l.updated_at`,
    read: 'page',
    cut,
  })
  const page = await org.rows<{
    id: string
  }>`select id from ${selected} l order by ${order.by(sql`l.id`)} limit ${limit}`
  return readDetails(
    org,
    page.map(({ id }) => id),
  )
}

export async function findOnRoster(org: OrgReader, id: string): Promise<RosterRow | undefined> {
  const [row] = await readDetails(org, [id])
  return row
}

/** Throws `not_found` for an id that is on nobody of this roster. */
export async function requireLearner(org: OrgReader, id: string): Promise<void> {
  const [found] = await org.rows`select 1 from learners where org_id = ${org.orgId} and id = ${id}`
  required(found)
}

interface Order {
  by(learnerId: Sql): Sql
  after(cursor: Cursor, learnerId: Sql): Sql
}

/** Ids begin with the time they were made, so they sort by it. */
const ORDERS: Record<LearnerSort | 'changed', Order> = {
  newest: {
    by: (learnerId) => sql`${learnerId} desc`,
    after: ([id = ''], learnerId) => sql`and ${learnerId} < ${id}::uuid`,
  },
  oldest: {
    by: (learnerId) => learnerId,
    after: ([id = ''], learnerId) => sql`and ${learnerId} > ${id}::uuid`,
  },
  email: {
    by: () => sql`l.email_key`,
    after: ([, key = '']) => sql`and l.email_key > ${key}`,
  },
  changed: {
    by: () => sql`l.updated_at, l.id`,
    after: ([id = '', , at = '']) => sql`and (l.updated_at, l.id) > (${at}::timestamptz, ${id}::uuid)`,
  },
}

/** Whoever asks for what changed gets it in the order of the changes: what changes meanwhile comes on a later page. */
function orderOf({ sort, updatedSince }: ListLearnersQuery): Order {
  return ORDERS[sort ?? (updatedSince === undefined ? 'newest' : 'changed')]
}

/** The cursor of a row, good for each of the orders. */
export function cursorOf(row: RosterRow): Cursor {
  return [row.id, row.email_key, row.changed_at]
}

/** What the roster says of each of these learners, in their order; nothing of whom it does not know. */
function readDetails(org: OrgReader, ids: string[]): Promise<RosterRow[]> {
  return org.prepared<RosterRow>`
    select l.id, l.email, l.email_key, l.status, l.status_at, l.external_id, l.created_at, l.updated_at,
           l.updated_at::text as changed_at,
           u.name as user_name, l.location_id, loc.name as location_name,
           i.id as open_invite_id, i.notify_at, i.expires_at, coalesce(i.expires_at <= now(), false) as expired,
           case when ${IN_GROUPS} then coalesce((
                  select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
                    from learner_groups lg
                    join groups g on g.org_id = ${org.orgId} and g.id = lg.group_id
                   where lg.org_id = ${org.orgId} and lg.learner_id = l.id), '[]')
                when ig.id is null then '[]'
                else jsonb_build_array(jsonb_build_object('id', ig.id, 'name', ig.name)) end as groups,
           ${noMailReason(org, sql`l.email_key`)} as no_mail,
           ${DELIVERY_COLUMNS}
      from unnest(${ids}::uuid[]) with ordinality as page (id, place)
      join learners l on l.org_id = ${org.orgId} and l.id = page.id
      -- There is one at most; the limit makes it a look into the index for each row of the page, not a walk through all invites.
      left join lateral (
        select * from invites
         where org_id = ${org.orgId} and learner_id = l.id and ended_at is null limit 1) i on true
      left join groups ig on ig.org_id = ${org.orgId} and ig.id = i.group_id
      left join locations loc on loc.org_id = ${org.orgId} and loc.id = l.location_id
      left join users u on u.id = l.user_id and l.status = 'active'
      ${latestMessages(org)}
     order by page.place`
}
