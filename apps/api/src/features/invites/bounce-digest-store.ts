import type { DeliveryReason } from '@rollcall/contract'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'

/** An admin who is told of mail that came back, and the digest that tells it. */
export interface Reader {
  digest_id: string
  email_key: string
  locale: 'en' | 'es'
}

/** Mail of an open invitation that came back or was refused, and that no later one has followed. */
const returned = (org: OrgReader, condition: Sql) => sql`
  from messages m
  join invites i on i.org_id = ${org.orgId} and i.id = m.ref_id and i.ended_at is null
 where m.org_id = ${org.orgId} and m.kind = 'invite' and ${condition}
   and (m.bounced_at is not null or m.blocked_at is not null or m.dropped_at is not null)
   and not exists (select 1 from messages later
                    where later.org_id = ${org.orgId} and later.kind = 'invite' and later.ref_id = m.ref_id and later.seq > m.seq
                      and later.state <> 'cancelled')`

/**
 * Puts the mail that came back and that nobody was told of into one digest for each admin who invited; of whom an API key invited, for
 * who made the key. Where these may not invite any more, or are not known, the longest-serving owner is told. A digest that still
 * waits to leave takes in what is new. A mail is in one digest, once; of one that was refused, tried again and refused again it was
 * told the first time.
 */
export function collectDigests(org: OrgWriter): Promise<Reader[]> {
  const mayInvite = (userId: Sql) => sql`
    (select a.user_id from org_admins a where a.org_id = ${org.orgId} and a.user_id = ${userId} and a.role <> 'viewer')`
  return org.rows<Reader>`
    with untold as materialized (
      select m.id, coalesce(
               ${mayInvite(sql`i.invited_by`)},
               ${mayInvite(sql`(${makerOfKey(org)})`)},
               (select a.user_id from org_admins a where a.org_id = ${org.orgId} and a.role = 'owner'
                 order by a.created_at, a.user_id limit 1)) as reader
        ${returned(org, sql`m.told_in is null and not (m.variant = 'retry' and m.state = 'refused')`)}
         for update of m skip locked),
      waiting as materialized (
        select ref_id, email_key from messages
         where org_id = ${org.orgId} and kind = 'bounce_digest' and queue_state = 'queued'
           for update skip locked),
      digests as materialized (
        select u.id as reader, u.email_key, u.locale,
               coalesce((select w.ref_id from waiting w where w.email_key = u.email_key limit 1), gen_random_uuid()) as digest_id
          from users u where u.id in (select reader from untold)),
      told as (
        update messages m set told_in = d.digest_id
          from untold u join digests d using (reader)
         where m.org_id = ${org.orgId} and m.id = u.id
        returning d.digest_id)
    select d.digest_id, d.email_key, d.locale
      from digests d
     where d.digest_id in (select digest_id from told)`
}

/** Who made the key that opened the invite `i`: only the audit log has it. */
function makerOfKey(org: OrgReader): Sql {
  return sql`
    select k.created_by from audit_log l join api_keys k on k.org_id = ${org.orgId} and k.id = l.actor_id
     where l.org_id = ${org.orgId} and l.subject_id = i.id and l.action = 'invite.created' and l.actor_kind = 'api_key'
     limit 1`
}

export interface ReturnedMail {
  digest_id: string
  email: string
  /** Whether whoever is told has invited them. */
  is_own: boolean
  state: 'bounced' | 'refused'
  reason_code: DeliveryReason | null
  answer: string | null
}

/**
 * What digests tell that is still so: who has answered, was cancelled or got another mail since is left out, and all of it for
 * whoever does not run the organization any more.
 */
export function listReturned(org: OrgReader, digestIds: string[]): Promise<ReturnedMail[]> {
  return org.rows<ReturnedMail>`
    select t.told_in as digest_id, l.email, t.invited_by is not distinct from r.user_id as is_own, t.state, t.reason_code, t.answer
      from (select m.told_in, i.learner_id, i.invited_by, m.state, m.reason_code, m.answer
              ${returned(org, sql`m.told_in = any(${digestIds}::uuid[])`)}) as t
      join learners l on l.org_id = ${org.orgId} and l.id = t.learner_id
      join lateral (
        select u.id as user_id
          from messages d
          join users u on u.email_key = d.email_key
          join org_admins a on a.org_id = ${org.orgId} and a.user_id = u.id
         where d.org_id = ${org.orgId} and d.kind = 'bounce_digest' and d.ref_id = t.told_in
         limit 1) as r on true
     order by t.told_in, l.email`
}
