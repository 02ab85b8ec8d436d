import { orgTask, type Task } from '../../core/jobs.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { followNewDays, remindDue } from './reminders.ts'
import { retryDue } from './retries.ts'

/** The jobs that remind people of their invitations, and try again what was refused: each for one organization, and safe to run at any time. */
export function inviteTasks({ orgs }: { orgs: Orgs }): Record<string, Task> {
  return {
    'send-reminders': orgTask((orgId) => orgs.write(orgId, remindDue)),
    'retry-refused': orgTask((orgId) => orgs.write(orgId, retryDue)),
    'renew-reminders': orgTask((orgId, { after }) =>
      orgs.write(orgId, (org) => followNewDays(org, typeof after === 'string' ? after : null)),
    ),
  }
}
