import type { OverviewDto } from '@rollcall/contract'
import { countUpToBound } from '../../core/bounded-count.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'
import { readTallies } from '../learners/index.ts'
import { readSeats } from '../orgs/index.ts'
import { outboxOf } from './outbox-store.ts'

/** How the organization stands. No part of it looks at more rows when the roster is larger. */
export async function readOverview(org: OrgReader): Promise<OverviewDto> {
  const count = (from: Sql) => countUpToBound(org, sql`select 1 ${from}`)
  const learners = sql`from learners l where l.org_id = ${org.orgId}`
  return {
    statuses: await readTallies(org),
    attention: {
      bounced: await count(sql`${learners} and l.delivery = 'bounced'`),
      refused: await count(sql`${learners} and l.delivery = 'refused'`),
      expired: await count(sql`
        from invites i where i.org_id = ${org.orgId} and i.ended_at is null and i.expires_at <= now()`),
      waiting: await count(sql`
        ${learners} and l.status = 'pending' and l.status_at <= now() - interval '7 days'`),
    },
    outbox: {
      scheduled: await count(outboxOf(org, 'scheduled')),
      held: await count(outboxOf(org, 'held')),
      queued: await count(outboxOf(org, 'queued')),
    },
    seats: await readSeats(org),
    weeks: await listWeeks(org),
  }
}

const WEEKS = 12

function listWeeks(org: OrgReader): Promise<OverviewDto['weeks']> {
  const how = (...events: string[]) =>
    sql`coalesce(sum(t.came) filter (where t.event = any(${events}::text[])), 0)`
  return org.rows<OverviewDto['weeks'][number]>`
    select monday::date::text as "from",
           ${how('invited', 'verified_on_join_page')} as invited,
           ${how('mail_delivered', 'verified_on_join_page')} as delivered,
           ${how('accepted')} as accepted,
           ${how('declined')} as declined
      from generate_series(0, ${WEEKS - 1}::int) as n
     cross join lateral (
       select date_trunc('week', now() at time zone 'utc')::date - 7 * (${WEEKS - 1}::int - n) as monday) weeks
      left join learner_tallies t on t.org_id = ${org.orgId} and t.day >= monday and t.day < monday + 7
     group by monday
     order by monday`
}
