import type { AssignTrainingBody, LearnerStatus, UpdateLearnerBody } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError, required } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { lockGroups } from '../groups/index.ts'
import { requireLocation } from '../locations/index.ts'
import { requireOffered } from '../trainings/index.ts'
import { type AssignedRow, assignTrainings, listAssigned, listAttached } from './assignment-store.ts'
import { lockLearner, moveLearners, touchLearners, updateLearner } from './learner-store.ts'
import { listGroupIds, replaceGroups } from './membership-store.ts'
import { findOnRoster, type RosterRow } from './roster-store.ts'

/** Corrects what the organization itself says of a learner. The audit log keeps which fields, and the ids among the values. */
export async function changeLearner(
  org: OrgWriter,
  actor: Actor,
  id: string,
  changes: UpdateLearnerBody,
  check: (before: RosterRow) => void,
): Promise<RosterRow> {
  const before = await lockLearner(org, id)
  check(await requireOnRoster(org, id))
  const { locationId } = changes
  if (locationId) await requireLocation(org, locationId)
  await updateLearner(org, id, changes)
  const fields = Object.keys(changes)
  await org.record(actor, 'learner.changed', {
    subjectId: id,
    before: locationId === undefined ? {} : { locationId: before.location_id },
    after: locationId === undefined ? { fields } : { fields, locationId },
  })
  return requireOnRoster(org, id)
}

/** Disconnects a learner from the organization, which sees neither name nor progress from then on. */
export async function archiveLearner(org: OrgWriter, actor: Actor, id: string): Promise<RosterRow> {
  const { status } = await lockLearner(org, id)
  const [moved] = await moveLearners(org, [id], 'archived')
  if (!moved) throw notActive(status, NEXT_STEPS.archive[status])
  await org.record(actor, 'learner.archived', { subjectId: id })
  return requireOnRoster(org, id)
}

/**
 * Makes these the groups of an active learner. Trainings of a group that is new to them are assigned; what was assigned by a
 * group that they leave stays.
 */
export async function setLearnerGroups(
  org: OrgWriter,
  actor: Actor,
  id: string,
  groupIds: string[],
): Promise<RosterRow> {
  await requireActive(org, id)
  const before = await listGroupIds(org, id)
  const added = (await lockGroups(org, groupIds)).filter((group) => !before.includes(group.id))
  const inactive = added.find((group) => group.status === 'inactive')
  if (inactive) {
    throw new AppError(
      'group_inactive',
      `The group "${inactive.name}" is inactive. Switch it on under Groups, or choose another one.`,
    )
  }
  if (added.length === 0 && before.length === groupIds.length) return requireOnRoster(org, id)
  await replaceGroups(org, id, groupIds)
  const trainingIds = await listAttached(
    org,
    added.map((group) => group.id),
  )
  await assignTrainings(org, { learnerIds: [id], trainingIds, source: 'group' })
  await touchLearners(org, [id])
  await org.record(actor, 'learner.groups_set', {
    subjectId: id,
    before: { groupIds: before },
    after: { groupIds },
  })
  return requireOnRoster(org, id)
}

/** Gives an active learner one of the trainings that the organization offers. Throws `already_assigned` for one they have. */
export async function assignTraining(
  org: OrgWriter,
  actor: Actor,
  id: string,
  { trainingId, dueAt = null }: AssignTrainingBody,
): Promise<AssignedRow> {
  await requireActive(org, id)
  await requireOffered(org, trainingId)
  const [added] = await assignTrainings(org, {
    learnerIds: [id],
    trainingIds: [trainingId],
    source: 'manual',
    dueAt,
  })
  if (!added) {
    throw new AppError(
      'already_assigned',
      'This learner has the training already. It stays as it is, with its progress.',
    )
  }
  await touchLearners(org, [id])
  await org.record(actor, 'learner.assigned', { subjectId: id, after: { trainingId } })
  const assigned = await listAssigned(org, id)
  return required(assigned.find((row) => row.training_id === trainingId))
}

async function requireActive(org: OrgWriter, id: string): Promise<void> {
  const { status } = await lockLearner(org, id)
  if (status !== 'active') throw notActive(status, NEXT_STEPS.give[status])
}

async function requireOnRoster(org: OrgWriter, id: string): Promise<RosterRow> {
  return required(await findOnRoster(org, id))
}

function notActive(status: LearnerStatus, nextStep: string): AppError {
  return new AppError('status_conflict', `${STANDS[status]} ${nextStep}`)
}

const STANDS: Record<LearnerStatus, string> = {
  prospect: 'This person has not accepted the invitation yet.',
  pending: 'This person has not accepted the invitation yet.',
  active: 'This learner is active.',
  declined: 'This person declined the invitation.',
  cancelled: 'The invitation of this person was cancelled.',
  archived: 'This learner is archived already.',
}

/** What to do instead, by what somebody wanted to do. */
const NEXT_STEPS: Record<'archive' | 'give', Record<LearnerStatus, string>> = {
  archive: {
    prospect: 'Cancel the invite to take it back.',
    pending: 'Cancel the invite to take it back.',
    active: 'Load the page again and try once more.',
    declined: 'There is nothing to archive.',
    cancelled: 'There is nothing to archive.',
    archived: 'There is nothing left to do.',
  },
  give: {
    prospect: 'Groups and trainings can be changed once they accept.',
    pending: 'Groups and trainings can be changed once they accept.',
    active: 'Load the page again and try once more.',
    declined: 'Invite them again first.',
    cancelled: 'Invite them again first.',
    archived: 'Invite them again first.',
  },
}
