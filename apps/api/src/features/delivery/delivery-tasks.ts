import { orgTask, type Task } from '../../core/jobs.ts'
import { type ReadContext, readReports } from './bounces/read-reports.ts'
import { readSilence } from './events/hearing-store.ts'
import { type SendContext, sendAccountMail, sendOrgMail, tellArrivals } from './send.ts'

/** The jobs that send mail and follow it, and read what comes back: one for each organization that has some, one for the accounts. */
export function deliveryTasks(ctx: SendContext & ReadContext): Record<string, Task> {
  return {
    'send-mail': orgTask((orgId) => sendOrgMail(ctx, orgId)),
    'tell-arrivals': orgTask((orgId) => ctx.orgs.write(orgId, (org) => tellArrivals(ctx, org))),
    'read-reports': () => readReports(ctx),
    'send-account-mail': () => sendAccountMail(ctx),
    'mind-silence': () => mindSilence(ctx),
  }
}

/** Whoever operates this learns when a mail service tells nothing of the mail that it takes: nobody would be Pending any more. */
async function mindSilence({ accounts, log }: ReadContext): Promise<void> {
  const since = await readSilence(accounts.rows, 'sendgrid')
  if (since)
    log.warn({ since }, 'SendGrid took mail and tells nothing of it: see what `rollcall doctor` says')
}
