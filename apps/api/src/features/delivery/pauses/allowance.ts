import type { OrgWriter } from '../../../core/org-scope.ts'
import { pauseOrg } from './pause-store.ts'

/** What an installation allows an organization to send; null: any number. Mails a day. */
export interface AllowanceRules {
  daily: number | null
  /** In the first seven days of an organization that somebody registered on their own. */
  atFirst: number | null
}

/** Takes up to `wanted` of the mails that the organization may still begin to send today. When none is left, its mail waits for tomorrow. */
export async function takeAllowance(
  org: OrgWriter,
  wanted: number,
  { daily, atFirst }: AllowanceRules,
): Promise<number> {
  const [rule] = await org.rows<{ allowed: number | null; time_zone: string }>`
    select time_zone, nullif(coalesce(daily_mails,
             case when created_at > now() - interval '7 days' then least(${atFirst}::int, ${daily}::int)
                  else ${daily}::int end), 0) as allowed
      from orgs where id = ${org.orgId}`
  if (!rule || rule.allowed === null) return wanted
  const { allowed, time_zone: zone } = rule
  // The row of the day is held until the end, so that two who send at once count one after the other.
  const [day] = await org.rows<{ sent: number }>`
    insert into mail_days as d (org_id, day) values (${org.orgId}, (now() at time zone ${zone})::date)
    on conflict (org_id, day) do update set sent = d.sent
    returning sent`
  const left = Math.max(0, allowed - (day?.sent ?? 0))
  if (left === 0) await pauseOrg(org, 'daily_limit', { nextDayIn: zone })
  return Math.min(wanted, left)
}

/** Adds to what the organization began to send, got back and was complained about today. */
export async function countToday(
  org: OrgWriter,
  { sent = 0, bounced = 0, complained = 0 }: { sent?: number; bounced?: number; complained?: number },
): Promise<void> {
  if (sent + bounced + complained === 0) return
  await org.rows`
    insert into mail_days as d (org_id, day, sent, bounced, complained)
    select id, (now() at time zone time_zone)::date, ${sent}, ${bounced}, ${complained} from orgs where id = ${org.orgId}
    on conflict (org_id, day) do update
       set sent = d.sent + excluded.sent, bounced = d.bounced + excluded.bounced,
           complained = d.complained + excluded.complained`
}
