import type { OrgWriter } from '../../core/org-scope.ts'
import { type RunRows, type Sql, sql } from '../../core/sql.ts'
import { factsOf, type News, newsRows, WITH_FACTS } from './mail-facts.ts'
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

/** A sender that says nothing for this long is taken for dead. */
const LEASE = sql`interval '2 minutes'`

/** When a message that waits may leave: by somebody's choice, and by the tries so far. The index of what is due is made of this. */
const DUE_AT = sql`greatest(send_after, next_attempt_at)`

/** Minutes until the next try, by how often it was tried. */
const WAIT_MINUTES = [1, 5, 15, 30, 60, 120, 240, 480, 720]

export interface Result {
  message: ClaimedMessage
  outcome: Outcome
}

/** The outbox of an organization, from inside its scope. */
export function orgOutbox(org: { orgId: string; rows: RunRows }): Outbox {
  return { rows: org.rows, table: sql`messages`, scope: sql`org_id = ${org.orgId}`, variant: sql`variant` }
}

/** The outbox of the accounts. */
export function accountOutbox(rows: RunRows): Outbox {
  return { rows, table: sql`account_messages`, scope: sql`true`, variant: sql`'first' as variant` }
}

/**
 * Takes up to `limit` messages that are due, by the clock of the database, oldest first, for this sender alone. One that may have
 * left is due when its wait for word of it is over.
 */
export function claimDue({ rows, table, scope, variant }: Outbox, limit: number): Promise<ClaimedMessage[]> {
  return rows<ClaimedMessage>`
    with due as materialized (
      select id from ${table}
       where ${scope} and ${DUE_AT} <= now() and queue_state in ('queued', 'uncertain')
       order by ${DUE_AT}
       limit ${limit}
       for update skip locked)
    update ${table}
       set queue_state = 'sending', attempts = attempts + 1, lease_until = now() + ${LEASE}
     where ${scope} and id in (select id from due)
    returning id, kind, ref_id, email_key, locale, ${variant}, attempts`
}

/** Somebody has seen the mail: it has left, whatever came of the try. */
const SEEN = sql`
  coalesce(accepted_at, deferred_at, delivered_at, blocked_at, dropped_at, bounced_at) is not null`

/**
 * What a sender took that died since may have left: it waits so many seconds for word of it before it is tried again. Where there
 * was word already, it has left.
 */
