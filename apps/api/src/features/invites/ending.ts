import type { BulkReply, Selection } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { cancelQueued } from '../delivery/index.ts'
import { moveLearners } from '../learners/index.ts'
import {
  endInvites,
  type InviteRow,
  lockInvite,
  noteNotMe,
  reopenInvite,
  requireInvite,
  updateDelivery,
} from './invite-store.ts'
import { resumeReminders } from './reminder-store.ts'
import { queueReminders } from './reminders.ts'
import { forSelectedInvites } from './selection.ts'

type Declined = Pick<InviteRow, 'id' | 'learner_id'>

export interface Answer {
  /** The account that accepts. */
  userId?: string
  /** Declined, because the address is not that of the one who is meant. */
  notMe?: boolean
}

/**
 * The one way in which an invite is answered: the learner's status and the invite's outcome change together, or not at all.
 * Throws `invite_closed` when somebody was first.
 */
export async function answerInvite(
  org: OrgWriter,
  actor: Actor,
  invite: Pick<InviteRow, 'id' | 'outcome'>,
  outcome: 'accepted' | 'declined' | 'cancelled',
  { userId, notMe = false }: Answer = {},
): Promise<void> {
  const ended = await endInvites(org, [invite.id], outcome, notMe)
  const moved = await moveLearners(org, ended.map(toLearner), outcome, userId)
  if (moved.length === 0) throw closed(invite)
  await cancelQueued(org, 'invite', [invite.id])
  await org.record(actor, notMe ? 'invite.not_me' : `invite.${outcome}`, ended.map(toFact))
}

/** Takes an invite back. Its link is dead with this commit, and mail that has not left never does. */
export async function cancelInvite(org: OrgWriter, actor: Actor, id: string): Promise<InviteRow> {
  await answerInvite(org, actor, await lockInvite(org, id), 'cancelled')
  return requireInvite(org, id)
}

/** Takes back all that are open of those selected. */
export function cancelInvites(org: OrgWriter, actor: Actor, selection: Selection): Promise<BulkReply> {
  return forSelectedInvites(org, selection, async (ids) => {
    const ended = await endInvites(org, ids, 'cancelled')
    await moveLearners(org, ended.map(toLearner), 'cancelled')
    await cancelQueued(org, 'invite', ended.map(toId))
    await org.record(actor, 'invite.cancelled', ended.map(toFact))
    return [
      { outcome: 'cancelled', count: ended.length },
      { outcome: 'closed', count: ids.length - ended.length },
    ]
  })
}

/** Adds to a no that the person is not the one who is meant. Saying it twice is once. */
export async function markNotMe(org: OrgWriter, actor: Actor, invite: Declined): Promise<void> {
  if (await noteNotMe(org, invite.id)) await org.record(actor, 'invite.not_me', toFact(invite))
}

/** Opens a declined invite again, with the same link. The caller has made sure that it can be. */
export async function takeBackDecline(org: OrgWriter, actor: Actor, invite: Declined): Promise<void> {
  await reopenInvite(org, invite.id)
  await moveLearners(org, [invite.learner_id], 'decline_taken_back')
  await updateDelivery(org, [invite.learner_id])
  await queueReminders(org, await resumeReminders(org, invite.id))
  await org.record(actor, 'invite.decline_taken_back', toFact(invite))
}

/** What somebody is told who was too late. */
export function closed({ outcome }: Pick<InviteRow, 'outcome'>): AppError {
  const words = {
    accepted: 'was accepted',
    declined: 'was declined',
    cancelled: 'was cancelled',
    replaced: 'was replaced by a newer one',
  }
  return new AppError(
    'invite_closed',
    `This invitation ${outcome ? words[outcome] : 'was answered just now'}, so it cannot be changed any more.`,
  )
}

function toId({ id }: { id: string }): string {
  return id
}

function toLearner({ learner_id }: { learner_id: string }): string {
  return learner_id
}

function toFact({ id, learner_id }: { id: string; learner_id: string }) {
  return { subjectId: id, after: { learnerId: learner_id } }
}
