import type { AuditAction } from '@rollcall/contract'
import { type RunRows, type Sql, sql } from './sql.ts'

/** Who did it: a user or an API key, by id, or the system itself; `requestId` ties the row to the log. */
export interface Actor {
  kind: 'user' | 'api_key' | 'system'
  /** Null unless it is a user. */
  userId: string | null
  /** Of the API key, where it is one. */
  keyId?: string
  requestId: string | null
}

export const SYSTEM: Actor = { kind: 'system', userId: null, requestId: null }

/**
 * What it was done to, and what changed: ids, field names and values that are no personal data, never addresses, passwords or tokens.
 * What can be removed or renamed leaves its name here: nobody could look it up later.
 */
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
  action: AuditAction,
  facts: AuditFacts | AuditFacts[],
): Promise<void> {
  const list = Array.isArray(facts) ? facts : [facts]
  if (list.length === 0) return
  const source = sql`
    unnest(
      ${list.map((fact) => fact.subjectId ?? null)}::uuid[],
      ${list.map((fact) => toJson(fact.before))}::jsonb[],
      ${list.map((fact) => toJson(fact.after))}::jsonb[]) as fact (subject_id, before, after)`
  await rows`${auditRows(orgId, actor, action, source)}`
}

/** The statement that adds one row for each row of `source`: subject_id, before, after. A part for a bigger one, too. */
export function auditRows(orgId: string, actor: Actor, action: AuditAction, source: Sql): Sql {
  return sql`
    insert into audit_log (org_id, actor_kind, actor_id, action, subject_id, before, after, request_id)
    select ${orgId}::uuid, ${actor.kind}, ${actor.userId ?? actor.keyId ?? null}::uuid, ${action}, subject_id, before, after,
           ${actor.requestId}
      from ${source}`
}

function toJson(value: Record<string, unknown> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
