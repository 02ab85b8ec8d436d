import type { SuppressionDto } from '@rollcall/contract'
import { mayLift } from './suppression-service.ts'
import type { SuppressionRow } from './suppression-store.ts'

export function toSuppressionDto(row: SuppressionRow): SuppressionDto {
  return {
    id: row.id,
    email: row.email,
    reason: row.reason,
    since: row.created_at.toISOString(),
    until: row.expires_at?.toISOString() ?? null,
    learnerId: row.learner_id,
    mayLift: mayLift(row.reason),
  }
}
