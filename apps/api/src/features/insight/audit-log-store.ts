import type { AuditLogFilter } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { type ActorColumns, actorColumns, NOT_BY_THE_LEARNER } from './actor-names.ts'

export interface AuditRow extends ActorColumns {
  seq: number
  at: Date
  action: string
  subject_id: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  request_id: string | null
}

/** The audit log, newest first. */
export function listAuditLog(
  org: OrgReader,
  { action, subjectId, actorId, from, until }: AuditLogFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<AuditRow[]> {
  return org.rows<AuditRow>`
    select a.seq, a.at, a.action, a.subject_id, a.before, a.after, a.request_id, ${actorColumns(org)}
      from audit_log a
     where a.org_id = ${org.orgId}
       ${action ? sql`and a.action = ${action}` : nothing}
       ${subjectId ? sql`and a.subject_id = ${subjectId}` : nothing}
       ${actorId ? sql`and a.actor_id = ${actorId} and ${NOT_BY_THE_LEARNER}` : nothing}
       ${from ? sql`and a.at >= ${beginningOf(org, sql`${from}::date`)}` : nothing}
       ${until ? sql`and a.at < ${beginningOf(org, sql`${until}::date + 1`)}` : nothing}
       ${cursor ? sql`and a.seq < ${cursor[0] ?? ''}::bigint` : nothing}
     order by a.seq desc
     limit ${limit}`
}

/** When a day begins for the organization. */
function beginningOf(org: OrgReader, day: Sql): Sql {
  return sql`((${day})::timestamp at time zone (select time_zone from orgs where id = ${org.orgId}))`
}
