import type { LearnerStatus } from '@rollcall/contract'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'

/**
 * How many learners have each status: exactly, and without a look at any of them. Whatever changes a status adds, in the same
 * statement, how many came and went, so the sums are what the roster is.
 */
export async function readTallies(org: OrgReader): Promise<Record<LearnerStatus, number>> {
  const sums = await org.rows<{ status: LearnerStatus; count: number }>`
    select status, sum(came - went) as count from learner_tallies where org_id = ${org.orgId} group by status`
  const counts = { prospect: 0, pending: 0, active: 0, declined: 0, cancelled: 0, archived: 0 }
  for (const { status, count } of sums) counts[status] = count
  return counts
}

/** One write in so many sums up what has gathered, so that a count never has many rows to read. */
const COMPACT_ONE_IN = 64

/** Sums up the tallies now and then; to be called where some were added. */
export async function compactNowAndThen(org: OrgWriter): Promise<void> {
  if (Math.random() < 1 / COMPACT_ONE_IN) await compactTallies(org)
}

/** Weeks are kept apart as long as the overview shows them, and some days longer. */
const PERIOD = sql`
  date_trunc(case when day > (now() at time zone 'utc')::date - 100 then 'week' else 'year' end, day::timestamp)::date`

/**
 * Makes one row of those that say the same of the same week or year. Rows that somebody else is summing up at this moment are
 * left to them, and rows that are being added are not seen yet: no count is lost or doubled.
 */
export async function compactTallies(org: OrgWriter): Promise<void> {
  await org.rows`
    with gathered as (
      select id, count(*) over (partition by ${PERIOD}, event, status) as alike
        from learner_tallies
       where org_id = ${org.orgId}),
    held as materialized (
      select id from learner_tallies
       where org_id = ${org.orgId} and id in (select id from gathered where alike > 1)
         for update skip locked),
    gone as (
      delete from learner_tallies
       where org_id = ${org.orgId} and id in (select id from held)
      returning day, event, status, came, went)
    insert into learner_tallies (org_id, day, event, status, came, went)
    select ${org.orgId}, ${PERIOD}, event, status, sum(came), sum(went) from gone
     group by 2, 3, 4`
}
