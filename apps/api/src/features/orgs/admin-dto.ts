import type { OrgAdminDto } from '@rollcall/contract'
import type { AdminInviteRow } from './admin-invite-store.ts'
import type { AdminRow } from './admin-store.ts'

/** Somebody who runs the organization, as the others see them. */
export function toAdminDto(row: AdminRow): OrgAdminDto {
  return {
    userId: row.user_id,
    inviteId: null,
    email: row.email,
    name: row.name,
    role: row.role,
    since: row.created_at.toISOString(),
    expiresAt: null,
    expired: false,
  }
}

/** Somebody who was invited to. Whether there is an account behind the address is nobody's business yet. */
export function toInvitedAdminDto(row: AdminInviteRow): OrgAdminDto {
  return {
    userId: null,
    inviteId: row.id,
    email: row.email,
    name: null,
    role: row.role,
    since: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    expired: row.expired,
  }
}
