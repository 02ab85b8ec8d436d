import type { AddToGroupBody, AssignToManyBody, BulkReply, Selection } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { lockActiveGroup } from '../groups/index.ts'
import { requireOffered } from '../trainings/index.ts'
import { assignTrainings, listAttached } from './assignment-store.ts'
import { lockActive, moveLearners, touchLearners } from './learner-store.ts'
import { addToGroup } from './membership-store.ts'
import { forSelected } from './selected.ts'

/** Archives all of the selected who are Active. */
export function archiveSelected(org: OrgWriter, actor: Actor, selection: Selection): Promise<BulkReply> {
  return forSelected(org, selection, async (ids) => {
    const archived = await moveLearners(org, ids, 'archived')
    await org.record(
      actor,
      'learner.archived',
      archived.map((subjectId) => ({ subjectId })),
    )
    return [
      { outcome: 'archived', count: archived.length },
      { outcome: 'not_active', count: ids.length - archived.length },
    ]
  })
}

/** Adds all of the selected who are Active to a group, and assigns its trainings to those who are new in it. */
export async function addSelectedToGroup(
  org: OrgWriter,
  actor: Actor,
  { groupId, ...selection }: AddToGroupBody,
): Promise<BulkReply> {
  await lockActiveGroup(org, groupId)
  const trainingIds = await listAttached(org, [groupId])
  return forSelected(org, selection, async (ids) => {
    const active = await lockActive(org, ids)
    const added = await addToGroup(org, active, groupId)
    await assignTrainings(org, { learnerIds: added, trainingIds, source: 'group' })
    await touchLearners(org, added)
    await org.record(
      actor,
      'learner.group_joined',
      added.map((subjectId) => ({ subjectId, after: { groupId } })),
    )
    return [
      { outcome: 'added', count: added.length },
      { outcome: 'already_there', count: active.length - added.length },
      { outcome: 'not_active', count: ids.length - active.length },
    ]
  })
}

/** Gives a training to all of the selected who are Active. Who has it already keeps it, with its progress. */
export async function assignToSelected(
  org: OrgWriter,
  actor: Actor,
  { trainingId, dueAt = null, ...selection }: AssignToManyBody,
): Promise<BulkReply> {
  await requireOffered(org, trainingId)
  return forSelected(org, selection, async (ids) => {
    const active = await lockActive(org, ids)
    const added = await assignTrainings(org, {
      learnerIds: active,
      trainingIds: [trainingId],
      source: 'manual',
      dueAt,
    })
    const assigned = added.map((row) => row.learner_id)
    await touchLearners(org, assigned)
    await org.record(
      actor,
      'learner.assigned',
      assigned.map((subjectId) => ({ subjectId, after: { trainingId } })),
    )
    return [
      { outcome: 'assigned', count: assigned.length },
      { outcome: 'already_there', count: active.length - assigned.length },
      { outcome: 'not_active', count: ids.length - active.length },
    ]
  })
}
