import type { ListSuppressionsQuery, SuppressionReason } from '@rollcall/contract'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { escapeLike, nothing, sql } from '../../core/sql.ts'
import { HOLDS, namesOf } from './suppressed.ts'

export interface NewSuppression {
  emailKey: string
  reason: SuppressionReason
  /** The mail that it came of; null where nobody knows which. */
  messageId: string | null
  /** Counts for so many days; without an end unless said. */
  days?: number
}

/** A row of the organization's list, with who has the address on the roster. */
export interface SuppressionRow {
  id: string
  email: string
  email_key: string
  reason: SuppressionReason
  created_at: Date
  /** The same, to the microsecond. */
  since: string
  expires_at: Date | null
  learner_id: string | null
  holds: boolean
}

const COLUMNS = (org: OrgReader) => sql`
  select s.id, coalesce(l.email, s.email_key) as email, s.email_key, s.reason, s.created_at, s.created_at::text as since,
         s.expires_at, l.id as learner_id, ${HOLDS.org} as holds
    from suppressions s
    left join learners l on l.org_id = ${org.orgId} and l.email_key = s.email_key`

/** An address that was erased is nobody's to see; its row only keeps counting. */
const IS_NAMED = sql`s.email_key not like '%@erased.invalid'`

/**
 * Puts addresses on the list of the organization, and gives those that were not on it for that reason. What a server says of a
 * mail a second time, after somebody has lifted it, changes nothing; a person may ask for the same again.
 */
export async function insertSuppressions(org: OrgWriter, found: NewSuppression[]): Promise<string[]> {
  if (found.length === 0) return []
  const inserted = await org.rows<{ email_key: string }>`
    insert into suppressions as s (org_id, id, email_key, reason, message_id, expires_at)
    select distinct on (email_key, reason)
           ${org.orgId}, id, email_key, reason, message_id, now() + make_interval(days => days)
      from unnest(
        ${found.map(() => newId())}::uuid[],
        ${found.map(({ emailKey }) => emailKey)}::text[],
        ${found.map(({ reason }) => reason)}::text[],
        ${found.map(({ messageId }) => messageId)}::uuid[],
        ${found.map(({ days }) => days ?? null)}::int[]) as n (id, email_key, reason, message_id, days)
     order by email_key, reason, days desc nulls first
    on conflict (org_id, email_key, reason) do update
       set created_at = now(), message_id = excluded.message_id, expires_at = excluded.expires_at, lifted_at = null
     where case when s.lifted_at is not null
                then s.reason = 'unsubscribed' or coalesce(s.message_id <> excluded.message_id, true)
                else s.expires_at < coalesce(excluded.expires_at, 'infinity') end
    returning s.email_key`
  return inserted.map(({ email_key }) => email_key)
}

/** The list of the organization, newest first. */
export function listSuppressions(
  org: OrgReader,
  { q = '', reason }: ListSuppressionsQuery,
  cursor: Cursor | null,
  limit: number,
): Promise<SuppressionRow[]> {
  const part = q.trim().toLowerCase()
  return org.rows<SuppressionRow>`
    ${COLUMNS(org)}
     where s.org_id = ${org.orgId} and ${HOLDS.org} and ${IS_NAMED}
       ${part ? sql`and s.email_key like ${`%${escapeLike(part)}%`}` : nothing}
       ${reason ? sql`and s.reason = ${reason}` : nothing}
       ${cursor ? sql`and (s.created_at, s.id) < (${cursor[0] ?? ''}::timestamptz, ${cursor[1] ?? ''}::uuid)` : nothing}
     order by s.created_at desc, s.id desc
     limit ${limit}`
}

/** One row of it, held until the end of the transaction. */
export async function lockSuppression(org: OrgWriter, id: string): Promise<SuppressionRow | undefined> {
  const [row] = await org.rows<SuppressionRow>`
    ${COLUMNS(org)} where s.org_id = ${org.orgId} and s.id = ${id} and ${IS_NAMED} for update of s`
  return row
}

/** The address of a row that counts no longer, unless it was erased. */
export async function findLifted(org: OrgReader, id: string): Promise<string | undefined> {
  const [row] = await org.rows<{ email_key: string }>`
    select s.email_key from suppressions s
     where s.org_id = ${org.orgId} and s.id = ${id} and s.lifted_at is not null and ${IS_NAMED}`
  return row?.email_key
}

/** A row that has just ceased to count. */
export interface Lifted {
  id: string
  reason: SuppressionReason
}

/** From now on an address is not on the list of the organization, for any of these reasons. Gives the rows that counted. */
export function liftSuppressions(
  org: OrgWriter,
  emailKey: string,
  reasons: readonly SuppressionReason[],
): Promise<Lifted[]> {
  return org.rows<Lifted>`
    update suppressions set lifted_at = now()
     where org_id = ${org.orgId} and email_key = any(${namesOf(org, sql`${emailKey}::text`)})
       and reason = any(${reasons}::text[]) and ${HOLDS.org}
    returning id, reason`
}

/** What the owner of an address said about invitations: none of this organization, or of any. */
export interface Wish {
  organization: boolean
  everywhere: boolean
  /** Said within the last 30 days. */
  recent: boolean
}

export async function readWish(org: OrgReader, emailKey: string): Promise<Wish> {
  const names = namesOf(org, sql`${emailKey}::text`)
  const [wish] = await org.rows<Wish>`
    select own.at is not null as organization, everywhere.at is not null as everywhere,
           coalesce(greatest(own.at, everywhere.at) > now() - interval '30 days', false) as recent
      from (select min(created_at) as at from suppressions
             where org_id = ${org.orgId} and email_key = any(${names}) and reason = 'unsubscribed' and ${HOLDS.org}) own,
           (select min(created_at) as at from global_suppressions
             where email_key = any(${names}) and reason = 'unsubscribed' and ${HOLDS.global}) everywhere`
  return wish ?? { organization: false, everywhere: false, recent: false }
}

/** Notes of whoever has these addresses on the roster that something about them has changed. Gives address → learner. */
export async function touchLearnersOf(org: OrgWriter, emailKeys: string[]): Promise<Map<string, string>> {
  const found = await org.rows<{ id: string; email_key: string }>`
    update learners set updated_at = now()
     where org_id = ${org.orgId} and email_key = any(${emailKeys}::text[])
    returning id, email_key`
  return new Map(found.map(({ id, email_key }) => [email_key, id]))
}
