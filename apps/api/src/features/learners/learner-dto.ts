import type { AssignmentDto, LearnerDto } from '@rollcall/contract'
import { toIsoTime } from '../../core/utc-time.ts'
import { toDeliveryDto } from '../delivery/index.ts'
import type { AssignedRow } from './assignment-store.ts'
import type { RosterRow } from './roster-store.ts'

/** A learner as an admin may see them: the name, and anything else of the account, only while Active. */
export function toLearnerDto(row: RosterRow): LearnerDto {
  return {
    id: row.id,
    email: row.email,
    status: row.status,
    statusAt: toIsoTime(row.status_at),
    name: row.status === 'active' ? row.user_name : null,
    groups: row.groups,
    location: row.location_id && row.location_name ? { id: row.location_id, name: row.location_name } : null,
    delivery: toDeliveryDto(row),
    noMail: row.no_mail,
    openInviteId: row.open_invite_id,
    notifyAt: row.notify_at && toIsoTime(row.notify_at),
    expiresAt: row.expires_at && toIsoTime(row.expires_at),
    expired: row.expired,
    externalId: row.external_id,
    createdAt: toIsoTime(row.created_at),
    updatedAt: toIsoTime(row.updated_at),
  }
}

export function toAssignmentDto(row: AssignedRow): AssignmentDto {
  return {
    id: row.id,
    learnerId: row.learner_id,
    training: { id: row.training_id, title: row.title },
    status: row.status,
    percent: row.percent,
    assignedAt: row.created_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
  }
}
