import type { Task } from '../../core/jobs.ts'
import { type SealContext, sealAll } from './seal.ts'

/** The job that seals the audit log, every minute. */
export function auditTasks(ctx: SealContext): Record<string, Task> {
  let lastSeen = ''
  return {
    async 'seal-audit-log'() {
      lastSeen = await sealAll(ctx, lastSeen)
    },
  }
}
