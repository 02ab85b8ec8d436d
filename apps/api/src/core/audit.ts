import type { RunRows } from './sql.ts'

/** Who did it: a user (by id), or the system itself; `requestId` ties the row to the log. */
export interface Actor {
  kind: 'user' | 'system'
  userId: string | null
  requestId: string | null
}

export const SYSTEM: Actor = { kind: 'system', userId: null, requestId: null }

/** What it was done to, and what changed: ids and field names, never addresses, passwords or tokens. */
export interface AuditFacts {
  subjectId?: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** Adds one row for each fact, in the transaction of the change. */
export async function recordAudit(
  rows: RunRows,
  orgId: string,
  actor: Actor,
  action: string,
  facts: AuditFacts | AuditFacts[],
): Promise<void> {
  const list = Array.isArray(facts) ? facts : [facts]
  if (list.length === 0) return
  await rows`
    insert into audit_log (org_id, actor_kind, actor_id, action, subject_id, before, after, request_id)
    select ${orgId}, ${actor.kind}, ${actor.userId}, ${action}, subject_id, before, after, ${actor.requestId}
      from unnest(
        ${list.map((fact) => fact.subjectId ?? null)}::uuid[],
        ${list.map((fact) => toJson(fact.before))}::jsonb[],
        ${list.map((fact) => toJson(fact.after))}::jsonb[]
      ) as fact (subject_id, before, after)`
}

function toJson(value: Record<string, unknown> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
