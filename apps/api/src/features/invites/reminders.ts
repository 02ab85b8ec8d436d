import { SYSTEM } from '../../core/audit.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Candidate, listCandidates, mailAgain } from './candidates.ts'
import { lockLearnersOf } from './invite-store.ts'
import { advanceReminders, findNextReminder, listDueReminders, renewReminders } from './reminder-store.ts'

const BATCH = 500

/**
 * Reminds those who are due and have not answered, and queues itself for the next. Who is due twice, because nobody worked for a
 * while, is reminded once. Whose newest mail came back is passed over until the next step, and so is who has a mail on its way.
 */
export async function remindDue(org: OrgWriter): Promise<void> {
  const ids = await listDueReminders(org, BATCH)
  await lockLearnersOf(org, ids)
  const good = (await listCandidates(org, ids)).filter(isToBeReminded)
  await advanceReminders(
    org,
    ids,
    good.map(({ invite }) => invite.id),
  )
  await mailAgain(org, SYSTEM, 'invite.reminded', good, 'reminder')
  await queueReminders(org, await findNextReminder(org))
}

/**
 * After the organization has changed its days: what is not due yet falls due by the new ones. Batch by batch, from `after` on, and
 * queues itself for the rest.
 */
export async function followNewDays(org: OrgWriter, after: string | null): Promise<void> {
  const last = await renewReminders(org, after, BATCH * 10)
  if (last) await org.enqueue('renew-reminders', { after: last }, { key: `renew-reminders:${org.orgId}` })
  else await queueReminders(org, await findNextReminder(org))
}

/** The job that reminds, at the time of the next one. */
export async function queueReminders(org: OrgWriter, at: Date | null): Promise<void> {
  if (at) await org.enqueue('send-reminders', {}, { key: `remind:${org.orgId}`, runAt: at })
}

function isToBeReminded({ invite, past }: Candidate): boolean {
  if (invite.outcome !== null || invite.expired || invite.suppressed) return false
  return !past?.in_flight && !past?.came_back
}
