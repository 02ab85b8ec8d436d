import type { AdminRole, Locale } from '../statuses.ts'

export interface RegisterBody {
  name: string
  email: string
  password: string
  organizationName: string
  /** IANA name, such as `America/New_York`. */
  timeZone: string
  locale?: Locale
}

export interface SignInBody {
  email: string
  password: string
}

export interface TokenBody {
  token: string
}

export interface ForgotPasswordBody {
  email: string
}

export interface ResetPasswordBody {
  token: string
  password: string
}

/** The same answer for every address: what was sent, if anything, is in the mailbox. */
export interface CheckYourMailReply {
  message: string
}

export interface VerifiedReply {
  email: string
}

/** The signed-in person. */
export interface UserDto {
  id: string
  email: string
  name: string
  locale: Locale
}

export interface MembershipDto {
  orgId: string
  name: string
  timeZone: string
  role: AdminRole
}

export interface MeDto {
  user: UserDto
  /** Whether this person operates the installation. */
  isOperator: boolean
  organizations: MembershipDto[]
}

/** What is left out stays. A new password needs the one that holds now. */
export interface UpdateMeBody {
  name?: string
  locale?: Locale
  password?: string
  currentPassword?: string
}

/** The password once more, for what cannot be taken back. */
export interface ConfirmPasswordBody {
  password: string
}

/** A browser in which somebody is signed in with this account. */
export interface SessionDto {
  id: string
  /** The app that it is signed in to: that of admins, or that of learners. */
  app: 'admin' | 'join'
  /** As the browser names itself. */
  userAgent: string | null
  signedInAt: string
  /** To the minute. */
  lastSeenAt: string
  /** The one that asks. */
  current: boolean
}
