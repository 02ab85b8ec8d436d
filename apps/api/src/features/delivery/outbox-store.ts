import { type RunRows, type Sql, sql } from '../../core/sql.ts'
import type { MessageVariant } from './mail-kinds.ts'
import type { Outcome } from './transport.ts'

/** Where messages wait: an organization's table, with the condition that names the organization, or the accounts'. */
export interface Outbox {
  rows: RunRows
  table: Sql
  scope: Sql
  variant: Sql
}

export interface ClaimedMessage {
  id: string
  kind: string
  ref_id: string
  email_key: string
  locale: 'en' | 'es'
  variant: MessageVariant
  attempts: number
}

/** A message about which something has become known. */
export interface Settled {
  kind: string
  ref_id: string
}

/** A sender that says nothing for this long is taken for dead, and its messages are tried again. */
const LEASE = sql`interval '2 minutes'`

/** After this long without success a message is given up, and shown as refused with the last reason. */
const GIVE_UP = sql`interval '72 hours'`

/** Minutes until the next try, by how often it was tried. */
const WAIT_MINUTES = [1, 5, 15, 30, 60, 120, 240, 480, 720]

/** The outbox of an organization, from inside its scope. */
export function orgOutbox(org: { orgId: string; rows: RunRows }): Outbox {
  return { rows: org.rows, table: sql`messages`, scope: sql`org_id = ${org.orgId}`, variant: sql`variant` }
}

/** The outbox of the accounts. */
export function accountOutbox(rows: RunRows): Outbox {
  return { rows, table: sql`account_messages`, scope: sql`true`, variant: sql`'first' as variant` }
}

/** Takes up to `limit` messages that are due, by the clock of the database, oldest first, for this sender alone. */
export function claimDue({ rows, table, scope, variant }: Outbox, limit: number): Promise<ClaimedMessage[]> {
  return rows<ClaimedMessage>`
    with due as materialized (
      select id from ${table}
       where ${scope} and next_attempt_at <= now() and send_after <= now()
         and (queue_state = 'queued' or (queue_state = 'sending' and lease_until < now()))
       order by next_attempt_at
       limit ${limit}
       for update skip locked)
    update ${table}
       set queue_state = 'sending', attempts = attempts + 1, lease_until = now() + ${LEASE}
     where ${scope} and id in (select id from due)
    returning id, kind, ref_id, email_key, locale, ${variant}, attempts`
}

/** Messages whose reason is gone do not leave. Gives those that this is true of. */
export async function cancelClaimed({ rows, table, scope }: Outbox, ids: string[]): Promise<Settled[]> {
  if (ids.length === 0) return []
  return rows<Settled>`
    update ${table} set queue_state = 'cancelled', lease_until = null
     where ${scope} and id = any(${ids}::uuid[]) and queue_state = 'sending'
    returning kind, ref_id`
}

/**
 * Stores what became of each claimed message, in one statement. A fact that is there keeps its earliest time. What was cancelled
 * while it was on the wire is told, too, as it came out, and is not tried again.
 */
export async function settle(
  { rows, table, scope }: Outbox,
  results: { message: ClaimedMessage; outcome: Outcome }[],
): Promise<Settled[]> {
  if (results.length === 0) return []
  const givenUp = sql`outcome = 'later' and queue_state = 'sending' and send_after <= now() - ${GIVE_UP}`
  return rows<Settled>`
    with result as (
      select * from unnest(
        ${results.map(({ message }) => message.id)}::uuid[],
        ${results.map(({ outcome }) => outcome.kind)}::text[],
        ${results.map(({ outcome }) => outcome.reason)}::text[],
        ${results.map(({ message, outcome }) => outcome.wait ?? secondsUntilNextTry(message.attempts))}::int[])
        as r (message_id, outcome, why, wait))
    update ${table}
       set queue_state = case when outcome <> 'later' or (${givenUp}) then 'done'
                              when queue_state = 'cancelled' then 'cancelled' else 'queued' end,
           next_attempt_at = case when outcome = 'later' then now() + make_interval(secs => wait) else next_attempt_at end,
           lease_until = null,
           accepted_at = case when outcome in ('accepted', 'delivered') then coalesce(accepted_at, now()) else accepted_at end,
           delivered_at = case when outcome = 'delivered' then coalesce(delivered_at, now()) else delivered_at end,
           bounced_at = case when outcome = 'bounced' then coalesce(bounced_at, now()) else bounced_at end,
           blocked_at = case when outcome = 'refused' or (${givenUp}) then coalesce(blocked_at, now()) else blocked_at end,
           evidence = case when outcome = 'delivered' then 'mailbox' when outcome = 'accepted' then 'relay' else evidence end,
           reason = why
      from result
     where ${scope} and id = message_id and queue_state in ('sending', 'cancelled')
    returning kind, ref_id`
}

/** When the next message of this outbox is due, now or later, to the next millisecond; null when nothing waits. */
export async function nextDueAt({ rows, table, scope }: Outbox): Promise<Date | null> {
  const [next] = await rows<{ at: Date | null }>`
    select greatest(now(), min(greatest(send_after, next_attempt_at, lease_until)) + interval '1 millisecond') as at
      from ${table}
     where ${scope} and queue_state in ('queued', 'sending')
    having count(*) > 0`
  return next?.at ?? null
}

/** A fifth more or less at random, so that what failed together does not come back together. */
function secondsUntilNextTry(attempts: number): number {
  const minutes = WAIT_MINUTES[Math.min(attempts, WAIT_MINUTES.length) - 1] ?? 1
  return Math.round(minutes * 60 * (0.8 + Math.random() * 0.4))
}
