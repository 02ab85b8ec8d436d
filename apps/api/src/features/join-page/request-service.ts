import type { JoinRequestBody, PublicJoinPageDto } from '@rollcall/contract'
import type { Accounts } from '../../core/account-scope.ts'
import { requireEmailAddress } from '../../core/email-address.ts'
import { AppError, invalidInput, notFound } from '../../core/errors.ts'
import type { OrgReader, Orgs } from '../../core/org-scope.ts'
import { isStillReferenced } from '../../core/pg-errors.ts'
import { networkOf, type RateLimits } from '../../core/rate-limit.ts'
import type { Tokens } from '../../core/tokens.ts'
import { queueMessages } from '../delivery/index.ts'
import { listJoinableGroups } from '../groups/index.ts'
import { listJoinableLocations } from '../locations/index.ts'
import { requireAllowed } from './allowed-domain.ts'
import { toPublicJoinPageDto } from './join-page-dto.ts'
import { findJoinPage, type JoinPageRow } from './join-page-store.ts'
import { keepRequest } from './request-store.ts'
import { parseSlug } from './slug.ts'
import { findOrgOfSlug } from './slug-store.ts'

export interface JoinPageContext {
  accounts: Accounts
  orgs: Orgs
  tokens: Tokens
  limits: RateLimits
}

/**
 * The page at this address, as everybody sees it. `not_found` for one that is not there, was given up, is switched off or has no
 * subscription: nobody can tell these apart.
 */
export async function openJoinPage(ctx: JoinPageContext, slug: string): Promise<PublicJoinPageDto> {
  return ctx.orgs.read(await requireOrgOf(ctx, slug), async (org) => {
    const { page, state } = await requireSeen(org, slug)
    const groups = await listJoinableGroups(org)
    const locations = await listJoinableLocations(org)
    return toPublicJoinPageDto(page, state, { groups, locations })
  })
}

/**
 * Keeps that somebody asks to join, and queues the mail that lets them show that the mailbox is theirs. It does the same for every
 * address, known or not; what the mail says, and whether there is one, is decided when it leaves. Throws for what the caller can see
 * for themselves: a page that is closed, an address that is none or not allowed, a choice that is not there.
 */
export async function askToJoin(
  ctx: JoinPageContext,
  slug: string,
  body: JoinRequestBody,
  ip: string | undefined,
): Promise<void> {
  const { email, groupId, locationId = null, locale } = body
  const orgId = await requireOrgOf(ctx, slug)
  const page = await ctx.orgs.read(orgId, (org) => requireOpen(org, slug))
  const address = requireEmailAddress(email)
  requireAllowed(page, address.key)
  await ctx.orgs.read(orgId, (org) => requireChoice(org, groupId, locationId))
  await spendLimits(ctx, orgId, address.key, ip)
  const request = { address, groupId, locationId, locale: locale ?? page.locale }
  await ctx.orgs
    .write(orgId, async (org) => {
      const refId = await keepRequest(org, request)
      await queueMessages(org, 'join_request', [{ refId, emailKey: address.key, locale: request.locale }])
    })
    .catch((error: unknown) => {
      throw isStillReferenced(error) ? goneChoice('/groupId') : error
    })
}

/** What is refused for an address or a network is not counted for the organization: nobody can close its page that way. */
async function spendLimits(
  { limits }: JoinPageContext,
  orgId: string,
  emailKey: string,
  ip: string | undefined,
): Promise<void> {
  await limits.spend('join-network', networkOf(ip))
  await limits.spend('join-address', `${orgId}:${emailKey}`)
  await limits.spend('join-org', orgId)
}

async function requireOrgOf({ accounts }: JoinPageContext, text: string): Promise<string> {
  const slug = parseSlug(text)
  const orgId = slug === null ? undefined : await findOrgOfSlug(accounts.rows, slug)
  if (orgId === undefined) throw notFound()
  return orgId
}

/** The address may have changed hands since it was looked up. */
async function requireSeen(org: OrgReader, slug: string) {
  const page = await findJoinPage(org)
  if (!page || page.slug !== parseSlug(slug)) throw notFound()
  const { state } = page
  if (state === 'off' || state === 'unsubscribed') throw notFound()
  return { page, state }
}

async function requireOpen(org: OrgReader, slug: string): Promise<JoinPageRow> {
  const { page, state } = await requireSeen(org, slug)
  if (state !== 'open') throw joinPageClosed(page)
  return page
}

/** A location has to be chosen where the page offers some. */
async function requireChoice(org: OrgReader, groupId: string, locationId: string | null): Promise<void> {
  const groups = await listJoinableGroups(org)
  if (!groups.some(({ id }) => id === groupId)) throw goneChoice('/groupId')
  const locations = await listJoinableLocations(org)
  if (locationId === null && locations.length > 0) {
    throw invalidInput('/locationId', 'required', 'Choose your location.')
  }
  if (locationId !== null && !locations.some(({ id }) => id === locationId)) throw goneChoice('/locationId')
}

function goneChoice(pointer: string): AppError {
  return invalidInput(
    pointer,
    'unknown_choice',
    'This cannot be chosen any more. Load the page again and choose anew.',
  )
}

export function joinPageClosed({ org_name, state }: JoinPageRow): AppError {
  const why =
    state === 'full'
      ? `As many people as ${org_name} has room for have joined by this page.`
      : `Joining ${org_name} by this page has ended.`
  return new AppError('join_page_closed', `${why} Ask ${org_name} for an invitation by email.`)
}
