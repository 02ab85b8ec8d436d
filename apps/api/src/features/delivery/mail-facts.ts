import type { DeliveryReason } from '@rollcall/contract'
import { type Sql, sql } from '../../core/sql.ts'

/** What can be known of a mail. Facts come late, twice and in any order; what they amount to depends on none of that. */
export type MailFact =
  | 'accepted'
  | 'deferred'
  | 'delivered'
  | 'blocked'
  | 'dropped'
  | 'bounced'
  | 'complained'
  | 'unsubscribed'

/** A fact that became known of a message. */
export interface News {
  messageId: string
  fact: MailFact
  at: Date
  reason: DeliveryReason | null
  answer: string | null
}

/** The rank of a fact: the highest of a message says how it stands, and why. */
const rankOf = (fact: Sql) => sql`
  case ${fact} when 'bounced' then 6 when 'dropped' then 5 when 'blocked' then 4 when 'delivered' then 3
               when 'deferred' then 2 when 'accepted' then 1 else 0 end`

const RANK_SO_FAR = sql`
  case when bounced_at is not null then 6 when dropped_at is not null then 5 when blocked_at is not null then 4
       when delivered_at is not null then 3 when deferred_at is not null then 2 when accepted_at is not null then 1
       else 0 end`
const TIME_SO_FAR = sql`coalesce(bounced_at, dropped_at, blocked_at, delivered_at, deferred_at, accepted_at)`

/** The first of a fact speaks for it, but the last of a delay. */
function precedence(rank: Sql, at: Sql): Sql {
  return sql`case ${rank} when 2 then -extract(epoch from ${at}) else extract(epoch from ${at}) end`
}

/** News as rows of a statement: message_id, fact, at, reason, words. */
export function newsRows(news: News[]): Sql {
  return sql`
    select message_id, fact, at, reason, words
      from unnest(
        ${news.map(({ messageId }) => messageId)}::uuid[],
        ${news.map(({ fact }) => fact)}::text[],
        ${news.map(({ at }) => at)}::timestamptz[],
        ${news.map(({ reason }) => reason)}::text[],
        ${news.map(({ answer }) => answer)}::text[]) as n (message_id, fact, at, reason, words)`
}

/**
 * One row for each message of `news`: the time of each fact, and the rank, time and reason of the highest. Of a fact that is told
 * twice the first time counts, of a delay the last. What the receiving server has, a server on the way has had.
 */
export function factsOf(news: Sql): Sql {
  const first = (...facts: MailFact[]) => sql`min(at) filter (where fact = any(${facts}::text[]))`
  const order = sql`order by rank desc, ${precedence(sql`rank`, sql`at`)}, coalesce(words, ''), coalesce(reason, '')`
  return sql`
    select message_id,
           ${first('accepted', 'delivered')} as accepted, max(at) filter (where fact = 'deferred') as deferred,
           ${first('delivered')} as delivered, ${first('blocked')} as blocked, ${first('dropped')} as dropped,
           ${first('bounced')} as bounced, ${first('complained')} as complained, ${first('unsubscribed')} as unsubscribed,
           max(rank) as rank, (array_agg(at ${order}))[1] as told_at, (array_agg(reason ${order}))[1] as reason,
           (array_agg(words ${order}))[1] as words
      from (select *, ${rankOf(sql`fact`)} as rank from (${news}) as told) as ranked
     group by message_id`
}

/**
 * Whether the highest of the new facts `f` outranks what the message has so far; of two of one rank the one that `precedence` and
 * the words put first. A try that came to nothing only speaks where there is no fact.
 */
const SPEAKS_NOW = sql`
  f.rank > ${RANK_SO_FAR} or (f.rank = ${RANK_SO_FAR} and (f.rank = 0 or
    (${precedence(sql`f.rank`, sql`f.told_at`)}, coalesce(f.words, ''), coalesce(f.reason, ''))
      < (${precedence(sql`f.rank`, TIME_SO_FAR)}, coalesce(answer, ''), coalesce(reason_code, ''))))`

/** The assignments that add the facts `f` to those of a message: the same whatever came first, and however often. */
export const WITH_FACTS = sql`
  accepted_at = least(accepted_at, f.accepted), deferred_at = greatest(deferred_at, f.deferred),
  delivered_at = least(delivered_at, f.delivered), blocked_at = least(blocked_at, f.blocked),
  dropped_at = least(dropped_at, f.dropped), bounced_at = least(bounced_at, f.bounced),
  evidence = case when evidence = 'link' then evidence when coalesce(delivered_at, f.delivered) is not null then 'mailbox'
                  when coalesce(accepted_at, f.accepted) is not null then 'relay' else evidence end,
  complained_at = least(complained_at, f.complained), unsubscribed_at = least(unsubscribed_at, f.unsubscribed),
  reason_code = case when ${SPEAKS_NOW} then f.reason else reason_code end,
  answer = case when ${SPEAKS_NOW} then f.words else answer end`
