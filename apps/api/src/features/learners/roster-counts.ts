import type { BoundedCount, LearnerCountsDto, LearnerFilter } from '@rollcall/contract'
import { COUNT_BOUND, countUpToBound } from '../../core/bounded-count.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { selectedBy } from './learner-filter.ts'
import { readTallies } from './tally-store.ts'

/** How many learners a filter matches, up to the bound, and how many there are of each status, exactly. */
export async function countLearners(org: OrgReader, filter: LearnerFilter): Promise<LearnerCountsDto> {
  const statuses = await readTallies(org)
  return { statuses, matching: await countMatching(org, filter, statuses) }
}

async function countMatching(
  org: OrgReader,
  filter: LearnerFilter,
  statuses: LearnerCountsDto['statuses'],
): Promise<BoundedCount> {
  const { status, ...others } = filter
  if (Object.values(others).some((value) => value !== undefined)) {
    const cut = () => sql`limit ${COUNT_BOUND + 1}`
    return countUpToBound(
      org,
      sql`select 1 from ${await selectedBy(org, filter, { columns: sql`l.id`, read: 'whole', cut })} l`,
    )
  }
  const all = status ? statuses[status] : Object.values(statuses).reduce((sum, count) => sum + count, 0)
  return { count: all, more: false }
}
