import type { LearnerStatus, ListLearnersQuery } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { escapeLike, nothing, type Sql, sql } from '../../core/sql.ts'
import { DELIVERY_COLUMNS, type DeliveryColumns, latestMessages } from '../delivery/index.ts'

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
  open_invite_id: string | null
  expires_at: Date | null
  expired: boolean
  groups: { id: string; name: string }[]
}

/** One page of the roster. The page is cut first, over an index, and only its rows are looked up further. */
export function listRoster(
  org: OrgReader,
  query: ListLearnersQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<RosterRow[]> {
  const order = ORDERS[query.sort ?? 'newest']
  return org.rows<RosterRow>`
    with page as materialized (
      select l.* from learners l
       where l.org_id = ${org.orgId}
         ${filters(org, query)}
         ${cursor ? order.after(cursor) : nothing}
       order by ${order.by}
       limit ${limit})
    ${withDetails(org)} order by ${order.by}`
}

export async function findOnRoster(org: OrgReader, id: string): Promise<RosterRow | undefined> {
  const [row] = await org.rows<RosterRow>`
    with page as (select * from learners where org_id = ${org.orgId} and id = ${id}) ${withDetails(org)}`
  return row
}

interface Order {
  by: Sql
  after(cursor: Cursor): Sql
}

/** Ids begin with the time they were made, so they sort by it. */
const ORDERS: Record<'newest' | 'oldest' | 'email', Order> = {
  newest: { by: sql`l.id desc`, after: ([id = '']) => sql`and l.id < ${id}::uuid` },
  oldest: { by: sql`l.id`, after: ([id = '']) => sql`and l.id > ${id}::uuid` },
  email: { by: sql`l.email_key`, after: ([, key = '']) => sql`and l.email_key > ${key}` },
}

/** The cursor of a row, good for each of the orders. */
export function cursorOf(row: RosterRow): Cursor {
  return [row.id, row.email_key]
}

/** A name can be searched for only where it can be seen: of the Active. */
function filters(org: OrgReader, { status, groupId, locationId, q }: ListLearnersQuery): Sql {
  const pattern = `%${escapeLike((q ?? '').trim().toLowerCase())}%`
  return sql`
    ${status ? sql`and l.status = ${status}` : nothing}
    ${locationId ? sql`and l.location_id = ${locationId}` : nothing}
    ${
      groupId
        ? sql`and l.id in (
            select lg.learner_id from learner_groups lg where lg.org_id = ${org.orgId} and lg.group_id = ${groupId}
            union all
            select i.learner_id from invites i
             where i.org_id = ${org.orgId} and i.group_id = ${groupId} and i.ended_at is null)`
        : nothing
    }
    ${
      q
        ? sql`and (l.email_key like ${pattern}
            or (l.status = 'active' and exists (
                 select 1 from users u where u.id = l.user_id and u.name ilike ${pattern})))`
        : nothing
    }`
}

/** Before Active a learner's group is the one that the open invite is for. */
function withDetails(org: OrgReader): Sql {
  return sql`
    select l.id, l.email, l.email_key, l.status, l.status_at, l.external_id, l.created_at,
           u.name as user_name, l.location_id, loc.name as location_name,
           i.id as open_invite_id, i.expires_at, coalesce(i.expires_at <= now(), false) as expired,
           coalesce((
             select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
               from groups g
              where g.org_id = ${org.orgId}
                and (g.id = i.group_id
                     or g.id in (select lg.group_id from learner_groups lg
                                  where lg.org_id = ${org.orgId} and lg.learner_id = l.id))), '[]') as groups,
           ${DELIVERY_COLUMNS}
      from page l
      left join invites i on i.org_id = ${org.orgId} and i.learner_id = l.id and i.ended_at is null
      left join locations loc on loc.org_id = ${org.orgId} and loc.id = l.location_id
      left join users u on u.id = l.user_id and l.status = 'active'
      ${latestMessages(org)}`
}
