import { newId } from '../../core/ids.ts'
import { jobOf, type OrgReader, type OrgWriter } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'
import type { MessageVariant } from './mail-kinds.ts'
import type { Result } from './outbox-store.ts'

export interface NewMessage {
  refId: string
  emailKey: string
  locale: 'en' | 'es'
}

export interface MailOptions {
  /** `first` unless said. */
  variant?: MessageVariant
  /** Does not leave before this time; a time that has passed means at once. */
  sendAfter?: Date | null
  /** Does not leave before somebody decides. */
  held?: boolean
}

/** Of messages that have not come to an end. A thing has one of these at most. */
const IN_FLIGHT = sql`queue_state in ('held', 'queued', 'sending', 'uncertain')`

/**
 * Queues one mail about each thing, and the job that sends them, in the transaction of the change. A thing that has a mail on
 * its way already gets no second one: two clicks are one mail.
 */
export async function queueMessages(
  org: OrgWriter,
  kind: string,
  messages: NewMessage[],
  options: MailOptions = {},
): Promise<void> {
  if (messages.length === 0) return
  const source = sql`
    unnest(
      ${messages.map(() => newId())}::uuid[],
      ${messages.map((message) => message.refId)}::uuid[],
      ${messages.map((message) => message.emailKey)}::text[],
      ${messages.map((message) => message.locale)}::text[]) as n (id, ref_id, email_key, locale)`
  await org.rows`${newMessages(org, kind, source, options)}`
  await queueSending(org, options)
}

/**
 * The statement that adds one message for each row of `source`: id, ref_id, email_key, locale. A part for a bigger one, too. `seq` says
 * the how-manieth about the thing it is, where that is known.
 */
export function newMessages(
  org: OrgWriter,
  kind: string,
  source: Sql,
  { variant = 'first', sendAfter = null, held = false }: MailOptions,
  seq = sql`
    1 + coalesce((select max(m.seq) from messages m
                   where m.org_id = ${org.orgId} and m.kind = ${kind} and m.ref_id = n.ref_id), 0)`,
): Sql {
  const at = sql`greatest(now(), ${sendAfter}::timestamptz)`
  return sql`
    insert into messages (org_id, id, kind, ref_id, seq, email_key, locale, variant, queue_state, send_after, next_attempt_at)
    select ${org.orgId}, n.id, ${kind}, n.ref_id, ${seq}, n.email_key, n.locale, ${variant},
           ${held ? 'held' : 'queued'}, ${at}, ${at}
      from ${source}
    on conflict (org_id, kind, ref_id) where ${IN_FLIGHT} do nothing`
}

/** Queues the job that sends what is due, at the time at which this will be. */
export async function queueSending(org: OrgWriter, options: MailOptions): Promise<void> {
  if (!options.held) await org.rows`select ${sendingJob(org, options)}`
}

/** The expression that does the same, for a statement that has more to do, too; nothing is queued for mail on hold. */
export function sendingJob(org: OrgWriter, { sendAfter, held }: MailOptions): Sql {
  if (held) return sql`null`
  return jobOf(
    org.orgId,
    'send-mail',
    {},
    { key: `send:${org.orgId}`, ...(sendAfter ? { runAt: sendAfter } : {}) },
  )
}

/**
 * Decides anew when mail leaves that waits to leave, of these things. Gives those whose mail waited: what a sender holds has left.
 */
export async function rescheduleMessages(
  org: OrgWriter,
  kind: string,
  refIds: string[],
  { sendAfter = null, held = false }: MailOptions,
): Promise<string[]> {
  const at = sql`greatest(now(), ${sendAfter}::timestamptz)`
  const waited = await org.rows<{ ref_id: string }>`
    update messages
       set queue_state = ${held ? 'held' : 'queued'}, send_after = ${at}, next_attempt_at = ${at}
     where org_id = ${org.orgId} and kind = ${kind} and ref_id = any(${refIds}::uuid[]) and queue_state in ('held', 'queued')
    returning ref_id`
  return waited.map(({ ref_id }) => ref_id)
}

/**
 * Mail that has not begun to leave never does. A sender that has taken some asks again before each, so of a batch only what is
 * on the wire at this moment still goes; what became of that is noted all the same.
 */
export async function cancelQueued(org: OrgWriter, kind: string, refIds: string[]): Promise<void> {
  if (refIds.length === 0) return
  await org.rows`
    update messages set queue_state = 'cancelled', lease_until = null
     where org_id = ${org.orgId} and kind = ${kind} and ref_id = any(${refIds}::uuid[])
       and ${IN_FLIGHT}`
}

