import type {
  BulkOutcome,
  BulkReply,
  InviteAgainBody,
  InviteManyAgainBody,
  LearnerStatus,
} from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError, required } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { lockActiveGroup } from '../groups/index.ts'
import { forSelected, moveLearners } from '../learners/index.ts'
import { isSuppressed } from '../suppressions/index.ts'
import { sourceOf } from './invite-service.ts'
import { type InviteRow, lockLearners, requireInvite, updateDelivery } from './invite-store.ts'
import { type Departure, readNotify } from './notify.ts'
import { openInvites } from './open-invites.ts'
import { suppressed } from './resend.ts'

interface Former {
  id: string
  email_key: string
  status: LearnerStatus
  location_id: string | null
  suppressed: boolean
}

/**
 * Invites somebody anew who was cancelled, archived, or declined: a new invite with a new link. Who declined is invited only if
 * that is confirmed. Throws `already_invited`, `already_active`, `confirmation_required`, `suppressed`.
 */
export async function inviteAgain(
  org: OrgWriter,
  actor: Actor,
  learnerId: string,
  body: InviteAgainBody,
): Promise<InviteRow> {
  const departure = readNotify(body.notify, new Date())
  await lockLearners(org, [learnerId])
  const former = required((await listFormer(org, [learnerId]))[0])
  await lockActiveGroup(org, body.groupId)
  const outcome = outcomeOf(former, body)
  if (outcome !== 'invited') throw refusal(outcome)
  const [invite] = await reopen(org, actor, [former], body.groupId, departure)
  return requireInvite(org, required(invite).id)
}

/** Invites those of the selected anew who may be; `ids` are the learners' own. */
export async function inviteManyAgain(
  org: OrgWriter,
  actor: Actor,
  { ids, filter, ...body }: InviteManyAgainBody,
): Promise<BulkReply> {
  const departure = readNotify(body.notify, new Date())
  await lockActiveGroup(org, body.groupId)
  return forSelected(org, ids ? { ids } : { filter: filter ?? {} }, async (learnerIds) => {
    await lockLearners(org, learnerIds)
    const judged = (await listFormer(org, learnerIds)).map((former) => ({
      former,
      outcome: outcomeOf(former, body),
      count: 1,
    }))
    const good = judged.filter(({ outcome }) => outcome === 'invited').map(({ former }) => former)
    await reopen(org, actor, good, body.groupId, departure)
    return judged
  })
}

type Outcome = Extract<
  BulkOutcome,
  'invited' | 'already_invited' | 'already_active' | 'declined_before' | 'suppressed'
>

function outcomeOf({ status, suppressed }: Former, { confirmDeclined = false }: InviteAgainBody): Outcome {
  switch (status) {
    case 'prospect':
    case 'pending':
      return 'already_invited'
    case 'active':
      return 'already_active'
    case 'declined':
      if (!confirmDeclined) return 'declined_before'
      return suppressed ? 'suppressed' : 'invited'
    case 'cancelled':
    case 'archived':
      return suppressed ? 'suppressed' : 'invited'
    default:
      return status satisfies never
  }
}

async function reopen(
  org: OrgWriter,
  actor: Actor,
  people: Former[],
  groupId: string,
  departure: Departure,
): Promise<InviteRow[]> {
  const learnerIds = people.map(({ id }) => id)
  await moveLearners(org, learnerIds, 'invited')
  const invites = await openInvites(
    org,
    actor,
    people.map(({ id, email_key, location_id }) => ({
      learnerId: id,
      emailKey: email_key,
      groupId,
      locationId: location_id,
    })),
    { departure, source: sourceOf(actor) },
  )
  await updateDelivery(org, learnerIds)
  return invites
}

function listFormer(org: OrgWriter, ids: string[]): Promise<Former[]> {
  return org.rows<Former>`
    select l.id, l.email_key, l.status, l.location_id, ${isSuppressed(org, sql`l.email_key`)} as suppressed
      from learners l
     where l.org_id = ${org.orgId} and l.id = any(${ids}::uuid[])`
}

function refusal(outcome: Exclude<Outcome, 'invited'>): AppError {
  switch (outcome) {
    case 'already_invited':
      return new AppError(
        'already_invited',
        'This person is invited already and has not answered yet. You can send the invitation again.',
      )
    case 'already_active':
      return new AppError(
        'already_active',
        'This person has joined already, so there is nothing to invite them to.',
      )
    case 'declined_before':
      return new AppError(
        'confirmation_required',
        'This person declined before. Confirm that you want to invite them all the same.',
      )
    case 'suppressed':
      return suppressed()
    default:
      return outcome satisfies never
  }
}
