import type { InviteSource } from '@rollcall/contract'
import { type Actor, auditRows } from '../../core/audit.ts'
import type { EmailAddress } from '../../core/email-address.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'
import { MESSAGE_FACTS, newMessages, sendingJob } from '../delivery/index.ts'
import { compactNowAndThen, prospects } from '../learners/index.ts'
import { isAnySuppressed, namesOf } from '../suppressions/index.ts'
import { INVITE_COLUMNS, type InviteRow } from './invite-store.ts'
import type { Departure } from './notify.ts'

/** A learner of this organization, who has no open invite and whom this transaction holds. */
export interface Invitee {
  learnerId: string
  emailKey: string
  groupId: string
  locationId: string | null
  /** The invite that this one takes the place of. */
  replaces?: string
}

/** Somebody who may not be on the roster yet. */
export interface Newcomer extends EmailAddress {
  groupId: string
  locationId: string | null
  externalId?: string | null
}

export interface Opening {
  departure: Departure
  source: InviteSource
  importId?: string | null
}

/** Opens an invite for each of these people, by one statement for any number of them. */
export async function openInvites(
  org: OrgWriter,
  actor: Actor,
  people: Invitee[],
  opening: Opening,
): Promise<InviteRow[]> {
  if (people.length === 0) return []
  const learnerIds = people.map((person) => person.learnerId)
  const learner = sql`
    (select * from learners where org_id = ${org.orgId} and id = any(${learnerIds}::uuid[]))`
  return org.rows<InviteRow>`
    with person as (
      select * from unnest(
        ${people.map(() => newId())}::uuid[],
        ${people.map(() => newId())}::uuid[],
        ${learnerIds}::uuid[],
        ${people.map((person) => person.emailKey)}::text[],
        ${people.map((person) => person.groupId)}::uuid[],
        ${people.map((person) => person.locationId)}::uuid[],
        ${people.map((person) => person.replaces ?? null)}::uuid[])
        as p (id, message_id, learner_id, email_key, group_id, location_id, replaces)),
    ${opened(org, actor, opening, withFacts(learner))}`
}

/**
 * Puts people on the roster and opens an invite for each, by one statement for any number of them. It leaves out whoever is on the
 * roster already, whom mail may not go to, and whose group is not an active one; the groups are held until the transaction ends.
 */
export function inviteNewcomers(
  org: OrgWriter,
  actor: Actor,
  people: Newcomer[],
  opening: Opening,
): Promise<InviteRow[]> {
  const ids = people.map(() => newId())
  return openForNewcomers<InviteRow>(org, actor, people, ids, opening, withFacts(sql`added`))
}

/** The same for very many: it gives only which invite went to which address, which takes the database no join. */
export async function inviteManyNewcomers(
  org: OrgWriter,
  actor: Actor,
  people: Newcomer[],
  opening: Opening,
): Promise<{ id: string; email_key: string }[]> {
  const keys = new Map(people.map(({ key }) => [newId(), key]))
  const made = sql`select i.id from opened i`
  const invites = await openForNewcomers<{ id: string }>(org, actor, people, [...keys.keys()], opening, made)
  return invites.map(({ id }) => ({ id, email_key: keys.get(id) ?? '' }))
}

async function openForNewcomers<Row>(
  org: OrgWriter,
  actor: Actor,
  people: Newcomer[],
  ids: string[],
  opening: Opening,
  made: Sql,
): Promise<Row[]> {
  if (people.length === 0) return []
  const groupIds = [...new Set(people.map(({ groupId }) => groupId))]
  const source = sql`
    (select learner_id as id, email, email_key, location_id, external_id from invitable) as n`
  const invites = await org.rows<Row>`
    with newcomer as (
      select *, ${namesOf(org, sql`n.email_key`)} as names from unnest(
        ${ids}::uuid[],
        ${people.map(() => newId())}::uuid[],
        ${people.map(() => newId())}::uuid[],
        ${people.map(({ typed }) => typed)}::text[],
        ${people.map(({ key }) => key)}::text[],
        ${people.map(({ groupId }) => groupId)}::uuid[],
        ${people.map(({ locationId }) => locationId)}::uuid[],
        ${people.map(({ externalId }) => externalId ?? null)}::text[])
        as n (id, message_id, learner_id, email, email_key, group_id, location_id, external_id)),
    active_group as materialized (
      select id from groups
       where org_id = ${org.orgId} and id = any(${groupIds}::uuid[]) and status = 'active'
       order by id
         for share),
    invitable as (
      -- Not a join: the planner would expect next to nobody of it, and compare each with each further down.
      select * from newcomer n
       where group_id in (select id from active_group) and not ${isAnySuppressed(org, sql`n.names`)}),
    ${prospects(org, source)},
    person as (
      select n.id, n.message_id, n.learner_id, n.email_key, n.group_id, n.location_id, null::uuid as replaces
        from added a join newcomer n on n.learner_id = a.id),
    ${opened(org, actor, opening, made)}`
  await compactNowAndThen(org)
  return invites
}

/**
 * The rest of a statement that opens an invite for each `person`: the invite, its mail, the address by which the person finds it,
 * the row of the audit log, and the job that sends. `made` says what it gives of those that are `opened`. An invite holds as long as
 * the organization says, counted from the moment its mail may leave; one on hold has no end yet.
 */
function opened(
  org: OrgWriter,
  actor: Actor,
  { departure: { held, at, zone }, source, importId = null }: Opening,
  made: Sql,
): Sql {
  const options = { sendAfter: at, held }
  const notifyAt = sql`case when ${held} then null else greatest(now(), ${at}::timestamptz) end`
  const mails = sql`
    (select p.message_id as id, p.id as ref_id, p.email_key, o.locale
       from person p join orgs o on o.id = ${org.orgId}) as n`
  const facts = sql`
    (select id as subject_id, null::jsonb as before,
            jsonb_build_object('learnerId', learner_id, 'groupId', group_id, 'source', source) as after
       from opened) as fact`
  return sql`
    opened as (
      insert into invites (org_id, id, learner_id, group_id, location_id, replaces, source, import_id, invited_by,
                           notify_at, notify_zone, expires_at)
      select ${org.orgId}, p.id, p.learner_id, p.group_id, p.location_id, p.replaces, ${source}, ${importId}::uuid,
             ${actor.userId}::uuid,
             ${notifyAt}, ${zone}, ${notifyAt} + make_interval(days => o.invite_expiry_days)
        from person p join orgs o on o.id = ${org.orgId}
      returning *),
    findable as (
      insert into invite_addresses (email_key, org_id, learner_id)
      select p.email_key, ${org.orgId}, p.learner_id from person p
      on conflict do nothing),
    m as (${newMessages(org, 'invite', mails, options, sql`1`)} returning ref_id, ${MESSAGE_FACTS}),
    noted as (${auditRows(org.orgId, actor, 'invite.created', facts)}),
    job as materialized (select ${sendingJob(org, options)})
    ${made}
     cross join job`
}

/** What is to be known of the invites that were `opened`, and of their mail `m`; `learner` is the table that has their people. */
function withFacts(learner: Sql): Sql {
  return sql`
    select ${INVITE_COLUMNS}
      from opened i
      join ${learner} l on l.id = i.learner_id
      join m on m.ref_id = i.id`
}
