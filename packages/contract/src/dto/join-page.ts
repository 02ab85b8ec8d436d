import type { Locale } from '../statuses.ts'
import type { BoundedCount } from './insight.ts'

/** Whom a join page is for. */
export const JOIN_AUDIENCES = ['anyone', 'domains'] as const
export type JoinAudience = (typeof JOIN_AUDIENCES)[number]

/**
 * How a join page stands: `off`, switched off; `unsubscribed`, on, but without a subscription nobody sees it; `open`; `ended`, past
 * its day; `full`, as many came as it has room for.
 */
export const JOIN_PAGE_STATES = ['off', 'unsubscribed', 'open', 'ended', 'full'] as const
export type JoinPageState = (typeof JOIN_PAGE_STATES)[number]

/** The page on which people ask an organization for an invitation. Before it was set up for the first time, slug, url and audience are null. */
export interface JoinPageDto {
  enabled: boolean
  state: JoinPageState
  /** The end of its address. */
  slug: string | null
  url: string | null
  /** What the address of every join page begins with: the slug follows. */
  urlStart: string
  audience: JoinAudience | null
  /** Domains of email addresses, as A-labels; empty where anyone may join. */
  allowedDomains: string[]
  /** The groups that can be picked. One that is inactive is not shown on the page. */
  groupIds: string[]
  /** The locations that can be picked; empty: the page does not ask for one. */
  locationIds: string[]
  /** Plain text, shown above the form. */
  welcome: string | null
  /** After it nobody can ask any more; null: without an end. */
  endsAt: string | null
  /** How many people may come by the page in all; null: any number. */
  capacity: number | null
}

/** All of the page as it shall be: what is left out is empty. */
export interface SetJoinPageBody {
  enabled: boolean
  slug: string
  /** May be left out beside domains. That anyone may join is said, never assumed. */
  audience?: JoinAudience
  allowedDomains: string[]
  groupIds: string[]
  locationIds: string[]
  welcome?: string | null
  endsAt?: string | null
  capacity?: number | null
}

/** What came of the page. */
export interface JoinPageCountsDto {
  /** Who showed that the mailbox is theirs, and was invited by that. */
  came: number
  /** Of them, those who have not answered. */
  waiting: BoundedCount
  joined: BoundedCount
}

/** `yours`: the page has it now, or had it before. `taken` is also what another organization gave up less than 90 days ago. */
export const SLUG_OUTCOMES = ['free', 'yours', 'taken', 'reserved', 'invalid'] as const
export type SlugOutcome = (typeof SLUG_OUTCOMES)[number]

export interface SlugCheckDto {
  /** As it would be used: in small letters. */
  slug: string
  outcome: SlugOutcome
  /** One that is free, when this one is not. Of a name, such as that of the organization, one made of it. */
  suggestion: string | null
}

export interface SlugCheckQuery {
  slug: string
}

export interface JoinQrQuery {
  format: 'svg' | 'png'
}

/** What everybody may see of a join page. Once it has ended or is full, neither text nor choices. */
export interface PublicJoinPageDto {
  slug: string
  state: Extract<JoinPageState, 'open' | 'ended' | 'full'>
  /** The language of the organization. */
  locale: Locale
  organization: { name: string; logoUrl: string | null }
  welcome: string | null
  groups: { id: string; name: string }[]
  /** Empty: none is to be chosen. Otherwise one must be. */
  locations: { id: string; name: string }[]
}

export interface JoinRequestBody {
  email: string
  groupId: string
  locationId?: string | null
  /** The language of the page, and of the mail that follows. */
  locale?: Locale
}

/** By the link in the mail, or by the code in it with the address that it went to. */
export interface VerifyJoinBody {
  token?: string
  email?: string
  code?: string
}

/**
 * `invited`: an invitation waits in the account now. `already_invited`: one waited already. `already_joined`: there is nothing to
 * accept, signing in is enough.
 */
export const JOIN_OUTCOMES = ['invited', 'already_invited', 'already_joined'] as const
export type JoinOutcome = (typeof JOIN_OUTCOMES)[number]

export interface JoinVerifiedDto {
  /** Proof of the mailbox, for `/join/register` or `/join/sign-in`; good for 60 minutes. */
  verification: string
  email: string
  /** Whether to sign in or to register. */
  hasAccount: boolean
  outcome: JoinOutcome
  organization: { name: string; logoUrl: string | null }
}
