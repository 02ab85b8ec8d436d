import type { JoinPageCountsDto, JoinPageDto, SetJoinPageBody } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError, invalidInput } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { listJoinableGroups, lockGroups, lockJoinableGroups, setJoinableGroups } from '../groups/index.ts'
import { listJoinableLocations, lockJoinableLocations, setJoinableLocations } from '../locations/index.ts'
import { type Audience, requireAllowedDomains } from './allowed-domain.ts'
import { toJoinPageDto } from './join-page-dto.ts'
import { countInvited, findJoinPage, lockJoinPage, putJoinPage } from './join-page-store.ts'
import { isReserved, parseSlug } from './slug.ts'
import { claimSlug } from './slug-store.ts'

/** The join page with all that is set up, or how it stands before that. */
export async function readJoinPage(org: OrgReader, joinUrl: string): Promise<JoinPageDto> {
  const groups = await listJoinableGroups(org, true)
  const locations = await listJoinableLocations(org)
  return toJoinPageDto(await findJoinPage(org), { groups, locations }, joinUrl)
}

/**
 * Makes the join page this one, with its address, whom it is for, and what can be picked. `check` sees the page as it was. Throws
 * `slug_taken`, and `invalid_input` for all that cannot be.
 */
export async function setJoinPage(
  org: OrgWriter,
  actor: Actor,
  body: SetJoinPageBody,
  joinUrl: string,
  check: (before: JoinPageDto) => void,
): Promise<JoinPageDto> {
  await lockJoinableGroups(org, body.groupIds)
  await lockJoinableLocations(org, body.locationIds)
  await lockJoinPage(org)
  const before = await readJoinPage(org, joinUrl)
  check(before)
  const slug = requireSlug(body.slug)
  const whom = readAudience(body)
  const groups = await lockGroups(org, body.groupIds)
  if (body.enabled && !groups.some(({ status }) => status === 'active')) {
    throw invalidInput(
      '/groupIds',
      'no_active_group',
      'Choose at least one active group that people can join.',
    )
  }
  if (!(await claimSlug(org, slug))) throw slugTaken()
  const { welcome, endsAt = null, capacity = null, enabled } = body
  await putJoinPage(org, { enabled, slug, ...whom, welcome: welcome || null, ends_at: endsAt, capacity })
  await setJoinableGroups(org, body.groupIds)
  await setJoinableLocations(org, body.locationIds)
  const after = await readJoinPage(org, joinUrl)
  await org.record(actor, 'join_page.changed', { subjectId: org.orgId, ...differenceOf(before, after) })
  return after
}

export async function countJoinPage(org: OrgReader): Promise<JoinPageCountsDto> {
  const page = await findJoinPage(org)
  return { came: page?.came ?? 0, ...(await countInvited(org)) }
}

function requireSlug(text: string): string {
  const slug = parseSlug(text)
  if (slug === null) {
    throw invalidInput(
      '/slug',
      'slug',
      'Use 3 to 63 letters from a to z, digits, and single hyphens between them.',
    )
  }
  if (isReserved(slug))
    throw invalidInput('/slug', 'reserved', 'This word is kept for other pages. Choose another one.')
  return slug
}

/** That anyone may join is a choice somebody made, not what is left of a list. */
function readAudience({ audience, allowedDomains }: SetJoinPageBody): Audience {
  const domains = requireAllowedDomains(allowedDomains)
  if (domains.length > 0) {
    if (audience !== 'anyone') return { audience: 'domains', allowed_domains: domains }
    throw invalidInput(
      '/allowedDomains',
      'not_empty',
      'Anyone may join, and yet there is a list of domains. Empty the list, or choose that it decides.',
    )
  }
  if (audience === 'anyone') return { audience, allowed_domains: [] }
  const detail = 'Enter the domains of your email addresses, or choose that anyone may join.'
  throw invalidInput(audience === undefined ? '/audience' : '/allowedDomains', 'required', detail)
}

function slugTaken(): AppError {
  const detail = 'Another organization has this address, or had it not long ago. Choose another one.'
  return new AppError('slug_taken', detail, [{ pointer: '/slug', code: 'slug_taken', detail }])
}

/** The parts that are other than before. Of the text of welcome only that it is. */
function differenceOf(before: JoinPageDto, after: JoinPageDto) {
  const was: Record<string, unknown> = {}
  const is: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(after)) {
    const old = Object.entries(before).find(([other]) => other === name)?.[1]
    if (DERIVED.has(name) || JSON.stringify(old) === JSON.stringify(value)) continue
    was[name] = name === 'welcome' ? old !== null : old
    is[name] = name === 'welcome' ? value !== null : value
  }
  return { before: was, after: is }
}

const DERIVED = new Set(['url', 'state'])
