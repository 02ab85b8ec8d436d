import type { Accounts } from '../../core/account-scope.ts'
import type { Task } from '../../core/jobs.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { queueMessages } from '../delivery/index.ts'
import { inEachOrg } from '../orgs/index.ts'
import { collectDigests } from './bounce-digest-store.ts'

/** The job that tells whoever invited people whose mail came back, in one mail a day. */
export function digestTasks(ctx: { accounts: Accounts; orgs: Orgs }): Record<string, Task> {
  return { 'send-bounce-digests': () => inEachOrg(ctx, sendDigests) }
}

/** Marks what is told and queues the mails that tell it, both or neither. */
async function sendDigests(org: OrgWriter): Promise<void> {
  for (const { digest_id, email_key, locale } of await collectDigests(org))
    await queueMessages(org, 'bounce_digest', [{ refId: digest_id, emailKey: email_key, locale }])
}
