import { LIMITS, type ListLearnersQuery } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, Sql, sql } from '../../core/sql.ts'
import { selectedBy } from './learner-filter.ts'
import { type Order, orderOf } from './roster-order.ts'
import { fitting, type Search, searchFor } from './roster-search.ts'
import { type RosterRow, readDetails } from './roster-store.ts'

/**
 * One page of the roster. Who is on it depends on the filter, so PostgreSQL plans that anew for each; their details are found by
 * their ids alone, always in the same way. The pages that are asked for most, of everybody or of few who were searched for, have one
 * way too, and are a part of the prepared statement that finds the details.
 */
export async function listRoster(
  org: OrgReader,
  { q, ...query }: ListLearnersQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<RosterRow[]> {
  const search = q === undefined ? null : await searchFor(org, q, sql`offset 0`)
  const order = orderOf(query)
  const bound = BOUNDS.find(({ most }) => limit <= most)
  if (bound && isUnfiltered(query) && search?.few !== null) {
    return readDetails(org, sql`(${plainPage(org, search, order, cursor, bound.cut)})[1:${limit}]`)
  }
  const since = query.updatedSince
  const cut = (learnerId: Sql) => sql`
    ${search ? fitting(search) : nothing}
    ${since === undefined ? nothing : sql`and l.updated_at >= ${since}::timestamptz`}
    ${cursor ? order.after(cursor, learnerId) : nothing}
     order by ${order.by(learnerId)}
     limit ${limit}`
  const columns = sql`l.id, l.email_key, l.updated_at`
  const selected = await selectedBy(org, query, { columns, read: 'page', cut })
  const page = await org.rows<{
    id: string
  }>`select id from ${selected} l order by ${order.by(sql`l.id`)} limit ${limit}`
  return readDetails(org, sql`(select ${page.map(({ id }) => id)}::uuid[])`)
}

function isUnfiltered({ sort, cursor, limit, ...filter }: Omit<ListLearnersQuery, 'q'>): boolean {
  return Object.values(filter).every((value) => value === undefined)
}

/**
 * How many the text of a prepared statement looks up, since PostgreSQL does not plan for a number that it is told later: as many as
 * lists show, and the one more that says whether there is a next page.
 */
const BOUNDS = [25, 50, LIMITS.pageSize].map((size) => ({
  most: size + 1,
  cut: new Sql([`limit ${size + 1}`], []),
}))

/** The ids of the page in their order, as an array. */
function plainPage(
  org: OrgReader,
  search: Search | null,
  order: Order,
  cursor: Cursor | null,
  cut: Sql,
): Sql {
  // In a query of their own, the ids are nothing that PostgreSQL would plan anew for.
  const found = search ? sql`${search.fits} and l.id = any((select ${search.few}::uuid[])::uuid[])` : nothing
  return sql`array(
    select l.id from learners l
     where l.org_id = ${org.orgId} ${found} ${cursor ? order.after(cursor, sql`l.id`) : nothing}
     order by ${order.by(sql`l.id`)} ${cut})`
}