/** Those of the claimed messages that are still to leave: nobody has cancelled them since. */
export async function stillToLeave(org: OrgReader, ids: string[]): Promise<Set<string>> {
  const found = await org.rows<{ id: string }>`
    select id from messages where org_id = ${org.orgId} and id = any(${ids}::uuid[]) and queue_state = 'sending'`
  return new Set(found.map(({ id }) => id))
}

/** What decides whether another mail about the same thing may go out. */
export interface PastMail {
  in_flight: boolean
  /** On hold, or before its time: nothing is on its way yet. */
  waits: boolean
  /** Since the last one left; null when none did. */
  seconds_since_last: number | null
  /** How many went again within seven days; what goes out by itself does not count. */
  in_last_week: number
  /** Whether the newest came back or was refused. */
  came_back: boolean
}

/** The past mail of each of these things that had any. */
export function listPastMail(
  org: OrgReader,
  kind: string,
  refIds: string[],
): Promise<(PastMail & { ref_id: string })[]> {
  return org.rows<PastMail & { ref_id: string }>`
    select ref_id, bool_or(${IN_FLIGHT}) as in_flight,
           bool_or(queue_state = 'held' or (queue_state = 'queued' and send_after > now())) as waits,
           extract(epoch from now() - max(greatest(created_at, send_after, accepted_at, delivered_at)))::float8
             as seconds_since_last,
           count(*) filter (where seq > 1 and variant not in ('reminder', 'retry') and created_at > now() - interval '7 days') as in_last_week,
           (array_agg(state order by seq desc))[1] in ('bounced', 'refused') as came_back
      from messages
     where org_id = ${org.orgId} and kind = ${kind} and ref_id = any(${refIds}::uuid[])
     group by ref_id`
}

const NO_MAIL: PastMail = {
  in_flight: false,
  waits: false,
  seconds_since_last: null,
  in_last_week: 0,
  came_back: false,
}

/** The same for one thing. */
export async function readResend(org: OrgReader, kind: string, refId: string): Promise<PastMail> {
  const [found] = await listPastMail(org, kind, [refId])
  return found ?? NO_MAIL
}

/** What `DELIVERY_COLUMNS` are made of. */
export const MESSAGE_FACTS = sql`
  email_key, state, queue_state, send_after, attempts, next_attempt_at, evidence, reason_code, answer,
  queue_state = 'held' or (queue_state = 'queued' and send_after > now()) as scheduled,
  coalesce(bounced_at, blocked_at, dropped_at, delivered_at, accepted_at, created_at) as state_at`

/** A lateral join `m` to the newest mail about the invite `i`, for lists that show the delivery. */
export function latestMessages(org: OrgReader) {
  return sql`
    left join lateral (
      select ${MESSAGE_FACTS} from messages
       where org_id = ${org.orgId} and kind = 'invite' and ref_id = i.id
       order by seq desc limit 1) m on true`
}

/** The columns that `toDeliveryDto` presents, of the join above. */
export const DELIVERY_COLUMNS = sql`
  m.state as delivery_state, m.state_at::text as delivery_at, m.scheduled as delivery_scheduled,
  m.attempts as delivery_attempts, m.queue_state as delivery_queue_state, m.next_attempt_at::text as delivery_next_attempt_at,
  m.evidence as delivery_evidence, m.reason_code as delivery_reason_code, m.answer as delivery_answer`

/** Adds what came of each try to the history of its message; what is there already adds nothing. */
export async function insertEvents(org: OrgWriter, results: Result[]): Promise<void> {
  if (results.length === 0) return
  await org.rows`
    insert into message_events (org_id, message_id, event_id, type, reason_code, answer)
    select ${org.orgId}, e.message_id, e.event_id, e.type, e.reason_code, e.answer
      from unnest(
        ${results.map(({ message }) => message.id)}::uuid[],
        ${results.map(({ message, outcome }) => `${message.id}:${message.attempts}:${outcome.kind}`)}::text[],
        ${results.map(({ outcome }) => outcome.kind)}::text[],
        ${results.map(({ outcome }) => outcome.reason)}::text[],
        ${results.map(({ outcome }) => outcome.answer ?? null)}::text[])
        as e (message_id, event_id, type, reason_code, answer)
    on conflict do nothing`
}
