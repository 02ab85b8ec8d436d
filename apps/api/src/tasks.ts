import type { Context } from './context.ts'
import type { Routine, Task } from './core/jobs.ts'
import { auditTasks } from './features/audit/index.ts'
import { deliveryTasks } from './features/delivery/index.ts'
import { importTasks } from './features/imports/index.ts'
import { digestTasks, inviteTasks } from './features/invites/index.ts'
import { suppressionTasks } from './features/suppressions/index.ts'
import { tidyTasks } from './features/tidy/index.ts'

/** The map of jobs: name → what it does. */
export function createTasks(ctx: Context): Record<string, Task> {
  return {
    ...deliveryTasks(ctx),
    ...inviteTasks(ctx),
    ...digestTasks(ctx),
    ...importTasks(ctx),
    ...suppressionTasks(ctx),
    ...tidyTasks(ctx),
    ...auditTasks(ctx),
  }
}

/** What is done at its time: some every minute, some every day when few are at work in most places. */
export const ROUTINES: Routine[] = [
  { task: 'seal-audit-log', at: '* * * * *' },
  // When the day begins in America, and is not over in Europe.
  { task: 'send-bounce-digests', at: '0 12 * * *' },
  { task: 'tidy', at: '17 3 * * *' },
  { task: 'mind-silence', at: '*/5 * * * *' },
]
