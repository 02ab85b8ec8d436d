import type { InviteDto } from '@rollcall/contract'
import { toDeliveryDto } from '../delivery/index.ts'
import type { InviteRow } from './invite-store.ts'

/** An invite as an admin sees it: the address that was typed, and nothing of the person behind it. */
export function toInviteDto(row: InviteRow): InviteDto {
  return {
    id: row.id,
    learnerId: row.learner_id,
    email: row.email,
    state: row.outcome ?? 'open',
    learnerStatus: row.learner_status,
    groupId: row.group_id,
    locationId: row.location_id,
    source: row.source,
    importId: row.import_id,
    notifyAt: row.notify_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    expired: row.expired,
    delivery: toDeliveryDto(row),
    createdAt: row.created_at.toISOString(),
    createdBy: row.invited_by,
    answeredAt:
      row.outcome === 'accepted' || row.outcome === 'declined' ? (row.ended_at?.toISOString() ?? null) : null,
    notMe: row.not_me,
  }
}
