import type { OrgReader } from '../../core/org-scope.ts'
import { escapeLike, nothing, type Sql, sql } from '../../core/sql.ts'

/**
 * The condition that a learner, `l`, fits the search: by a part of the address, or of the name where it can be seen, which is of
 * the Active. One or two letters are looked for at the beginning of the address and of each word of the name.
 *
 * The index over parts of addresses is on a table that needs no organization. Row security lets an index answer only for
 * comparisons that cannot give anything away, and `like` is not one of them.
 */
export async function searchingFor(org: OrgReader, q: string, rowByRow: Sql): Promise<Sql> {
  const text = q.trim()
  if (text === '') return nothing
  const fits = text.length < 3 ? beginningWith(escapeLike(text)) : containing(escapeLike(text))
  const fitting = sql`
    select a.learner_id as id from invite_addresses a
     where a.org_id = ${org.orgId} and ${fits.address(sql`a.email_key`)}
    union all
    select l.id from users u join learners l on l.org_id = ${org.orgId} and l.user_id = u.id and l.status = 'active'
     where ${fits.name}`
  return sql`
    and (${fits.address(sql`l.email_key`)}
         or (l.status = 'active' and exists (
               select 1 from users u where u.id = l.user_id and ${fits.name} ${rowByRow})))
    ${await isAmong(org, fitting)}`
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

/**
 * Narrows the learners, `l`, down to those whose ids a statement finds, as long as they are few. It only makes a condition
 * faster that stands beside it: where they are many it says nothing.
 */
export async function isAmong(org: OrgReader, finding: Sql): Promise<Sql> {
  const found = await org.rows<{ id: string }>`select id from (${finding}) found limit ${FEW + 1}`
  return found.length > FEW ? nothing : sql`and l.id = any(${found.map(({ id }) => id)}::uuid[])`
}
