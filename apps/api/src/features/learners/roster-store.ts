import type { LearnerStatus, NoMailReason } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { type Sql, sql } from '../../core/sql.ts'
import { DELIVERY_COLUMNS, type DeliveryColumns, latestMessages } from '../delivery/index.ts'
import { noMailReason } from '../suppressions/index.ts'
import { IN_GROUPS } from './learner-filter.ts'

/** A row of the roster, with its times as text. */
export interface RosterRow extends DeliveryColumns {
  id: string
  email: string
  email_key: string
  status: LearnerStatus
  status_at: string
  user_name: string | null
  location_id: string | null
  location_name: string | null
  external_id: string | null
  created_at: string
  updated_at: string
  open_invite_id: string | null
  notify_at: string | null
  expires_at: string | null
  expired: boolean
  groups: { id: string; name: string }[]
  no_mail: NoMailReason | null
}

export async function findOnRoster(org: OrgReader, id: string): Promise<RosterRow | undefined> {
  const [row] = await readDetails(org, sql`(select ${[id]}::uuid[])`, org.prepared)
  return row
}

/** Throws `not_found` for an id that is on nobody of this roster. */
export async function requireLearner(org: OrgReader, id: string): Promise<void> {
  const [found] = await org.rows`select 1 from learners where org_id = ${org.orgId} and id = ${id}`
  required(found)
}

/** The cursor of a row, good for each of the orders. */
export function cursorOf(row: RosterRow): Cursor {
  return [row.id, row.email_key, row.updated_at]
}

/**
 * What the roster says of each of these learners, in their order; nothing of whom it does not know. The ids are what a query in
 * parentheses gives, so that PostgreSQL, which does not know how many there will be, has one plan for them all.
 */
export function readDetails(org: OrgReader, ids: Sql, run = org.lastly): Promise<RosterRow[]> {
  return run<RosterRow>`
    select l.id, l.email, l.email_key, l.status, l.status_at::text, l.external_id, l.created_at::text, l.updated_at::text,
           u.name as user_name, l.location_id, loc.name as location_name,
           i.id as open_invite_id, i.notify_at::text, i.expires_at::text, coalesce(i.expires_at <= now(), false) as expired,
           case when ${IN_GROUPS} then coalesce((
                  select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
                    from learner_groups lg
                    join groups g on g.org_id = ${org.orgId} and g.id = lg.group_id
                   where lg.org_id = ${org.orgId} and lg.learner_id = l.id), '[]')
                when ig.id is null then '[]'
                else jsonb_build_array(jsonb_build_object('id', ig.id, 'name', ig.name)) end as groups,
           ${noMailReason(org, sql`l.email_key`)} as no_mail,
           ${DELIVERY_COLUMNS}
      from unnest(${ids}) with ordinality as page (id, place)
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
