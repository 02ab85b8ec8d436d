import type { AuditEntryDto } from '@rollcall/contract'
import { isByTheLearner } from './actor-names.ts'
import type { NamedAuditRow } from './audit-subjects.ts'

export function toAuditEntryDto(row: NamedAuditRow): AuditEntryDto {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: isByTheLearner(row.action)
      ? { kind: 'learner', id: null, name: null }
      : { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subjectId: row.subject_id,
    subject: row.subject,
    names: row.names,
    before: row.before,
    after: row.after,
    requestId: row.request_id,
  }
}
