import type { AuditLogFilter } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { type ActorColumns, actorColumns, NOT_BY_THE_LEARNER } from './actor-names.ts'

export interface AuditRow extends ActorColumns {
  seq: number
  at: Date
  /** The same to the microsecond. */
  at_text: string
  action: string
  subject_id: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  request_id: string | null
}

/** The audit log, newest first. */
export function listAuditLog(
  org: OrgReader,
  filter: AuditLogFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<AuditRow[]> {
  return org.rows<AuditRow>`${auditLogPage(org, filter, cursor, limit)}`
}

/** The statement of one page. It follows an index by time, so that days long ago are found as fast as today. */
export function auditLogPage(
  org: OrgReader,
  { action, subjectId, actorId, from, until }: AuditLogFilter,
  cursor: Cursor | null,
  limit: number,
): Sql {
  return sql`
    select a.seq, a.at, a.at::text as at_text, a.action, a.subject_id, a.before, a.after, a.request_id, ${actorColumns(org)}
      from audit_log a
     where a.org_id = ${org.orgId}
       ${action ? sql`and a.action = ${action}` : nothing}
       ${subjectId ? sql`and a.subject_id = ${subjectId}` : nothing}
       ${actorId ? sql`and a.actor_id = ${actorId} and ${NOT_BY_THE_LEARNER}` : nothing}
       ${from ? sql`and a.at >= ${beginningOf(org, sql`${from}::date`)}` : nothing}
       ${until ? sql`and a.at < ${beginningOf(org, sql`${until}::date + 1`)}` : nothing}
       ${cursor ? sql`and (a.at, a.seq) < (${cursor[0] ?? ''}::timestamptz, ${cursor[1] ?? ''}::bigint)` : nothing}
     order by a.at desc, a.seq desc
     limit ${limit}`
}

/** When a day begins for the organization. */
function beginningOf(org: OrgReader, day: Sql): Sql {
  return sql`((${day})::timestamp at time zone (select time_zone from orgs where id = ${org.orgId}))`
}

/** Where the page after this entry begins. */
export function auditCursor({ at_text, seq }: AuditRow): Cursor {
  return [at_text, String(seq)]
}
