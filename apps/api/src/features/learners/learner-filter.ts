import type { DeliveryState, LearnerFilter } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { findFew, fitting, isAmong, searchFor } from './roster-search.ts'

/** What is wanted of the learners whom a filter matches. */
interface Shape {
  columns: Sql
  /** A page of them, or all there are: what is asked about one after the other in the one case is asked at once in the other. */
  read: 'page' | 'whole'
  /** Conditions that begin with `and`, order and limit; `id` is a learner's. */
  cut?: (id: Sql) => Sql
}

/**
 * The learners, `l`, whom a filter matches, as a table in parentheses. It is made of one or two parts that have nobody in
 * common, and each of them is cut by itself.
 */
export async function selectedBy(
  org: OrgReader,
  filter: LearnerFilter,
  { columns, read, cut = () => nothing }: Shape,
): Promise<Sql> {
  // Postgres asks a question that has an offset once for each row, and does not turn it into a join of all rows.
  const conditions = await conditionsOf(org, filter, read === 'page' ? sql`offset 0` : nothing)
  const part = (groups: Sql, id: Sql) =>
    sql`(select ${columns} from learners l ${groups} where l.org_id = ${org.orgId} ${conditions} ${cut(id)})`
  const { groupId } = filter
  if (groupId === undefined) return part(nothing, sql`l.id`)
  const members = sql`
    join learner_groups lg on lg.org_id = ${org.orgId} and lg.group_id = ${groupId} and lg.learner_id = l.id and ${IN_GROUPS}`
  const invited = sql`
    join invites gi on gi.org_id = ${org.orgId} and gi.group_id = ${groupId} and gi.learner_id = l.id
     and gi.ended_at is null and not (${IN_GROUPS})`
  // Ids of the group, not of the roster: an index has them in order, and beginning at a cursor it skips what is before.
  return sql`(${part(members, sql`lg.learner_id`)} union all ${part(invited, sql`gi.learner_id`)})`
}

/** Who is Active or was; before that, the group of a learner, `l`, is the one that the open invite is for. */
export const IN_GROUPS = sql`l.status in ('active', 'archived')`

async function conditionsOf(org: OrgReader, filter: LearnerFilter, rowByRow: Sql): Promise<Sql> {
  const { status, locationId, delivery, expired, q } = filter
  return sql`
    ${status ? sql`and l.status = ${status}` : nothing}
    ${locationId ? sql`and l.location_id = ${locationId}` : nothing}
    ${delivery ? await withDelivery(org, delivery, rowByRow) : nothing}
    ${expired === undefined ? nothing : withExpired(org, expired)}
    ${q === undefined ? nothing : fitting(await searchFor(org, q, rowByRow))}`
}

function withExpired(org: OrgReader, expired: boolean): Sql {
  return sql`
    and ${expired ? nothing : sql`not`} exists (
      select 1 from invites i
       where i.org_id = ${org.orgId} and i.learner_id = l.id and i.ended_at is null and i.expires_at <= now())`
}

/** Mail that waits for its time, or for somebody to decide, is queued like other mail; the message tells it apart. */
async function withDelivery(org: OrgReader, delivery: DeliveryState, rowByRow: Sql): Promise<Sql> {
  if (delivery !== 'scheduled' && delivery !== 'queued') return sql`and l.delivery = ${delivery}`
  const scheduled = sql`(m.queue_state = 'held' or (m.queue_state = 'queued' and m.send_after > now()))`
  const asked = delivery === 'scheduled' ? scheduled : sql`m.queue_state <> 'held' and m.send_after <= now()`
  const learnerId = sql`
    select i.learner_id from invites i where i.org_id = ${org.orgId} and i.id = m.ref_id and i.ended_at is null`
  const waiting = sql`
    m.org_id = ${org.orgId} and m.kind = 'invite' and m.queue_state in ('held', 'queued', 'sending', 'uncertain')`
  return sql`
    and l.delivery = 'queued'
    and ${delivery === 'queued' ? sql`not` : nothing} exists (
      select 1 from invites i join messages m on ${waiting} and m.ref_id = i.id
       where i.org_id = ${org.orgId} and i.learner_id = l.id and i.ended_at is null and ${scheduled} ${rowByRow})
    ${isAmong(await findFew(org, sql`select (${learnerId}) as id from messages m where ${waiting} and ${asked}`))}`
}
