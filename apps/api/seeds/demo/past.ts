import type { OrgWriter } from '../../src/core/org-scope.ts'
import { sql } from '../../src/core/sql.ts'

/** Something that happened to a learner, so many days before now. */
export interface Moment {
  learnerId: string
  inviteId: string
  event: 'invited' | 'mail_delivered' | 'accepted' | 'declined' | 'cancelled' | 'archived'
  daysAgo: number
}

const STATUS_AFTER: Record<Moment['event'], string> = {
  invited: 'prospect',
  mail_delivered: 'pending',
  accepted: 'active',
  declined: 'declined',
  cancelled: 'cancelled',
  archived: 'archived',
}

/** What the audit log calls each. */
const ACTIONS: Record<Moment['event'], string[]> = {
  invited: ['invite.created'],
  mail_delivered: [],
  accepted: ['invite.accepted'],
  declined: ['invite.declined', 'invite.not_me'],
  cancelled: ['invite.cancelled'],
  archived: ['learner.archived'],
}

/**
 * Moves what was just done back to the days on which the stories have it, in everything that is kept of it: invites, mail, the
 * audit log and the counts. The log and the counts are closed to the application, so the role of the scope is left for the rest of
 * the transaction; row-level security still holds its owner to this organization.
 */
export async function moveIntoThePast(org: OrgWriter, moments: Moment[]): Promise<void> {
  await org.rows`reset role`
  await moveInvites(org, moments)
  await deliverMail(org, ofEvents(moments, 'mail_delivered'))
  await moveLearners(org, moments)
  await moveLog(org, moments)
  await recount(org, moments)
}

async function moveInvites(org: OrgWriter, moments: Moment[]): Promise<void> {
  await org.rows`
    update invites i
       set created_at = t.at, notify_at = t.at, sent_at = t.at, expires_at = t.at + interval '30 days', remind_at = null
      from ${table(ofEvents(moments, 'invited'))} where i.org_id = ${org.orgId} and i.id = t.invite_id`
  await org.rows`
    update invites i set ended_at = t.at
      from ${table(ofEvents(moments, 'accepted', 'declined', 'cancelled'))}
     where i.org_id = ${org.orgId} and i.id = t.invite_id`
  await org.rows`
    update assignments a set created_at = t.at
      from ${table(ofEvents(moments, 'accepted'))} where a.org_id = ${org.orgId} and a.learner_id = t.learner_id`
}

async function deliverMail(org: OrgWriter, moments: Moment[]): Promise<void> {
  await org.rows`
    with delivered as (
      update messages m
         set created_at = t.at, send_after = t.at, next_attempt_at = t.at, queue_state = 'done', attempts = 1,
             accepted_at = t.at, delivered_at = t.at, evidence = 'mailbox'
        from ${table(moments)} where m.org_id = ${org.orgId} and m.ref_id = t.invite_id
      returning m.id, t.at)
    insert into message_events (org_id, message_id, event_id, type, occurred_at)
    select ${org.orgId}, id, id || ':1:delivered', 'delivered', at from delivered`
}

async function moveLearners(org: OrgWriter, moments: Moment[]): Promise<void> {
  await org.rows`
    update learners l
       set created_at = s.began, status_at = s.latest, updated_at = s.latest,
           status = case when l.status = 'prospect' then 'pending' else l.status end,
           delivery = case when l.status = 'prospect' then 'delivered' end
      from (select t.learner_id, min(t.at) as began, max(t.at) as latest from ${table(moments)} group by 1) s
     where l.org_id = ${org.orgId} and l.id = s.learner_id`
}

async function moveLog(org: OrgWriter, moments: Moment[]): Promise<void> {
  for (const [event, actions] of Object.entries(ACTIONS)) {
    await org.rows`
      update audit_log a set at = t.at
        from ${table(moments.filter((moment) => moment.event === event))}
       where a.org_id = ${org.orgId} and a.subject_id in (t.invite_id, t.learner_id) and a.action = any(${actions}::text[])`
  }
}

/** Each moment is a coming into one status, and a going from the one that the moment before had led to. */
async function recount(org: OrgWriter, moments: Moment[]): Promise<void> {
  const statusOf = new Map<string, string>()
  const changes = moments.flatMap(({ learnerId, event, daysAgo }) => {
    const was = statusOf.get(learnerId)
    const status = STATUS_AFTER[event]
    statusOf.set(learnerId, status)
    const came = { event, daysAgo, status, came: 1, went: 0 }
    return was === undefined ? [came] : [came, { event, daysAgo, status: was, came: 0, went: 1 }]
  })
  await org.rows`delete from learner_tallies where org_id = ${org.orgId}`
  await org.rows`
    insert into learner_tallies (org_id, day, event, status, came, went)
    select ${org.orgId}, ((now() - make_interval(days => days_ago)) at time zone 'utc')::date, event, status, came, went
      from unnest(
        ${changes.map((change) => change.daysAgo)}::int[],
        ${changes.map((change) => change.event)}::text[],
        ${changes.map((change) => change.status)}::text[],
        ${changes.map((change) => change.came)}::int[],
        ${changes.map((change) => change.went)}::int[]) as c (days_ago, event, status, came, went)`
}

function ofEvents(moments: Moment[], ...events: Moment['event'][]): Moment[] {
  return moments.filter(({ event }) => events.includes(event))
}

/** The moments as a table `t`. What is less than a day old has happened an hour ago. */
function table(moments: Moment[]) {
  return sql`(
    select learner_id, invite_id, now() - make_interval(days => days_ago, hours => 1) as at
      from unnest(
        ${moments.map((moment) => moment.learnerId)}::uuid[],
        ${moments.map((moment) => moment.inviteId)}::uuid[],
        ${moments.map((moment) => moment.daysAgo)}::int[]) as m (learner_id, invite_id, days_ago)) t`
}
