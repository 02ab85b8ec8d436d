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
 * Puts the mail that came back and that nobody was told of into one digest for each admin who invited. Of whom an API key invited,
 * or somebody who may not invite any more, the longest-serving owner is told. A mail is in one digest, once; of
 * one that was refused, tried again and refused again it was told the first time.
 */
export function collectDigests(org: OrgWriter): Promise<Reader[]> {
  return org.rows<Reader>`
    with untold as materialized (
      select m.id, coalesce(
               (select a.user_id from org_admins a where a.org_id = ${org.orgId} and a.user_id = i.invited_by and a.role <> 'viewer'),
               (select a.user_id from org_admins a where a.org_id = ${org.orgId} and a.role = 'owner'
                 order by a.created_at, a.user_id limit 1)) as reader
        ${returned(org, sql`m.told_in is null and not (m.variant = 'retry' and m.state = 'refused')`)}
         for update of m skip locked),
      digests as materialized (
        select reader, gen_random_uuid() as digest_id from untold where reader is not null group by reader),
      told as (
        update messages m set told_in = d.digest_id
          from untold u join digests d using (reader)
         where m.org_id = ${org.orgId} and m.id = u.id
        returning d.digest_id)
    select d.digest_id, u.email_key, u.locale
      from digests d join users u on u.id = d.reader
     where d.digest_id in (select digest_id from told)`
}

export interface ReturnedMail {
  digest_id: string
  email: string
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
    select t.told_in as digest_id, l.email, t.state, t.reason_code, t.answer
      from (select m.told_in, i.learner_id, m.state, m.reason_code, m.answer
              ${returned(org, sql`m.told_in = any(${digestIds}::uuid[])`)}) as t
      join learners l on l.org_id = ${org.orgId} and l.id = t.learner_id
     where exists (select 1 from messages d
                     join users u on u.email_key = d.email_key
                     join org_admins a on a.org_id = ${org.orgId} and a.user_id = u.id
                    where d.org_id = ${org.orgId} and d.kind = 'bounce_digest' and d.ref_id = t.told_in)
     order by t.told_in, l.email`
}
