import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'

/** Of an invite that was sent at `sentAt`, the next of the organization `o`'s days that is to come; null after the last. */
export function nextReminder(sentAt: Sql): Sql {
  return sql`
    (select min(${sentAt} + make_interval(days => day))
       from unnest(o.reminder_days) as day
      where ${sentAt} + make_interval(days => day) > now())`
}

/** Notes of open invites that a server has taken mail of them, and when to remind. Gives the earliest reminder that this adds. */
export async function noteSent(org: OrgWriter, inviteIds: string[]): Promise<Date | null> {
  const noted = await org.rows<{ remind_at: Date | null }>`
    with sent as materialized (
      select ref_id, min(least(accepted_at, delivered_at)) as at
        from messages
       where org_id = ${org.orgId} and kind = 'invite' and ref_id = any(${inviteIds}::uuid[])
       group by ref_id)
    update invites i
       set sent_at = coalesce(i.sent_at, sent.at),
           remind_at = coalesce(i.remind_at, ${nextReminder(sql`coalesce(i.sent_at, sent.at)`)})
      from sent, orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = sent.ref_id and i.id = any(${inviteIds}::uuid[])
       and i.ended_at is null and sent.at is not null and (i.sent_at is null or i.remind_at is null)
    returning i.remind_at`
  const times = noted.flatMap(({ remind_at }) => (remind_at ? [remind_at.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/** The open invites whose reminder is due, the longest overdue first. */
export async function listDueReminders(org: OrgReader, limit: number): Promise<string[]> {
  const due = await org.rows<{ id: string }>`
    select id from invites
     where org_id = ${org.orgId} and ended_at is null and remind_at <= now()
     order by remind_at
     limit ${limit}`
  return due.map(({ id }) => id)
}

/** Moves these to their next reminder, and counts one more of those who get one now. */
export async function advanceReminders(org: OrgWriter, ids: string[], reminded: string[]): Promise<void> {
  if (ids.length === 0) return
  await org.rows`
    update invites i
       set remind_at = ${nextReminder(sql`i.sent_at`)},
           reminders_sent = reminders_sent + case when i.id = any(${reminded}::uuid[]) then 1 else 0 end
      from orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = any(${ids}::uuid[])`
}

/** When the next reminder of all is due, now or later, to the next millisecond; null when none is. */
export async function findNextReminder(org: OrgReader): Promise<Date | null> {
  const [next] = await org.rows<{ at: Date | null }>`
    select greatest(now(), min(remind_at) + interval '1 millisecond') as at from invites
     where org_id = ${org.orgId} and ended_at is null and remind_at is not null
    having count(*) > 0`
  return next?.at ?? null
}

/** Lets up to `limit` open invites after this one follow the days that hold now. Gives the last id, or null after the end. */
export async function renewReminders(
  org: OrgWriter,
  after: string | null,
  limit: number,
): Promise<string | null> {
  const renewed = await org.rows<{ id: string }>`
    with batch as (
      select id from invites
       where org_id = ${org.orgId} and ended_at is null and sent_at is not null
         ${after ? sql`and id > ${after}::uuid` : nothing}
       order by id
       limit ${limit})
    update invites i
       set remind_at = case when i.remind_at <= now() then i.remind_at else ${nextReminder(sql`i.sent_at`)} end
      from batch, orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = batch.id
    returning i.id`
  if (renewed.length < limit) return null
  return (
    renewed
      .map(({ id }) => id)
      .toSorted()
      .at(-1) ?? null
  )
}

/** Of an invite that was opened again: when to remind from now on. */
export async function resumeReminders(org: OrgWriter, id: string): Promise<Date | null> {
  const [resumed] = await org.rows<{ remind_at: Date | null }>`
    update invites i set remind_at = ${nextReminder(sql`i.sent_at`)}
      from orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = ${id}
    returning i.remind_at`
  return resumed?.remind_at ?? null
}
