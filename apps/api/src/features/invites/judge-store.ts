import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { isSuppressed } from '../suppressions/index.ts'
import type { KnownAddress } from './judge.ts'

/** What is known of these addresses: who has them on the roster, and which may not be written to. The others are left out. */
export function listKnownAddresses(org: OrgReader, emailKeys: string[]): Promise<KnownAddress[]> {
  return knownAddresses(org, emailKeys, nothing)
}

/** The same; the learners are held until the end of the transaction. */
export function lockKnownAddresses(org: OrgWriter, emailKeys: string[]): Promise<KnownAddress[]> {
  return knownAddresses(org, emailKeys, sql`for update`)
}

function knownAddresses(org: OrgReader, emailKeys: string[], lock: Sql): Promise<KnownAddress[]> {
  return org.rows<KnownAddress>`
    with learner as materialized (
      select id, email_key, status from learners
       where org_id = ${org.orgId} and email_key = any(${emailKeys}::text[])
       order by id
       ${lock}),
    suppressed as (
      select email_key from unnest(${emailKeys}::text[]) as asked (email_key)
       where ${isSuppressed(org, sql`asked.email_key`)})
    select coalesce(l.email_key, s.email_key) as email_key, l.id as learner_id, l.status,
           s.email_key is not null as suppressed
      from learner l full join suppressed s on s.email_key = l.email_key`
}
