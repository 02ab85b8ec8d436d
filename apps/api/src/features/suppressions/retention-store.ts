import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'

/** Where the address stood, something stands that only the address itself leads to: what its owner asked for goes on to hold. */
export async function eraseSuppressions(org: OrgWriter, emailKey: string): Promise<void> {
  const pseudonym = org.pseudonym(sql`${emailKey}::text`)
  await org.rows`
    with erased as (
      delete from suppressions where org_id = ${org.orgId} and email_key = ${emailKey} returning *)
    insert into suppressions (org_id, id, email_key, reason, created_at, expires_at, message_id, lifted_at)
    select org_id, id, ${pseudonym}, reason, created_at, expires_at, message_id, lifted_at from erased
    on conflict do nothing`
  await org.rows`
    with erased as (delete from global_suppressions where email_key = ${emailKey} returning *)
    insert into global_suppressions (email_key, reason, created_at, expires_at)
    select ${pseudonym}, reason, created_at, expires_at from erased
    on conflict do nothing`
}

/** What has not counted for 30 days. */
export async function deleteOldSuppressions(org: OrgWriter): Promise<void> {
  await org.rows`
    delete from suppressions
     where org_id = ${org.orgId} and least(lifted_at, expires_at) < now() - interval '30 days'`
}
