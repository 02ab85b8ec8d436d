import type { Accounts } from '../../core/account-scope.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { listOrgIds } from './org-store.ts'

/**
 * Does a piece of work in each organization, one after the other and each in a transaction of its own. One in which it fails stops no
 * other. Throws at the end where there were such, so that the job that does it is done again: the work must be safe to repeat.
 */
export async function inEachOrg(
  { accounts, orgs }: { accounts: Accounts; orgs: Orgs },
  work: (org: OrgWriter) => Promise<void>,
): Promise<void> {
  const faults: string[] = []
  for (const orgId of await listOrgIds(accounts.rows)) {
    try {
      await orgs.write(orgId, work)
    } catch (error) {
      faults.push(`${orgId}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (faults.length > 0)
    throw new Error(`This failed in ${faults.length} of the organizations: ${faults.join('; ')}`)
}
