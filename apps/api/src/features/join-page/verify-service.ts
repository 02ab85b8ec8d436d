import type { JoinVerifiedDto, Locale, VerifyJoinBody } from '@rollcall/contract'
import { type EmailAddress, parseEmailAddress, requireEmailAddress } from '../../core/email-address.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { networkOf } from '../../core/rate-limit.ts'
import { hasAccount } from '../auth/index.ts'
import { inviteComer } from '../invites/index.ts'
import { resubscribe } from '../suppressions/index.ts'
import { requireAllowed } from './allowed-domain.ts'
import { toOrganization } from './join-page-dto.ts'
import { countComer, findJoinPage, type JoinPageRow, lockChoice } from './join-page-store.ts'
import { type JoinPageContext, joinPageClosed } from './request-service.ts'
import {
  countWrongCode,
  deleteRequest,
  findVerified,
  type JoinRequestRow,
  listWhereAsked,
  lockRequest,
  lockRequestsWithCode,
  useRequest,
} from './request-store.ts'

/**
 * Shows that the mailbox is theirs who asked to join: by the link in the mail, or by its code. From here an invitation waits in the
 * account of the address, and the organization sees the address. Who had asked it for no invitations has changed their mind.
 * Link and code work once. Throws `link_dead`, `wrong_code`, and
 * what may have changed since it was asked for.
 */
export async function verifyJoin(
  ctx: JoinPageContext,
  { token, email = '', code = '' }: VerifyJoinBody,
  ip: string | undefined,
): Promise<JoinVerifiedDto> {
  if (token !== undefined) return verifyByLink(ctx, token, ip)
  return verifyByCode(ctx, requireEmailAddress(email), code.replace(/[\s-]/g, ''), ip)
}

async function verifyByLink(
  ctx: JoinPageContext,
  token: string,
  ip: string | undefined,
): Promise<JoinVerifiedDto> {
  const subject = ctx.tokens.read('join_request', token)
  if (!subject) {
    await ctx.limits.spend('token-miss-address', networkOf(ip))
    throw deadLink()
  }
  return ctx.orgs.write(subject.orgId, async (org) => {
    const request = await lockRequest(org, subject.id)
    if (!request) throw deadLink()
    return verify(ctx, org, request)
  })
}

/** A code is six digits, so its tries are counted: for the request, for the address, and for the network that they come from. */
async function verifyByCode(
  ctx: JoinPageContext,
  { key }: EmailAddress,
  code: string,
  ip: string | undefined,
): Promise<JoinVerifiedDto> {
  await ctx.limits.check('join-code-network', networkOf(ip))
  await ctx.limits.spend('join-code-address', key)
  for (const { org_id } of await listWhereAsked(ctx.accounts.rows, key)) {
    const verified = await ctx.orgs.write(org_id, async (org) => {
      const requests = await lockRequestsWithCode(org, key)
      const meant = requests.find(({ id }) => ctx.tokens.code({ orgId: org.orgId, id }) === code)
      if (meant) return verify(ctx, org, meant)
      await countWrongCode(
        org,
        requests.map(({ id }) => id),
      )
      return null
    })
    if (verified) {
      await ctx.limits.reset('join-code-address', key)
      return verified
    }
  }
  await ctx.limits.spend('join-code-network', networkOf(ip))
  const detail =
    'This code is not right, or it does not work any more. Use the one in the newest email, or ask for another.'
  throw new AppError('wrong_code', detail, [{ pointer: '/code', code: 'wrong_code', detail }])
}

async function verify(
  { tokens }: JoinPageContext,
  org: OrgWriter,
  request: JoinRequestRow,
): Promise<JoinVerifiedDto> {
  const page = await findJoinPage(org)
  const address = parseEmailAddress(request.email)
  if (!page || !address) throw deadLink()
  const { group_id: groupId, location_id: locationId } = request
  const choice = await lockChoice(org, groupId, locationId)
  const outcome = await inviteComer(org, { address, groupId, locationId })
  if (outcome === 'invited') {
    requireStillOpen(page)
    requireAllowed(page, address.key)
    if (!choice.hasGroup || !choice.hasLocation) throw notJoinable(page)
    if (!(await countComer(org))) throw joinPageClosed({ ...page, state: 'full' })
  }
  await useRequest(org, request)
  await resubscribe(org, request.email_key, { everywhere: false })
  return {
    verification: tokens.make('join_proof', { orgId: org.orgId, id: request.id }),
    email: address.typed,
    hasAccount: await hasAccount(org.rows, address.key),
    outcome,
    organization: toOrganization(page),
  }
}

function requireStillOpen(page: JoinPageRow): void {
  if (page.state !== 'open') throw joinPageClosed(page)
}

/**
 * For accepting an invitation that came of the join page: the list of domains has the address still, and group and location can be
 * picked still. Throws `address_not_allowed`, `not_joinable`.
 */
export async function requireStillJoinable(
  org: OrgWriter,
  { emailKey, groupId, locationId }: { emailKey: string; groupId: string; locationId: string | null },
): Promise<void> {
  const page = await findJoinPage(org)
  if (!page) return
  requireAllowed(page, emailKey)
  const choice = await lockChoice(org, groupId, locationId)
  if (!choice.hasGroup || !choice.hasLocation) throw notJoinable(page)
}

/** Proof of a mailbox that the join page gave less than an hour ago. */
export interface VerifiedAddress {
  address: EmailAddress
  orgName: string
  /** The language in which they asked. */
  locale: Locale
  /** So that it is used once. */
  forget(): Promise<void>
}

/** What a `verification` proves; null for one that is too old, was used, or was not made here. */
export async function readVerification(
  { orgs, tokens }: Pick<JoinPageContext, 'orgs' | 'tokens'>,
  verification: string,
): Promise<VerifiedAddress | null> {
  const subject = tokens.read('join_proof', verification)
  if (!subject) return null
  const { orgId, id } = subject
  return orgs.read(orgId, async (org) => {
    const request = await findVerified(org, id)
    const address = request && parseEmailAddress(request.email)
    const page = await findJoinPage(org)
    if (!address || !page) return null
    const forget = () => orgs.write(orgId, (writer) => deleteRequest(writer, id))
    return { address, orgName: page.org_name, locale: request.locale, forget }
  })
}

function notJoinable({ org_name, slug }: JoinPageRow): AppError {
  return new AppError(
    'not_joinable',
    `What was chosen cannot be joined by the page any more. Choose anew on the join page "${slug}", or ask ${org_name} for an invitation.`,
  )
}

function deadLink(): AppError {
  return new AppError(
    'link_dead',
    'This link was used already, or is too old. If you have confirmed your address, sign in; otherwise ask once more on the join page.',
  )
}
