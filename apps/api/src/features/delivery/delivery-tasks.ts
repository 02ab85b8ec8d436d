import { orgTask, type Task } from '../../core/jobs.ts'
import { type ReadContext, readReports } from './bounces/read-reports.ts'
import { type SendContext, sendAccountMail, sendOrgMail, tellArrivals } from './send.ts'

/** The jobs that send mail and follow it, and read what comes back: one for each organization that has some, one for the accounts. */
export function deliveryTasks(ctx: SendContext & ReadContext): Record<string, Task> {
  return {
    'send-mail': orgTask((orgId) => sendOrgMail(ctx, orgId)),
    'tell-arrivals': orgTask((orgId) => ctx.orgs.write(orgId, (org) => tellArrivals(ctx, org))),
    'read-reports': () => readReports(ctx),
    'send-account-mail': () => sendAccountMail(ctx),
  }
}
