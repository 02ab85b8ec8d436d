import type { SuppressionReason } from '@rollcall/contract'
import type { OrgWriter } from '../../core/org-scope.ts'
import { escapeLike, type RunRows, sql } from '../../core/sql.ts'
import { HOLDS, namesOf } from './suppressed.ts'
import type { NewSuppression } from './suppression-store.ts'

/** Puts addresses on the list of the installation. */
export async function insertGlobal(
  org: OrgWriter,
  found: Pick<NewSuppression, 'emailKey' | 'reason' | 'days'>[],
): Promise<void> {
  if (found.length === 0) return
  await org.rows`
    insert into global_suppressions as s (email_key, reason, expires_at)
    select distinct on (email_key, reason) email_key, reason, now() + make_interval(days => days)
      from unnest(
        ${found.map(({ emailKey }) => emailKey)}::text[],
        ${found.map(({ reason }) => reason)}::text[],
        ${found.map(({ days }) => days ?? null)}::int[]) as n (email_key, reason, days)
     order by email_key, reason, days desc nulls first
    on conflict (email_key, reason) do update
       set created_at = now(), expires_at = excluded.expires_at
     where s.expires_at < coalesce(excluded.expires_at, 'infinity')`
}

/** Takes an address off the list of the installation, for any of these reasons. Gives the rows that were there. */
export function deleteGlobal(
  org: OrgWriter,
  emailKey: string,
  reasons: readonly SuppressionReason[],
): Promise<{ reason: SuppressionReason }[]> {
  return org.rows<{ reason: SuppressionReason }>`
    delete from global_suppressions
     where email_key = any(${namesOf(org, sql`${emailKey}::text`)}) and reason = any(${reasons}::text[])
    returning reason`
}

export interface GlobalRow {
  email_key: string
  reason: SuppressionReason
  created_at: Date
  expires_at: Date | null
}

/** The list of the installation, newest first: what counts of it. */
export function listGlobal(rows: RunRows, q: string, limit: number): Promise<GlobalRow[]> {
  return rows<GlobalRow>`
    select email_key, reason, created_at, expires_at from global_suppressions
     where ${HOLDS.global} and email_key like ${`%${escapeLike(q.trim().toLowerCase())}%`}
     order by created_at desc, email_key, reason
     limit ${limit}`
}
