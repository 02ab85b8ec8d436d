import type { BulkReply, Notify, RescheduleInvitesBody } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { queueSending, rescheduleMessages } from '../delivery/index.ts'
import { closed } from './ending.ts'
import { type InviteRow, lockInvite, requireInvite } from './invite-store.ts'
import { type Departure, readNotify } from './notify.ts'
import { forSelectedInvites } from './selection.ts'

/**
 * Decides anew when the mail of an invite leaves: at once, at another time, or on hold. It holds its full time from then. Throws
 * `invite_closed`, and `too_late` once the mail has left.
 */
export async function rescheduleInvite(
  org: OrgWriter,
  actor: Actor,
  id: string,
  notify: Notify,
): Promise<InviteRow> {
  const departure = readNotify(notify, new Date())
  const invite = await lockInvite(org, id)
  if (invite.outcome !== null) throw closed(invite)
  const [became] = await reschedule(org, actor, [id], departure)
  if (became?.outcome !== 'rescheduled') {
    throw new AppError(
      'too_late',
      'The mail of this invitation has left already, so its time cannot be changed. You can send it again.',
    )
  }
  return requireInvite(org, id)
}

/** The same for all of the selected whose mail has not left. */
export async function rescheduleInvites(
  org: OrgWriter,
  actor: Actor,
  { notify, ...selection }: RescheduleInvitesBody,
): Promise<BulkReply> {
  const departure = readNotify(notify, new Date())
  return forSelectedInvites(org, selection, async (ids) => {
    const became = await reschedule(org, actor, ids, departure)
    return became.map(({ outcome }) => ({ outcome, count: 1 }))
  })
}

interface Became {
  id: string
  learner_id: string
  outcome: 'rescheduled' | 'left_already' | 'closed'
}

async function reschedule(
  org: OrgWriter,
  actor: Actor,
  ids: string[],
  departure: Departure,
): Promise<Became[]> {
  const became = await updateDeparture(org, ids, departure)
  const changed = became.filter(({ outcome }) => outcome === 'rescheduled')
  if (changed.length === 0) return became
  await queueSending(org, { sendAfter: departure.at, held: departure.held })
  const { held, at } = departure
  const notifyAt = at && at > new Date() ? at.toISOString() : null
  await org.record(
    actor,
    'invite.rescheduled',
    changed.map(({ id, learner_id }) => ({
      subjectId: id,
      after: { learnerId: learner_id, held, notifyAt },
    })),
  )
  return became
}

/** Their learners are held. One table in each statement: of many invites that were just made, the planner does not know how many they are. */
async function updateDeparture(
  org: OrgWriter,
  ids: string[],
  { held, at, zone }: Departure,
): Promise<Became[]> {
  const invites = await org.rows<{ id: string; learner_id: string; ended: boolean }>`
    select id, learner_id, ended_at is not null as ended from invites
     where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
  const open = invites.filter(({ ended }) => !ended).map(({ id }) => id)
  const waiting = new Set(await rescheduleMessages(org, 'invite', open, { sendAfter: at, held }))
  const notifyAt = sql`case when ${held} then null else greatest(now(), ${at}::timestamptz) end`
  await org.rows`
    update invites i
       set notify_at = ${notifyAt}, notify_zone = ${zone},
           expires_at = ${notifyAt} + make_interval(days => o.invite_expiry_days)
      from orgs o
     where o.id = ${org.orgId} and i.org_id = ${org.orgId} and i.id = any(${[...waiting]}::uuid[])`
  return invites.map(({ id, learner_id, ended }) => ({
    id,
    learner_id,
    outcome: ended ? 'closed' : waiting.has(id) ? 'rescheduled' : 'left_already',
  }))
}
