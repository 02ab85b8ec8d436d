import { type RunRows, type Sql, sql } from '../../core/sql.ts'
import type { Outcome } from './transport.ts'

/** Where messages wait: an organization's table, with the condition that names the organization, or the accounts'. */
export interface Outbox {
  rows: RunRows
  table: Sql
  scope: Sql
}

export interface ClaimedMessage {
  id: string
  kind: string
  ref_id: string
  email_key: string
  locale: 'en' | 'es'
  attempts: number
}

export interface Settled {
  id: string
  kind: string
  ref_id: string
  state: string
}

/** A sender that says nothing for this long is taken for dead, and its messages are tried again. */
const LEASE = sql`interval '2 minutes'`

/** After this long without success a message is given up, and shown as refused with the last reason. */
const GIVE_UP = sql`interval '72 hours'`

/** Minutes until the next try, by how often it was tried. */
const WAIT_MINUTES = [1, 5, 15, 30, 60, 120, 240, 480, 720]

/** The outbox of an organization, from inside its scope. */
export function orgOutbox(org: { orgId: string; rows: RunRows }): Outbox {
  return { rows: org.rows, table: sql`messages`, scope: sql`org_id = ${org.orgId}` }
}

/** The outbox of the accounts. */
export function accountOutbox(rows: RunRows): Outbox {
  return { rows, table: sql`account_messages`, scope: sql`true` }
}

/** Takes up to `limit` messages that are due, oldest first, for this sender alone. */
export function claimDue({ rows, table, scope }: Outbox, limit: number): Promise<ClaimedMessage[]> {
  return rows<ClaimedMessage>`
    with due as materialized (
      select id from ${table}
       where ${scope} and next_attempt_at <= now()
         and (queue_state = 'queued' or (queue_state = 'sending' and lease_until < now()))
       order by next_attempt_at
       limit ${limit}
       for update skip locked)
    update ${table}
       set queue_state = 'sending', attempts = attempts + 1, lease_until = now() + ${LEASE}
     where ${scope} and id in (select id from due)
    returning id, kind, ref_id, email_key, locale, attempts`
}

/** Messages whose reason is gone do not leave. */
export async function cancelClaimed({ rows, table, scope }: Outbox, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await rows`
    update ${table} set queue_state = 'cancelled', lease_until = null
     where ${scope} and id = any(${ids}::uuid[]) and queue_state = 'sending'`
}

/** Stores what became of each claimed message, in one statement. A fact that is there keeps its earliest time. */
export function settle(
  { rows, table, scope }: Outbox,
  results: { message: ClaimedMessage; outcome: Outcome }[],
): Promise<Settled[]> {
  return rows<Settled>`
    with result as (
      select * from unnest(
        ${results.map(({ message }) => message.id)}::uuid[],
        ${results.map(({ outcome }) => outcome.kind)}::text[],
        ${results.map(({ outcome }) => outcome.reason)}::text[],
        ${results.map(({ message }) => secondsUntilNextTry(message.attempts))}::int[])
        as r (message_id, outcome, why, wait))
    update ${table}
       set queue_state = case when outcome = 'later' and created_at > now() - ${GIVE_UP} then 'queued' else 'done' end,
           next_attempt_at = case when outcome = 'later' then now() + make_interval(secs => wait) else next_attempt_at end,
           lease_until = null,
           accepted_at = case when outcome in ('accepted', 'delivered') then coalesce(accepted_at, now()) else accepted_at end,
           delivered_at = case when outcome = 'delivered' then coalesce(delivered_at, now()) else delivered_at end,
           bounced_at = case when outcome = 'bounced' then coalesce(bounced_at, now()) else bounced_at end,
           blocked_at = case when outcome = 'refused' or (outcome = 'later' and created_at <= now() - ${GIVE_UP})
                             then coalesce(blocked_at, now()) else blocked_at end,
           evidence = case when outcome = 'delivered' then 'mailbox' when outcome = 'accepted' then 'relay' else evidence end,
           reason = why
      from result
     where ${scope} and id = message_id and queue_state = 'sending'
    returning id, kind, ref_id, state`
}

/** When the next message of this outbox is due; null when nothing waits. */
export async function nextDueAt({ rows, table, scope }: Outbox): Promise<Date | null> {
  const [next] = await rows<{ at: Date | null }>`
    select min(case when queue_state = 'sending' then greatest(lease_until, next_attempt_at) else next_attempt_at end) as at
      from ${table} where ${scope} and queue_state in ('queued', 'sending')`
  return next?.at ?? null
}

/** A fifth more or less at random, so that what failed together does not come back together. */
function secondsUntilNextTry(attempts: number): number {
  const minutes = WAIT_MINUTES[Math.min(attempts, WAIT_MINUTES.length) - 1] ?? 1
  return Math.round(minutes * 60 * (0.8 + Math.random() * 0.4))
}
