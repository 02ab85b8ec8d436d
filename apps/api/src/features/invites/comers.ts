import type { JoinOutcome } from '@rollcall/contract'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import type { EmailAddress } from '../../core/email-address.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { cancelQueued } from '../delivery/index.ts'
import { insertVerified, moveLearners } from '../learners/index.ts'
import { endInvites, placeLearners, renewExpiry, updateDelivery } from './invite-store.ts'
import { lockKnownAddresses } from './judge-store.ts'
import { nextReminder } from './reminder-store.ts'
import { queueReminders } from './reminders.ts'

/** Somebody who came by the join page and showed that the mailbox is theirs. */
export interface Comer {
  address: EmailAddress
  groupId: string
  locationId: string | null
}

/**
 * Gives somebody who came by the join page an invitation to the group that they chose. It waits in their account, and no mail goes
 * out. Whom an admin had invited before keeps that invitation, with its full time again where it had expired; who came by the page
 * before and chooses otherwise now gets another one for it. Who is Active has nothing to accept.
 */
export async function inviteComer(org: OrgWriter, comer: Comer): Promise<JoinOutcome> {
  const [known] = await lockKnownAddresses(org, [comer.address.key])
  switch (known?.status ?? null) {
    case 'active':
      return 'already_joined'
    case 'prospect':
    case 'pending':
      await keepInvited(org, known?.learner_id ?? '', comer)
      return 'already_invited'
    default: {
      const learnerId = await enrolComer(org, comer, known?.learner_id ?? null)
      // Somebody else put them on the roster between our look and our insert.
      if (learnerId === undefined) return inviteComer(org, comer)
      await openInvite(org, SYSTEM, learnerId, comer)
      return 'invited'
    }
  }
}

async function enrolComer(
  org: OrgWriter,
  { address, locationId }: Comer,
  learnerId: string | null,
): Promise<string | undefined> {
  if (learnerId === null) return insertVerified(org, { ...address, locationId })
  const [moved] = await moveLearners(org, [learnerId], 'verified_on_join_page')
  if (moved && locationId) await placeLearners(org, [moved], locationId)
  return moved
}

/** Reminders are counted from now: the next step is the learner's, as after a mail that arrived. */
async function openInvite(
  org: OrgWriter,
  actor: Actor,
  learnerId: string,
  { address, groupId, locationId }: Comer,
): Promise<void> {
  const [opened] = await org.rows<{ id: string; remind_at: Date | null }>`
    with findable as (
      insert into invite_addresses (email_key, org_id, learner_id)
      values (${address.key}, ${org.orgId}, ${learnerId})
      on conflict do nothing)
    insert into invites (org_id, id, learner_id, group_id, location_id, source, expires_at, sent_at, remind_at)
    select ${org.orgId}, ${newId()}, ${learnerId}, ${groupId}, ${locationId}::uuid, 'join_page',
           now() + make_interval(days => o.invite_expiry_days), now(), ${nextReminder(sql`now()`)}
      from orgs o where o.id = ${org.orgId}
    returning id, remind_at`
  if (!opened) throw new Error('The organization is not there.')
  await updateDelivery(org, [learnerId])
  await queueReminders(org, opened.remind_at)
  await org.record(actor, 'invite.created', {
    subjectId: opened.id,
    after: { learnerId, groupId, source: 'join_page' },
  })
}

/** What an admin decided stands; what they chose themselves they may choose anew. */
async function keepInvited(org: OrgWriter, learnerId: string, comer: Comer): Promise<void> {
  const [open] = await org.rows<{ id: string; is_other_choice: boolean; expired: boolean }>`
    select id, coalesce(expires_at <= now(), false) as expired,
           source = 'join_page' and (group_id <> ${comer.groupId}
                                     or location_id is distinct from ${comer.locationId}::uuid) as is_other_choice
      from invites
     where org_id = ${org.orgId} and learner_id = ${learnerId} and ended_at is null`
  if (!open) return
  if (open.is_other_choice) {
    await endInvites(org, [open.id], 'replaced')
    await cancelQueued(org, 'invite', [open.id])
    if (comer.locationId) await placeLearners(org, [learnerId], comer.locationId)
    await openInvite(org, SYSTEM, learnerId, comer)
  } else if (open.expired) await renewExpiry(org, [open.id])
}
