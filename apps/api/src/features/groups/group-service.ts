import type { CreateGroupBody, UpdateGroupBody } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { isStillReferenced, isTaken } from '../../core/pg-errors.ts'
import {
  deleteGroup,
  type GroupRow,
  insertGroup,
  lockGroup,
  replaceGroupTrainings,
  requireGroup,
  updateGroup,
} from './group-store.ts'

/** Makes a group with its trainings. Throws `name_taken`: names are exact, and each is there once. */
export async function createGroup(org: OrgWriter, actor: Actor, body: CreateGroupBody): Promise<GroupRow> {
  const id = await insertGroup(org, body.name, body.status ?? 'active').catch(refuseTaken)
  if (body.trainingIds) await replaceGroupTrainings(org, id, body.trainingIds).catch(refuseUnknownTraining)
  await org.record(actor, 'group.created', { subjectId: id })
  return requireGroup(org, id)
}

/** Renames a group or switches it on or off. Learners in it and open invites to it stay as they are. */
export async function changeGroup(
  org: OrgWriter,
  actor: Actor,
  id: string,
  body: UpdateGroupBody,
): Promise<GroupRow> {
  const before = await lockGroup(org, id)
  await updateGroup(org, id, body).catch(refuseTaken)
  const after = await requireGroup(org, id)
  const fields = Object.keys(body)
  const isRenamed = before.name !== after.name
  await org.record(actor, 'group.changed', {
    subjectId: id,
    ...(isRenamed ? { before: { name: before.name } } : {}),
    after: isRenamed ? { fields, name: after.name } : { fields },
  })
  return after
}

/** Attaches exactly these trainings; who accepts from now on gets them. */
export async function setGroupTrainings(
  org: OrgWriter,
  actor: Actor,
  id: string,
  trainingIds: string[],
): Promise<GroupRow> {
  const before = await requireGroup(org, id)
  await replaceGroupTrainings(org, id, trainingIds).catch(refuseUnknownTraining)
  await org.record(actor, 'group.trainings_set', {
    subjectId: id,
    before: { trainingIds: before.trainings.map((training) => training.id) },
    after: { trainingIds },
  })
  return requireGroup(org, id)
}

/** Removes a group that nobody was ever invited to. Throws `in_use` otherwise: history keeps its group. */
export async function removeGroup(org: OrgWriter, actor: Actor, id: string): Promise<void> {
  const { name } = await deleteGroup(org, id).catch((error: unknown) => {
    if (!isStillReferenced(error)) throw error
    throw new AppError(
      'in_use',
      'People were invited to this group, so it stays on record. You can make it inactive.',
    )
  })
  await org.record(actor, 'group.removed', { subjectId: id, before: { name } })
}

function refuseTaken(error: unknown): never {
  if (!isTaken(error, 'groups_name_key')) throw error
  const detail = 'There is a group of this name already. Choose another name.'
  throw new AppError('name_taken', detail, [{ pointer: '/name', code: 'taken', detail }])
}

function refuseUnknownTraining(error: unknown): never {
  if (!isStillReferenced(error, 'group_trainings_training_fk')) throw error
  const detail = 'One of these trainings is not offered by your organization. Add it under Trainings first.'
  throw new AppError('invalid_input', detail, [{ pointer: '/trainingIds', code: 'unknown_training', detail }])
}
