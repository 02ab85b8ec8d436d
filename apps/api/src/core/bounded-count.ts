import type { BoundedCount } from '@rollcall/contract'
import type { OrgReader } from './org-scope.ts'
import type { Sql } from './sql.ts'

/** What people read as "10,000+": no count looks at more than one row beyond it. */
export const COUNT_BOUND = 10_000

/** How many rows a statement gives, up to the bound. The statement is a `select` without an order. */
export async function countUpToBound(org: OrgReader, statement: Sql): Promise<BoundedCount> {
  const [found] = await org.rows<{ count: number }>`
    select count(*) as count from (select 1 from (${statement}) counted limit ${COUNT_BOUND + 1}) bounded`
  const count = found?.count ?? 0
  return { count: Math.min(count, COUNT_BOUND), more: count > COUNT_BOUND }
}
