import { SYSTEM } from '../../core/audit.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Candidate, listCandidates, mailAgain } from './candidates.ts'
import { lockLearnersOf } from './invite-store.ts'
import { findNextRetry, listDueRetries, takeDueRetries } from './retry-store.ts'

const BATCH = 500

/**
 * Tries the mail once more that a server refused a day ago: by a new message with the same link, and never twice. A full mailbox or
 * a rule about unknown senders is often gone by then. Who has answered, may not be written to, or got another mail since is left out.
 * Queues itself for the next.
 */
export async function retryDue(org: OrgWriter): Promise<void> {
  const due = await listDueRetries(org, BATCH)
  await lockLearnersOf(org, due)
  const ids = await takeDueRetries(org, due)
  const good = (await listCandidates(org, ids)).filter(isToBeTried)
  await mailAgain(org, SYSTEM, 'invite.retried', good, 'retry')
  await queueRetries(org, await findNextRetry(org))
}

/** The job that tries again, at the time of the next one. */
export async function queueRetries(org: OrgWriter, at: Date | null): Promise<void> {
  if (at) await org.enqueue('retry-refused', {}, { key: `retry:${org.orgId}`, runAt: at })
}

function isToBeTried({ invite, past }: Candidate): boolean {
  if (invite.outcome !== null || invite.expired || invite.suppressed) return false
  return past?.in_flight === false && past.came_back
}
