import type { JoinOutcome } from '@rollcall/contract'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import type { EmailAddress } from '../../core/email-address.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { insertVerified, moveLearners } from '../learners/index.ts'
import { placeLearners, renewExpiry, updateDelivery } from './invite-store.ts'
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
 * out. Whom an admin had invited before keeps that invitation, with its full time again where it had expired; who is Active has
 * nothing to accept.
 */
export async function inviteComer(org: OrgWriter, comer: Comer): Promise<JoinOutcome> {
  const [known] = await lockKnownAddresses(org, [comer.address.key])
  switch (known?.status ?? null) {
    case 'active':
      return 'already_joined'
    case 'prospect':
    case 'pending':
      await renewExpired(org, known?.learner_id ?? '')
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

async function renewExpired(org: OrgWriter, learnerId: string): Promise<void> {
  const expired = await org.rows<{ id: string }>`
    select id from invites
     where org_id = ${org.orgId} and learner_id = ${learnerId} and ended_at is null and expires_at <= now()`
  await renewExpiry(
    org,
    expired.map(({ id }) => id),
  )
}
