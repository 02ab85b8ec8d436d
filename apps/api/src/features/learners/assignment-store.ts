import type { AssignmentStatus } from '@rollcall/contract'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'

export interface AssignedRow {
  id: string
  learner_id: string
  training_id: string
  title: string
  description: string
  minutes: number
  status: AssignmentStatus
  percent: number
  created_at: Date
  completed_at: Date | null
  due_at: Date | null
}

/** What this organization assigned to a learner, by title. */
export function listAssigned(org: OrgReader, learnerId: string): Promise<AssignedRow[]> {
  return org.rows<AssignedRow>`
    select a.id, a.learner_id, a.training_id, t.title, t.description, t.minutes,
           a.status, a.percent, a.created_at, a.completed_at, a.due_at
      from assignments a join trainings t on t.id = a.training_id
     where a.org_id = ${org.orgId} and a.learner_id = ${learnerId}
     order by t.title
     limit 1000`
}

export interface NewAssignments {
  learnerIds: string[]
  trainingIds: string[]
  source: 'group' | 'manual'
  dueAt?: string | null
}

/**
 * Gives each of the trainings to each of the learners. One that somebody has already stays as it is, with its progress, and is
 * not among those that come back.
 */
export async function assignTrainings(
  org: OrgWriter,
  { learnerIds, trainingIds, source, dueAt = null }: NewAssignments,
): Promise<{ learner_id: string; training_id: string }[]> {
  const pairs = learnerIds.flatMap((learner) => trainingIds.map((training) => ({ learner, training })))
  if (pairs.length === 0) return []
  return org.rows<{ learner_id: string; training_id: string }>`
    insert into assignments (org_id, id, learner_id, training_id, source, due_at)
    select ${org.orgId}, n.id, n.learner_id, n.training_id, ${source}, ${dueAt}::timestamptz
      from unnest(
        ${pairs.map(() => newId())}::uuid[],
        ${pairs.map(({ learner }) => learner)}::uuid[],
        ${pairs.map(({ training }) => training)}::uuid[]) as n (id, learner_id, training_id)
    on conflict (org_id, learner_id, training_id) do nothing
    returning learner_id, training_id`
}

/** Assigns what is attached to the group. A training that the learner has already stays as it is, with its progress. */
export async function insertAssignments(org: OrgWriter, learnerId: string, groupId: string): Promise<void> {
  const trainingIds = await listAttached(org, [groupId])
  await assignTrainings(org, { learnerIds: [learnerId], trainingIds, source: 'group' })
}

/** The trainings that are attached to any of these groups. */
export async function listAttached(org: OrgReader, groupIds: string[]): Promise<string[]> {
  const attached = await org.rows<{ training_id: string }>`
    select distinct training_id from group_trainings
     where org_id = ${org.orgId} and group_id = any(${groupIds}::uuid[])`
  return attached.map((row) => row.training_id)
}
