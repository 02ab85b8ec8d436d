import type { AdminRole, Locale } from '../statuses.ts'

/** Somebody who runs the organization, or was invited to. */
export interface OrgAdminDto {
  /** Null until the invitation is accepted. */
  userId: string | null
  /** Null once accepted. */
  inviteId: string | null
  email: string
  name: string | null
  role: AdminRole
  since: string
  /** Of the invitation; null for an admin. */
  expiresAt: string | null
  expired: boolean
}

export interface InviteAdminBody {
  email: string
  role: AdminRole
}

export interface UpdateAdminBody {
  role: AdminRole
}

/** What somebody sees who was invited to run an organization. */
export interface AdminInvitationDto {
  organization: { id: string; name: string }
  email: string
  role: AdminRole
  invitedBy: string | null
  state: 'open' | 'expired' | 'accepted' | 'cancelled'
  /** Whether this address has an account: then it is signed in to, else it is made. */
  hasAccount: boolean
}

export interface RegisterAdminBody {
  name: string
  password: string
  locale?: Locale
}
