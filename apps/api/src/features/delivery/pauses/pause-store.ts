import type { MailPauseDto, MailPauseReason } from '@rollcall/contract'
import type { OrgReader, OrgWriter } from '../../../core/org-scope.ts'
import { type RunRows, sql } from '../../../core/sql.ts'

/** Why and until when mail waits, for everybody or for one organization. */
export interface Pause {
  reason: MailPauseReason
  until: Date
}

/** The pause that holds an organization's mail now, its own or that of the way mail leaves by; of two the longer. Null: none. */
export async function readPause(org: OrgReader, transport: string): Promise<Pause | null> {
  const [pause] = await org.rows<Pause>`
    select reason, until from org_mail_pauses where org_id = ${org.orgId} and until > now()
    union all
    select reason, until from mail_pauses where transport = ${transport} and until > now()
     order by until desc
     limit 1`
  return pause ?? null
}

/** The pause of the way mail leaves by. */
export async function readTransportPause(rows: RunRows, transport: string): Promise<Pause | null> {
  const [pause] = await rows<Pause>`
    select reason, until from mail_pauses where transport = ${transport} and until > now()`
  return pause ?? null
}

/** The same as `readPause`, for admins. */
export async function showPause(org: OrgReader, transport: string): Promise<MailPauseDto | null> {
  const pause = await readPause(org, transport)
  return pause && { reason: pause.reason, until: pause.until.toISOString() }
}

/** Nobody sends by this way for so many seconds. A longer pause that is there stays. */
export async function pauseTransport(
  { rows }: { rows: RunRows },
  transport: string,
  reason: MailPauseReason,
  seconds: number,
): Promise<void> {
  await rows`
    insert into mail_pauses as p (transport, reason, until)
    values (${transport}, ${reason}, now() + make_interval(secs => ${seconds}))
    on conflict (transport) do update
       set reason = case when excluded.until > p.until then excluded.reason else p.reason end,
           began_at = case when p.until > now() then p.began_at else now() end,
           until = greatest(excluded.until, p.until)`
}

/** This organization does not send before then. */
export async function pauseOrg(
  org: OrgWriter,
  reason: MailPauseReason,
  until: { seconds: number } | { nextDayIn: string },
): Promise<void> {
  const end =
    'seconds' in until
      ? sql`now() + make_interval(secs => ${until.seconds})`
      : sql`(date_trunc('day', now() at time zone ${until.nextDayIn}) + interval '1 day') at time zone ${until.nextDayIn}`
  await org.rows`
    insert into org_mail_pauses as p (org_id, reason, until)
    values (${org.orgId}, ${reason}, ${end})
    on conflict (org_id) do update set reason = excluded.reason, began_at = now(), until = excluded.until
     where p.until < excluded.until`
}

/** Ends the organization's own pause. Says whether there was one. */
export async function endPause(org: OrgWriter): Promise<boolean> {
  const ended = await org.rows`
    delete from org_mail_pauses where org_id = ${org.orgId} and until > now() returning reason`
  return ended.length > 0
}
