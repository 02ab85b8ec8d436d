import type { AssignmentStatus, Locale } from '../statuses.ts'
import type { SessionDto, SignInBody, UserDto } from './account.ts'

/** Why an invitation cannot be answered any more, or that it still can. */
export const INVITATION_STATES = ['open', 'expired', 'accepted', 'declined', 'cancelled', 'replaced'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/** What a learner sees of an invitation before deciding anything. */
export interface InvitationDto {
  id: string
  state: InvitationState
  /** The invited address: the account that accepts must have it. */
  email: string
  organization: {
    id: string
    name: string
    /** Path of the logo on this server, null without one. */
    logoUrl: string | null
    contact: { name: string | null; email: string | null; phone: string | null }
  }
  group: { name: string }
  location: { name: string } | null
  trainings: { title: string; minutes: number }[]
  invitedAt: string
  expiresAt: string | null
  /** True while a declined invitation can still be taken up again: for seven days, unless it has expired or another followed. */
  canTakeBack: boolean
  /** What the organization will see once the invitation is accepted. */
  whatTheySee: WhatTheySee[]
}

export const WHAT_THEY_SEE = ['name', 'email', 'progress', 'certificates'] as const
export type WhatTheySee = (typeof WHAT_THEY_SEE)[number]

/** An invitation opened by its link, beside the account that is signed in (null: nobody). */
export interface OpenedInvitationDto extends InvitationDto {
  signedInAs: string | null
}

/** With the token of an invitation's link, or with the verification that `/join/verify` gave: either proves the address. */
export interface JoinRegisterBody {
  name: string
  password: string
  inviteToken?: string
  verification?: string
  locale?: Locale
}

/** With a `verification` the account has to be that of the verified address: `wrong_account` otherwise. */
export interface JoinSignInBody extends SignInBody {
  verification?: string
}

export interface JoinMeDto {
  user: UserDto
}

export interface AcceptedDto {
  invitation: InvitationDto
  learnerId: string
  /** Trainings that were assigned by this acceptance. */
  assigned: { id: string; title: string }[]
}

/** A training in the learner's account. */
export interface MyTrainingDto {
  assignmentId: string
  organization: { id: string; name: string }
  training: { id: string; title: string; description: string; minutes: number }
  status: AssignmentStatus
  percent: number
}

/** An organization that somebody joined. Once left, its trainings that were begun stay in the account. */
export interface MyOrganizationDto {
  id: string
  name: string
  /** Path of the logo on this server, null without one. */
  logoUrl: string | null
  contact: { name: string | null; email: string | null; phone: string | null }
  /** `archived`: left, or disconnected by an admin. */
  status: 'active' | 'archived'
  since: string
  groups: { name: string }[]
  location: { name: string } | null
}

/** All that is kept of a person, for them. */
export interface MyDataDto {
  exportedAt: string
  user: UserDto
  organizations: MyOrganizationDto[]
  /** Those that wait and those that were answered. */
  invitations: InvitationDto[]
  trainings: MyTrainingDto[]
  sessions: SessionDto[]
}
