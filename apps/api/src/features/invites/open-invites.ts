import type { InviteSource } from '@rollcall/contract'
import { type Actor, auditRows } from '../../core/audit.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { MESSAGE_FACTS, newMessages, queueSending } from '../delivery/index.ts'
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

export interface Opening {
  departure: Departure
  source: InviteSource
  importId?: string | null
}

/**
 * Opens an invite for each of these people: the invite, its mail, the address by which the person finds it, and the row of the
 * audit log, by one statement for any number of them. An invite holds as long as the organization says, counted from the moment
 * its mail may leave; one on hold has no end yet.
 */
export async function openInvites(
  org: OrgWriter,
  actor: Actor,
  people: Invitee[],
  { departure: { held, at, zone }, source, importId = null }: Opening,
): Promise<InviteRow[]> {
  if (people.length === 0) return []
  const options = { sendAfter: at, held }
  const notifyAt = sql`case when ${held} then null else greatest(now(), ${at}::timestamptz) end`
  const mails = sql`
    (select p.message_id as id, p.id as ref_id, p.email_key, o.locale
       from person p join orgs o on o.id = ${org.orgId}) as n`
  const facts = sql`
    (select id as subject_id, null::jsonb as before,
            jsonb_build_object('learnerId', learner_id, 'groupId', group_id, 'source', source) as after
       from opened) as fact`
  const invites = await org.rows<InviteRow>`
    with person as (
      select * from unnest(
        ${people.map(() => newId())}::uuid[],
        ${people.map(() => newId())}::uuid[],
        ${people.map((person) => person.learnerId)}::uuid[],
        ${people.map((person) => person.emailKey)}::text[],
        ${people.map((person) => person.groupId)}::uuid[],
        ${people.map((person) => person.locationId)}::uuid[],
        ${people.map((person) => person.replaces ?? null)}::uuid[])
        as p (id, message_id, learner_id, email_key, group_id, location_id, replaces)),
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
    m as (${newMessages(org, 'invite', mails, options)} returning ref_id, ${MESSAGE_FACTS}),
    noted as (${auditRows(org.orgId, actor, 'invite.created', facts)})
    select ${INVITE_COLUMNS}
      from opened i
      join learners l on l.org_id = ${org.orgId} and l.id = any(${people.map((person) => person.learnerId)}::uuid[])
                     and l.id = i.learner_id
      join m on m.ref_id = i.id`
  await queueSending(org, options)
  return invites
}
