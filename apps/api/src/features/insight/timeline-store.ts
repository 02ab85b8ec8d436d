import type { DeliveryReason, InviteSource } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'
import { type ActorColumns, actorColumns } from './actor-names.ts'

/** Microseconds since 1970: two facts of one instant were written by one transaction. */
const instant = (column: Sql) => sql`(extract(epoch from ${column}) * 1000000)::bigint`

/** More than that is on record of nobody; a list without a bound is none of ours. */
const AT_MOST = 2000

/** Something that somebody did, from the audit log. */
export interface ActRow extends ActorColumns {
  instant: number
  action: string
  subject_id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What is on record about the learner, or about one of the invites, in the order in which it was written down. */
export function listActs(org: OrgReader, subjectIds: string[]): Promise<ActRow[]> {
  return org.rows<ActRow>`
    select ${instant(sql`a.at`)} as instant, a.action, a.subject_id, a.before, a.after, ${actorColumns(org)}
      from audit_log a
     where a.org_id = ${org.orgId} and a.subject_id = any(${subjectIds}::uuid[])
     order by a.seq
     limit ${AT_MOST}`
}

export interface PastInviteRow {
  id: string
  group_id: string
  source: InviteSource
}

/** All invites that a learner ever had. */
export function listPastInvites(org: OrgReader, learnerId: string): Promise<PastInviteRow[]> {
  return org.rows<PastInviteRow>`
    select id, group_id, source from invites
     where org_id = ${org.orgId} and learner_id = ${learnerId}
     order by id
     limit ${AT_MOST}`
}

/** A message about an invite, by when it was made; `blocked_instant` is when it was refused for good, or given up. */
export interface MailRow {
  id: string
  invite_id: string
  email_key: string
  instant: number
  blocked_instant: number | null
  reason_code: DeliveryReason | null
  answer: string | null
}

export function listMails(org: OrgReader, inviteIds: string[]): Promise<MailRow[]> {
  return org.rows<MailRow>`
    select id, ref_id as invite_id, email_key, ${instant(sql`created_at`)} as instant,
           ${instant(sql`coalesce(blocked_at, dropped_at)`)} as blocked_instant,
           reason_code, answer
      from messages
     where org_id = ${org.orgId} and kind = 'invite' and ref_id = any(${inviteIds}::uuid[])
     order by created_at
     limit ${AT_MOST}`
}

export interface MailEventRow {
  message_id: string
  type: string
  instant: number
  guessed: boolean
  reason_code: DeliveryReason | null
  answer: string | null
}

/** What became of these messages, fact by fact. */
export function listMailEvents(org: OrgReader, messageIds: string[]): Promise<MailEventRow[]> {
  return org.rows<MailEventRow>`
    select message_id, type, ${instant(sql`occurred_at`)} as instant, guessed, reason_code, answer
      from message_events
     where org_id = ${org.orgId} and message_id = any(${messageIds}::uuid[])
     order by occurred_at
     limit ${AT_MOST}`
}

export interface GivenTrainingRow {
  title: string
  instant: number
}

/** Which trainings a learner was given, and when; nothing of how far they came. */
export function listGivenTrainings(org: OrgReader, learnerId: string): Promise<GivenTrainingRow[]> {
  return org.rows<GivenTrainingRow>`
    select t.title, ${instant(sql`a.created_at`)} as instant
      from assignments a join trainings t on t.id = a.training_id
     where a.org_id = ${org.orgId} and a.learner_id = ${learnerId}
     order by a.created_at, t.title
     limit ${AT_MOST}`
}

/** The names of groups and locations by id, of those that are still there. */
export async function listNames(org: OrgReader, ids: string[]): Promise<Map<string, string>> {
  const found = await org.rows<{ id: string; name: string }>`
    select id, name from groups where org_id = ${org.orgId} and id = any(${ids}::uuid[])
    union all
    select id, name from locations where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
  return new Map(found.map(({ id, name }) => [id, name]))
}
