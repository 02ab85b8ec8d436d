import type { Actor } from '../../core/audit.ts'
import { AppError, notFound } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { isStillReferenced } from '../../core/pg-errors.ts'
import { countKnown, deleteOffered, insertOffered } from './training-store.ts'

/** Adds trainings of the catalogue to what the organization offers. */
export async function offerTrainings(org: OrgWriter, actor: Actor, trainingIds: string[]): Promise<void> {
  if ((await countKnown(org, trainingIds)) < trainingIds.length) {
    const detail =
      'One of these trainings is not in the catalogue any more. Load the catalogue again and choose anew.'
    throw new AppError('invalid_input', detail, [
      { pointer: '/trainingIds', code: 'unknown_training', detail },
    ])
  }
  const added = await insertOffered(org, trainingIds)
  await org.record(
    actor,
    'training.offered',
    added.map((subjectId) => ({ subjectId })),
  )
}

/** Takes a training out of what the organization offers. Learners keep what was assigned; groups must let go of it first. */
export async function withdrawTraining(org: OrgWriter, actor: Actor, trainingId: string): Promise<void> {
  const found = await deleteOffered(org, trainingId).catch((error: unknown) => {
    if (isStillReferenced(error)) {
      throw new AppError(
        'in_use',
        'A group still has this training attached. Take it out of the group first.',
      )
    }
    throw error
  })
  if (!found) throw notFound()
  await org.record(actor, 'training.withdrawn', { subjectId: trainingId })
}
