import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import type { ClaimedMessage } from './outbox-store.ts'
import type { Outcome } from './transport.ts'

export interface NewMessage {
  refId: string
  emailKey: string
  locale: 'en' | 'es'
}

/**
 * Queues one mail about each thing, and the job that sends them, in the transaction of the change. A thing that has a mail on
 * its way already gets no second one: two clicks are one mail.
 */
export async function queueMessages(org: OrgWriter, kind: string, messages: NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  await org.rows`
    insert into messages (org_id, id, kind, ref_id, seq, email_key, locale)
    select ${org.orgId}, n.id, ${kind}, n.ref_id,
           1 + coalesce((select max(m.seq) from messages m
                          where m.org_id = ${org.orgId} and m.kind = ${kind} and m.ref_id = n.ref_id), 0),
           n.email_key, n.locale
      from unnest(
        ${messages.map(() => newId())}::uuid[],
        ${messages.map((message) => message.refId)}::uuid[],
        ${messages.map((message) => message.emailKey)}::text[],
        ${messages.map((message) => message.locale)}::text[]) as n (id, ref_id, email_key, locale)
    on conflict (org_id, kind, ref_id) where queue_state in ('queued', 'sending', 'uncertain') do nothing`
  await org.enqueue('send-mail', {}, { key: `send:${org.orgId}` })
}

/** Mail that has not begun to leave never does. */
export async function cancelQueued(org: OrgWriter, kind: string, refIds: string[]): Promise<void> {
  await org.rows`
    update messages set queue_state = 'cancelled'
     where org_id = ${org.orgId} and kind = ${kind} and ref_id = any(${refIds}::uuid[]) and queue_state = 'queued'`
}

export interface Resend {
  in_flight: boolean
  seconds_since_last: number | null
  in_last_week: number
}

/** What decides whether another mail about the same thing may go out: one on its way, and how lately and how often before. */
export async function readResend(org: OrgReader, kind: string, refId: string): Promise<Resend> {
  const [found] = await org.rows<Resend>`
    select coalesce(bool_or(queue_state in ('queued', 'sending', 'uncertain')), false) as in_flight,
           extract(epoch from now() - max(created_at))::int as seconds_since_last,
           count(*) filter (where seq > 1 and created_at > now() - interval '7 days') as in_last_week
      from messages
     where org_id = ${org.orgId} and kind = ${kind} and ref_id = ${refId}`
  return found ?? { in_flight: false, seconds_since_last: null, in_last_week: 0 }
}

/** A lateral join `m` to the newest mail about the invite `i`, for lists that show the delivery. */
export function latestMessages(org: OrgReader) {
  return sql`
    left join lateral (
      select m.state, m.queue_state, m.send_after, m.attempts, m.next_attempt_at, m.evidence, m.reason, m.created_at,
             coalesce(m.bounced_at, m.blocked_at, m.dropped_at, m.delivered_at, m.accepted_at, m.created_at) as state_at
        from messages m
       where m.org_id = ${org.orgId} and m.kind = 'invite' and m.ref_id = i.id
       order by m.seq desc limit 1) m on true`
}

/** The columns that `toDeliveryDto` presents, of the join above. */
export const DELIVERY_COLUMNS = sql`
  m.state as delivery_state, m.state_at as delivery_at, m.send_after as delivery_send_after,
  m.attempts as delivery_attempts, m.queue_state as delivery_queue_state, m.next_attempt_at as delivery_next_attempt_at,
  m.evidence as delivery_evidence, m.reason as delivery_reason`

/** Adds the facts to the history of their messages; one that is there already adds nothing. */
export async function insertEvents(
  org: OrgWriter,
  results: { message: ClaimedMessage; outcome: Outcome }[],
): Promise<void> {
  if (results.length === 0) return
  await org.rows`
    insert into message_events (org_id, message_id, event_id, type, detail)
    select ${org.orgId}, e.message_id, e.event_id, e.type, e.detail
      from unnest(
        ${results.map(({ message }) => message.id)}::uuid[],
        ${results.map(({ message, outcome }) => `${message.id}:${message.attempts}:${outcome.kind}`)}::text[],
        ${results.map(({ outcome }) => outcome.kind)}::text[],
        ${results.map(({ outcome }) => outcome.reason)}::text[]) as e (message_id, event_id, type, detail)
    on conflict do nothing`
}
