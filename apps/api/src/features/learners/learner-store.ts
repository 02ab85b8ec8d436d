import type { LearnerStatus, UpdateLearnerBody } from '@rollcall/contract'
import type { EmailAddress } from '../../core/email-address.ts'
import { AppError, required } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'
import { freeSeats, takeSeats } from '../orgs/index.ts'
import { allowedFrom, type LearnerEvent } from './learner-lifecycle.ts'
import { compactNowAndThen } from './tally-store.ts'

/** Somebody who is not on the roster yet. */
export interface NewLearner extends EmailAddress {
  locationId: string | null
  externalId?: string | null
}

/**
 * The parts of a statement that put new people on the roster as prospects and count them; the same statement queues their mail.
 * `source`: id, email, email_key, location_id, external_id. `added` is who was not there before. In the order of the addresses,
 * so that two who invite the same people at once cannot each wait for the other.
 */
export function prospects(org: OrgWriter, source: Sql): Sql {
  return sql`
    added as (
      insert into learners (org_id, id, email, email_key, status, location_id, external_id, delivery)
      select ${org.orgId}, n.id, n.email, n.email_key, 'prospect', n.location_id, n.external_id, 'queued'
        from ${source}
       order by n.email_key
      on conflict (org_id, email_key) do nothing
      returning id, email, email_key, status),
    tallied as (
      insert into learner_tallies (org_id, event, status, came, went)
      select ${org.orgId}::uuid, 'invited', status, count(*), 0 from added group by status)`
}

/**
 * Puts somebody on the roster who came by the join page, as Pending: the mailbox is theirs. Undefined when somebody else put them
 * there first.
 */
export async function insertVerified(org: OrgWriter, person: NewLearner): Promise<string | undefined> {
  const { typed, key, locationId } = person
  const [added] = await org.rows<{ id: string }>`
    with added as (
      insert into learners (org_id, id, email, email_key, status, location_id)
      values (${org.orgId}, ${newId()}, ${typed}, ${key}, 'pending', ${locationId}::uuid)
      on conflict (org_id, email_key) do nothing
      returning id),
    tallied as (
      insert into learner_tallies (org_id, event, status, came, went)
      select ${org.orgId}::uuid, 'verified_on_join_page', 'pending', 1, 0 from added)
    select id from added`
  await compactNowAndThen(org)
  return added?.id
}

/**
 * Lets an event happen to learners: the one statement that changes a status. Who is no longer invited has no mail to tell of. Who
 * becomes Active takes a seat, and who no longer is gives it back; throws `no_seat` when none is free.
 * Gives the ids of those it could happen to; one that is missing was moved by somebody else first.
 */
export async function moveLearners(
  org: OrgWriter,
  learnerIds: string[],
  event: LearnerEvent,
  userId: string | null = null,
): Promise<string[]> {
  if (learnerIds.length === 0) return []
  const { from, to } = allowedFrom(event)
  const moved = await org.rows<{ id: string }>`
    with held as materialized (
      select id, status from learners
       where org_id = ${org.orgId} and id = any(${learnerIds}::uuid[]) and status = any(${from}::text[])
       order by id
         for update),
    moved as (
      update learners l
         set status = ${to}, status_at = now(), updated_at = now(), user_id = coalesce(${userId}::uuid, user_id),
             delivery = case when ${to} in ('prospect', 'pending') then delivery end
       where l.org_id = ${org.orgId} and l.id = any(array(select id from held))
      returning l.id),
    tallied as (
      insert into learner_tallies (org_id, event, status, came, went)
      select ${org.orgId}::uuid, ${event}::text, ${to}::text, count(*), 0 from held having count(*) > 0
      union all
      select ${org.orgId}::uuid, ${event}::text, status, 0, count(*) from held group by status)
    select id from moved`
  await compactNowAndThen(org)
  if (event === 'accepted') await requireSeats(org, moved.length)
  if (event === 'archived') await freeSeats(org, moved.length)
  return moved.map((row) => row.id)
}

/** The last row that an acceptance holds, so that people who accept at once wait for each other as shortly as can be. */
async function requireSeats(org: OrgWriter, count: number): Promise<void> {
  if (count === 0 || (await takeSeats(org, count))) return
  throw new AppError(
    'no_seat',
    'All places are taken at the moment, so you cannot join yet. Your invitation stays open, and the organization has been told: try again later, or ask it.',
  )
}

export interface HeldLearner {
  id: string
  status: LearnerStatus
  location_id: string | null
}

/** One learner, held until the end of the transaction. */
export async function lockLearner(org: OrgWriter, id: string): Promise<HeldLearner> {
  const [learner] = await org.rows<HeldLearner>`
    select id, status, location_id from learners where org_id = ${org.orgId} and id = ${id} for update`
  return required(learner)
}

/** Of these learners the Active ones, held until the end of the transaction. */
export async function lockActive(org: OrgWriter, learnerIds: string[]): Promise<string[]> {
  const found = await org.rows<{ id: string }>`
    select id from learners
     where org_id = ${org.orgId} and id = any(${learnerIds}::uuid[]) and status = 'active'
     order by id
       for update`
  return found.map(({ id }) => id)
}

/** Notes that something about these learners has changed that is not in their own row. */
export async function touchLearners(org: OrgWriter, learnerIds: string[]): Promise<void> {
  await org.rows`
    update learners set updated_at = now() where org_id = ${org.orgId} and id = any(${learnerIds}::uuid[])`
}

/** Sets what is given and keeps the rest; null takes a value away. */
export async function updateLearner(org: OrgWriter, id: string, changes: UpdateLearnerBody): Promise<void> {
  const { locationId, externalId } = changes
  await org.rows`
    update learners
       set updated_at = now(),
           location_id = ${locationId === undefined ? sql`location_id` : sql`${locationId}::uuid`},
           external_id = ${externalId === undefined ? sql`external_id` : sql`${externalId}::text`}
     where org_id = ${org.orgId} and id = ${id}`
}
