import type { BulkOutcome, BulkReply, LearnerFilter, Selection } from '@rollcall/contract'
import type { OrgWriter } from '../../core/org-scope.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { selectedBy } from './learner-filter.ts'

/** What came of an action for so many. */
export interface Outcome {
  outcome: BulkOutcome
  count: number
}

/** So many at a time: each statement stays far below the time that one may take. */
const CHUNK = 1000

/** Does something with everybody whom a selection means, a thousand at a time, and adds up what came of it. */
export async function forSelected(
  org: OrgWriter,
  { ids, filter }: Selection,
  work: (ids: string[]) => Promise<Outcome[]>,
): Promise<BulkReply> {
  if (ids) {
    const known = await listKnown(org, ids)
    return toBulkReply([...(await work(known)), { outcome: 'not_found', count: ids.length - known.length }])
  }
  const outcomes: Outcome[] = []
  let last: string | undefined
  do {
    const chunk = await listMatching(org, filter ?? {}, last)
    outcomes.push(...(await work(chunk)))
    last = chunk.length === CHUNK ? chunk.at(-1) : undefined
  } while (last !== undefined)
  return toBulkReply(outcomes)
}

/** Outcomes of nobody are left out. */
export function toBulkReply(outcomes: Outcome[]): BulkReply {
  const counts: BulkReply['counts'] = {}
  let total = 0
  for (const { outcome, count } of outcomes) {
    if (count === 0) continue
    counts[outcome] = (counts[outcome] ?? 0) + count
    total += count
  }
  return { total, counts }
}

async function listKnown(org: OrgWriter, ids: string[]): Promise<string[]> {
  const found = await org.rows<{ id: string }>`
    select id from learners where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
  return found.map(({ id }) => id)
}

async function listMatching(
  org: OrgWriter,
  filter: LearnerFilter,
  last: string | undefined,
): Promise<string[]> {
  const cut = (learnerId: Sql) => sql`
    ${last === undefined ? nothing : sql`and ${learnerId} > ${last}::uuid`} order by ${learnerId} limit ${CHUNK}`
  const found = await org.rows<{ id: string }>`
    select id from ${await selectedBy(org, filter, { columns: sql`l.id`, read: 'page', cut })} l order by id limit ${CHUNK}`
  return found.map(({ id }) => id)
}
