import type { AdminRole, Locale } from '../statuses.ts'

export interface OrgDto {
  id: string
  name: string
  /** IANA name, such as `America/New_York`. */
  timeZone: string
  locale: Locale
  /** Whom invitees may ask; each part null until it is filled in. */
  contact: { name: string | null; email: string | null; phone: string | null }
  /** Days an invite holds, 1 to 365; null: it never expires. */
  inviteExpiryDays: number | null
  /** Days after an invite went out on which somebody who has not answered is reminded; empty: never. */
  reminderDays: number[]
  /** Path of the logo on this server, null without one. */
  logoUrl: string | null
  subscription: SubscriptionDto
  role: AdminRole
  createdAt: string
}

/** What an organization has paid for. Premium features need `active`. */
export interface SubscriptionDto {
  status: 'none' | 'active'
  /** How many active learners it covers; null: any number. */
  seats: number | null
  /** Null: without an end. */
  until: string | null
}

/** An organization as the operator of the installation sees it: whose it is and what it has paid for, and nothing else of it. */
export interface InstalledOrgDto {
  id: string
  name: string
  createdAt: string
  subscription: SubscriptionDto
  /** Active learners: the seats that are taken. */
  seatsUsed: number
}

/** The seats of the subscription: what a forecast warns by before more people are invited. A seat is taken by accepting. */
export interface SeatsDto {
  /** Null: any number. */
  seats: number | null
  /** Active learners. */
  used: number
  /** Null: any number. */
  free: number | null
  /** How many people are invited and have not answered. */
  waiting: number
  /** How many of those who wait could not be let in if all of them accepted now. */
  short: number
  /** When the admins were last told that somebody found no free seat: at most once a day. */
  turnedAwayAt: string | null
}

export type SetSubscriptionBody = SubscriptionDto

export interface CreateOrgBody {
  name: string
  timeZone: string
}

export interface UpdateOrgBody {
  name?: string
  timeZone?: string
  locale?: Locale
  contact?: { name: string | null; email: string | null; phone: string | null }
  inviteExpiryDays?: number | null
  reminderDays?: number[]
}

export const SETUP_STEPS = [
  'contact',
  'trainings',
  'groups',
  'group_trainings',
  'locations',
  'invite',
] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** The setup checklist. `canInvite` is what Add Learners waits for: a group that is active. */
export interface SetupDto {
  steps: { step: SetupStep; done: boolean; optional: boolean }[]
  canInvite: boolean
}

/** The text with which an organization tells its people that invitations are coming. */
export interface AnnouncementDto {
  subject: string
  text: string
}

export interface AnnouncementQuery {
  locale?: Locale
}