export async function doubtOrphans({ rows, table, scope }: Outbox, seconds: number): Promise<void> {
  await rows`
    update ${table}
       set queue_state = case when ${SEEN} then 'done' else 'uncertain' end,
           next_attempt_at = now() + make_interval(secs => ${seconds}), lease_until = null,
           reason_code = case when ${SEEN} then reason_code else 'unclear' end,
           answer = case when ${SEEN} then answer end
     where ${scope} and queue_state = 'sending' and lease_until < now()`
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
 * Stores what became of each claimed message, in one statement. What came to nothing is tried again after a wait; after
 * `giveUpHours` of that it is given up, and shown as refused with the last reason. What was cancelled while it was on the wire is
 * told, too, as it came out, and is not tried again. Neither is what somebody has seen since it was taken.
 */
export async function settle(
  { rows, table, scope }: Outbox,
  results: Result[],
  giveUpHours: number,
): Promise<Settled[]> {
  if (results.length === 0) return []
  const tried = sql`
    select *, outcome in ('later', 'uncertain') and queue_state <> 'cancelled' and not seen
                and send_after <= now() - make_interval(hours => ${giveUpHours}) as given_up
      from unnest(
        ${results.map(({ message }) => message.id)}::uuid[],
        ${results.map(({ message }) => message.attempts)}::int[],
        ${results.map(({ outcome }) => outcome.kind)}::text[],
        ${results.map(({ outcome }) => outcome.reason)}::text[],
        ${results.map(({ outcome }) => outcome.answer ?? null)}::text[],
        ${results.map(({ message, outcome }) => waitOf(message, outcome))}::int[],
        ${results.map(({ outcome }) => outcome.presumedAfter ?? null)}::int[])
        as r (message_id, attempt, outcome, reason, words, wait, presumed_after)
      join (select id, queue_state, send_after, ${SEEN} as seen from ${table} where ${scope}) as m on id = message_id`
  const news = sql`
    select message_id, case when given_up then 'blocked' else outcome end as fact, now() as at, reason, words from tried`
  return rows<Settled>`
    with tried as materialized (${tried}),
         f as materialized (
           select facts.*, attempt, outcome, given_up, wait, presumed_after
             from (${factsOf(news)}) as facts join tried using (message_id))
    update ${table}
       set queue_state = case when attempts <> attempt then queue_state
                              when outcome not in ('later', 'uncertain') or given_up or ${SEEN} then 'done'
                              when queue_state = 'cancelled' then 'cancelled'
                              when outcome = 'later' then 'queued' else 'uncertain' end,
           next_attempt_at = case when outcome in ('later', 'uncertain') then now() + make_interval(secs => wait)
                                  else next_attempt_at end,
           lease_until = case when attempts <> attempt then lease_until end,
           presume_at = case when outcome = 'accepted' then now() + make_interval(secs => presumed_after) else presume_at end,
           presumed_at = case when outcome = 'accepted' and presumed_after = 0 then coalesce(presumed_at, now()) else presumed_at end,
           ${WITH_FACTS}
      from f
     where ${scope} and id = f.message_id and queue_state in ('sending', 'uncertain', 'cancelled')
    returning kind, ref_id`
}

/**
 * Adds what others tell of these messages. One that may have left or not has left, when somebody has seen it: it is not tried
 * again.
 */
export function addFacts({ rows, table, scope }: Outbox, news: News[]): Promise<Settled[]> {
  if (news.length === 0) return Promise.resolve([])
  return rows<Settled>`
    with f as (${factsOf(newsRows(news))})
    update ${table}
       set queue_state = case queue_state when 'uncertain' then 'done' else queue_state end,
           ${WITH_FACTS}
      from f
     where ${scope} and id = f.message_id
    returning kind, ref_id`
}

/** Takes for arrived what a server on the way took and what did not come back in the time that was left for it. */
export function presumeArrivals(org: OrgWriter): Promise<Settled[]> {
  return org.rows<Settled>`
    update messages set presumed_at = now()
     where org_id = ${org.orgId} and presume_at <= now() and presumed_at is null
    returning kind, ref_id`
}

/** When the next mail is to be taken for arrived, to the next millisecond; null when none waits for that. */
export async function nextArrivalAt(org: OrgWriter): Promise<Date | null> {
  const [next] = await org.rows<{ at: Date | null }>`
    select min(presume_at) + interval '1 millisecond' as at from messages
     where org_id = ${org.orgId} and presumed_at is null and presume_at is not null`
  return next?.at ?? null
}

/** When the next message of this outbox is due, now or later, to the next millisecond; null when nothing waits. */
export async function nextDueAt({ rows, table, scope }: Outbox): Promise<Date | null> {
  const [next] = await rows<{ at: Date }>`
    select greatest(now(), at + interval '1 millisecond') as at
      from (select least(
              (select min(${DUE_AT}) from ${table} where ${scope} and queue_state in ('queued', 'uncertain')),
              (select min(lease_until) from ${table} where ${scope} and queue_state = 'sending')) as at) as earliest
     where at is not null`
  return next?.at ?? null
}

/** What may have left waits at least as long as is said, and longer with each try: nobody gets copy after copy. */
function waitOf({ attempts }: ClaimedMessage, { kind, wait, pause }: Outcome): number {
  if (wait === undefined) return pause?.seconds ?? secondsUntilNextTry(attempts)
  return kind === 'uncertain' ? Math.max(wait, secondsUntilNextTry(attempts)) : wait
}

/** A fifth more or less at random, so that what failed together does not come back together. */
function secondsUntilNextTry(attempts: number): number {
  const minutes = WAIT_MINUTES[Math.min(attempts, WAIT_MINUTES.length) - 1] ?? 1
  return Math.round(minutes * 60 * (0.8 + Math.random() * 0.4))
}
