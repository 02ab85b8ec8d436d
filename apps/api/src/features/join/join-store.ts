import type { OrgWriter } from '../../core/org-scope.ts'
import type { RunRows } from '../../core/sql.ts'

/** The organizations that a person learns in, or learned in. */
export async function listLearnerships(rows: RunRows, userId: string): Promise<string[]> {
  const found = await rows<{ org_id: string }>`
    select org_id from user_orgs where user_id = ${userId} and kind = 'learner' order by org_id limit 100`
  return found.map((row) => row.org_id)
}

/** Notes that a person learns in this organization. */
export async function rememberLearner(org: OrgWriter, userId: string): Promise<void> {
  await org.rows`
    insert into user_orgs (user_id, org_id, kind) values (${userId}, ${org.orgId}, 'learner') on conflict do nothing`
}
