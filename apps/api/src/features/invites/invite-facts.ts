import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { moveLearners } from '../learners/index.ts'
import { updateDelivery } from './invite-store.ts'
import { noteSent } from './reminder-store.ts'
import { queueReminders } from './reminders.ts'
import { queueRetries } from './retries.ts'
import { noteRefused } from './retry-store.ts'

/**
 * What has become known of the mail of these invites does to the learners: Pending is who has an open invite of which a mail has
 * arrived, or is taken to have, and not come back. Once a mail has left, the reminders are counted from it; one that was
 * refused is tried once more a day later.
 */
export async function noteMail(org: OrgWriter, inviteIds: string[]): Promise<void> {
  const arrivals = await listArrivals(org, inviteIds)
  const learnersWhere = (arrived: boolean) =>
    arrivals.filter((arrival) => arrival.arrived === arrived).map(({ learner_id }) => learner_id)
  await moveLearners(org, learnersWhere(true), 'mail_delivered')
  await moveLearners(org, learnersWhere(false), 'mail_returned')
  await updateDelivery(
    org,
    arrivals.map(({ learner_id }) => learner_id),
  )
  await queueReminders(org, await noteSent(org, inviteIds))
  await queueRetries(org, await noteRefused(org, inviteIds))
}

/** The learners of those invites that are open, each with whether a mail of the invite has arrived and not come back. */
function listArrivals(
  org: OrgReader,
  inviteIds: string[],
): Promise<{ learner_id: string; arrived: boolean }[]> {
  return org.rows<{ learner_id: string; arrived: boolean }>`
    select i.learner_id,
           exists (select 1 from messages m
                    where m.org_id = ${org.orgId} and m.kind = 'invite' and m.ref_id = i.id
                      and (m.state = 'delivered' or (m.state in ('sent', 'delayed') and m.presumed_at is not null))) as arrived
      from invites i
     where i.org_id = ${org.orgId} and i.id = any(${inviteIds}::uuid[]) and i.ended_at is null`
}
