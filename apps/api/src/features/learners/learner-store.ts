import type { LearnerStatus } from '@rollcall/contract'
import type { EmailAddress } from '../../core/email-address.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { allowedFrom, type LearnerEvent } from './learner-lifecycle.ts'

export interface KnownLearner {
  id: string
  email_key: string
  status: LearnerStatus
}

/** The learners of these addresses, held until the end of the transaction. */
export function lockByEmailKeys(org: OrgWriter, emailKeys: string[]): Promise<KnownLearner[]> {
  return org.rows<KnownLearner>`
    select id, email_key, status from learners
     where org_id = ${org.orgId} and email_key = any(${emailKeys}::text[])
     order by id
     for update`
}

/** Puts new people on the roster as prospects. Who came on it meanwhile, by somebody else, is left out of the answer. */
export function insertProspects(
  org: OrgWriter,
  addresses: EmailAddress[],
  locationId: string | null,
): Promise<KnownLearner[]> {
  return org.rows<KnownLearner>`
    insert into learners (org_id, id, email, email_key, status, location_id)
    select ${org.orgId}, n.id, n.email, n.email_key, 'prospect', ${locationId}
      from unnest(
        ${addresses.map(() => newId())}::uuid[],
        ${addresses.map((address) => address.typed)}::text[],
        ${addresses.map((address) => address.key)}::text[]) as n (id, email, email_key)
    on conflict (org_id, email_key) do nothing
    returning id, email_key, status`
}

/**
 * Lets an event happen to learners: the one statement that changes a status. Gives the ids of those it could happen to; one
 * that is missing was moved by somebody else first.
 */
export async function moveLearners(
  org: OrgWriter,
  learnerIds: string[],
  event: LearnerEvent,
  userId: string | null = null,
): Promise<string[]> {
  const { from, to } = allowedFrom(event)
  const moved = await org.rows<{ id: string }>`
    update learners
       set status = ${to}, status_at = now(), user_id = coalesce(${userId}::uuid, user_id)
     where org_id = ${org.orgId} and id = any(${learnerIds}::uuid[]) and status = any(${from}::text[])
    returning id`
  return moved.map((row) => row.id)
}

export async function joinGroup(org: OrgWriter, learnerId: string, groupId: string): Promise<void> {
  await org.rows`
    insert into learner_groups (org_id, learner_id, group_id) values (${org.orgId}, ${learnerId}, ${groupId})
    on conflict do nothing`
}

/** Assigns what is attached to the group. A training that the learner has already stays as it is, with its progress. */
export async function insertAssignments(org: OrgWriter, learnerId: string, groupId: string): Promise<void> {
  const trainings = await org.rows<{ training_id: string }>`
    select training_id from group_trainings where org_id = ${org.orgId} and group_id = ${groupId}`
  await org.rows`
    insert into assignments (org_id, id, learner_id, training_id, source)
    select ${org.orgId}, n.id, ${learnerId}, n.training_id, 'group'
      from unnest(${trainings.map(() => newId())}::uuid[], ${trainings.map((row) => row.training_id)}::uuid[])
        as n (id, training_id)
    on conflict (org_id, learner_id, training_id) do nothing`
}

export interface AssignedRow {
  id: string
  learner_id: string
  training_id: string
  title: string
  description: string
  minutes: number
  status: 'assigned' | 'in_progress' | 'completed'
  percent: number
  created_at: Date
  completed_at: Date | null
}

/** What this organization assigned to a learner, by title. */
export function listAssigned(org: OrgReader, learnerId: string): Promise<AssignedRow[]> {
  return org.rows<AssignedRow>`
    select a.id, a.learner_id, a.training_id, t.title, t.description, t.minutes,
           a.status, a.percent, a.created_at, a.completed_at
      from assignments a join trainings t on t.id = a.training_id
     where a.org_id = ${org.orgId} and a.learner_id = ${learnerId}
     order by t.title
     limit 1000`
}
