import type { Accounts } from '../../core/account-scope.ts'
import type { Task } from '../../core/jobs.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { deleteOldReports, deleteOldStrays } from '../delivery/index.ts'
import { deleteOldFiles } from '../imports/index.ts'
import { deleteFreedSlugs, deleteOldRequests } from '../join-page/index.ts'
import { inEachOrg } from '../orgs/index.ts'
import { deleteOldSuppressions } from '../suppressions/index.ts'
import { deleteOldAnswers, deleteOldRegistrations, deleteOldTokens, deleteSpentLimits } from './tidy-store.ts'

/**
 * The job that takes away what has served its time: links that do not work any more, counters whose time is over, answers that
 * no repeated call gets, files of imports that were read, requests to join that nobody confirmed, suppressions that were lifted,
 * mail that came back long ago. Nobody can tell from outside whether it ran.
 */
export function tidyTasks({ accounts, orgs }: { accounts: Accounts; orgs: Orgs }): Record<string, Task> {
  return {
    async tidy() {
      await deleteOldRegistrations(accounts.rows)
      await deleteOldTokens(accounts.rows)
      await deleteSpentLimits(accounts.rows)
      await deleteFreedSlugs(accounts.rows)
      await deleteOldReports(accounts.rows)
      await deleteOldStrays(accounts.rows)
      await inEachOrg({ accounts, orgs }, async (org) => {
        await deleteOldAnswers(org)
        await deleteOldFiles(org)
        await deleteOldRequests(org)
        await deleteOldSuppressions(org)
      })
    },
  }
}
