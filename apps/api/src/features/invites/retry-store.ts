import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'

/**
 * Of a mail that a server refused, and that nothing worse is known of. One that was given up, because no server answered, has been
 * tried for long enough; an address that is none for the mail service will be none tomorrow.
 */
const MAY_PASS = sql`
  m.state = 'refused' and m.blocked_at is not null and m.dropped_at is null and m.variant <> 'retry'
  and m.reason_code is distinct from 'invalid_address'
  and exists (select 1 from message_events e
               where e.org_id = m.org_id and e.message_id = m.id and e.type = 'blocked')`

/**
 * Notes of open invites when their newest mail is tried once more, because it was refused, or that it is not. Gives the earliest
 * time that this adds.
 */
export async function noteRefused(org: OrgWriter, inviteIds: string[]): Promise<Date | null> {
  const noted = await org.rows<{ retry_at: Date | null }>`
    with news as (
      select i.id, case when ${MAY_PASS} then m.blocked_at + interval '24 hours' end as at
        from invites i
       cross join lateral (
         select * from messages newest
          where newest.org_id = ${org.orgId} and newest.kind = 'invite' and newest.ref_id = i.id
          order by newest.seq desc limit 1) m
       where i.org_id = ${org.orgId} and i.id = any(${inviteIds}::uuid[]) and i.ended_at is null
         and (m.state = 'refused' or i.retry_at is not null))
    update invites i set retry_at = news.at
      from news
     where i.org_id = ${org.orgId} and i.id = news.id and i.retry_at is distinct from news.at
    returning i.retry_at`
  const times = noted.flatMap(({ retry_at }) => (retry_at ? [retry_at.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/** The open invites whose refused mail is due to be tried again, the longest overdue first. */
export async function listDueRetries(org: OrgReader, limit: number): Promise<string[]> {
  const due = await org.rows<{ id: string }>`
    select id from invites
     where org_id = ${org.orgId} and retry_at <= now() and ended_at is null
     order by retry_at
     limit ${limit}`
  return due.map(({ id }) => id)
}

/** Those of them that are still due, which are so no more: each is tried once. */
export async function takeDueRetries(org: OrgWriter, ids: string[]): Promise<string[]> {
  const taken = await org.rows<{ id: string }>`
    update invites set retry_at = null
     where org_id = ${org.orgId} and id = any(${ids}::uuid[]) and retry_at <= now()
    returning id`
  return taken.map(({ id }) => id)
}

/** When the next of all is due, now or later, to the next millisecond; null when none is. */
export async function findNextRetry(org: OrgReader): Promise<Date | null> {
  const [next] = await org.rows<{ at: Date | null }>`
    select greatest(now(), min(retry_at) + interval '1 millisecond') as at from invites
     where org_id = ${org.orgId} and retry_at is not null and ended_at is null
    having count(*) > 0`
  return next?.at ?? null
}
