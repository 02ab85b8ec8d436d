import type { Context } from './context.ts'
import type { Task } from './core/jobs.ts'
import { deliveryTasks } from './features/delivery/index.ts'

/** The map of jobs: name → what it does. */
export function createTasks(ctx: Context): Record<string, Task> {
  return { ...deliveryTasks(ctx) }
}
