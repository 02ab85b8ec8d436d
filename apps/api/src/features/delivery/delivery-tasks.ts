import { orgTask, type Task } from '../../core/jobs.ts'
import { type SendContext, sendAccountMail, sendOrgMail } from './send.ts'

/** The jobs that send mail: one for each organization that has some, one for the accounts. */
export function deliveryTasks(ctx: SendContext): Record<string, Task> {
  return {
    'send-mail': orgTask((orgId) => sendOrgMail(ctx, orgId)),
    'send-account-mail': () => sendAccountMail(ctx),
  }
}
