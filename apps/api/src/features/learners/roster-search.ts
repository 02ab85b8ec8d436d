import type { OrgReader } from '../../core/org-scope.ts'
import { escapeLike, nothing, type Sql, sql } from '../../core/sql.ts'

/** What is asked of learners, `l`, and the ids of those who are in question, where an index knows them and they are few. */
export interface Search {
  fits: Sql
  few: string[] | null
}

/**
 * The search for a part of the address, or of the name where it can be seen, which is of the Active. One or two letters are looked
 * for at the beginning of the address and of each word of the name.
 *
 * The index over parts of addresses is on a table that needs no organization. Row security lets an index answer only for
 * comparisons that cannot give anything away, and `like` is not one of them.
 */
export async function searchFor(org: OrgReader, q: string, rowByRow: Sql): Promise<Search> {
  const text = q.trim()
  if (text === '') return { fits: nothing, few: null }
  const { address, name } = text.length < 3 ? beginningWith(escapeLike(text)) : containing(escapeLike(text))
  const few = await findFew(
    org,
    sql`
      select a.learner_id as id from invite_addresses a
       where a.org_id = ${org.orgId} and ${address(sql`a.email_key`)}
      union all
      select l.id from users u join learners l on l.org_id = ${org.orgId} and l.user_id = u.id and l.status = 'active'
       where ${name}`,
  )
  const fits = sql`
    and (${address(sql`l.email_key`)}
         or (l.status = 'active' and exists (
               select 1 from users u where u.id = l.user_id and ${name} ${rowByRow})))`
  return { fits, few }
}

/** The condition that a learner, `l`, fits a search. */
export function fitting({ fits, few }: Search): Sql {
  return sql`${fits} ${isAmong(few)}`
}

interface Fits {
  address(column: Sql): Sql
  name: Sql
}

function containing(part: string): Fits {
  return {
    address: (column) => sql`${column} like ${`%${part.toLowerCase()}%`}`,
    name: sql`u.name ilike ${`%${part}%`}`,
  }
}

function beginningWith(part: string): Fits {
  return {
    address: (column) => sql`${column} like ${`${part.toLowerCase()}%`}`,
    name: sql`(u.name ilike ${`${part}%`} or u.name ilike ${`% ${part}%`})`,
  }
}

/** So many are looked up one by one. Where there are more, whoever reads the roster in any order soon comes across some. */
const FEW = 1000

/** The ids that a query gives, as long as they are few, else null. */
export async function findFew(org: OrgReader, finding: Sql): Promise<string[] | null> {
  const found = await org.rows<{ id: string }>`select id from (${finding}) found limit ${FEW + 1}`
  return found.length > FEW ? null : found.map(({ id }) => id)
}

/** Narrows the learners, `l`, down to these. It only makes a condition faster that stands beside it: null says nothing. */
export function isAmong(few: string[] | null): Sql {
  return few === null ? nothing : sql`and l.id = any(${few}::uuid[])`
}
