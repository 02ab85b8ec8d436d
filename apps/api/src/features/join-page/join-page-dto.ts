import type { JoinPageDto, PublicJoinPageDto } from '@rollcall/contract'
import { logoPath } from '../orgs/index.ts'
import type { JoinPageRow } from './join-page-store.ts'

interface Choices {
  groups: { id: string; name: string }[]
  locations: { id: string; name: string }[]
}

/** The page as an admin sets it up. */
export function toJoinPageDto(
  page: JoinPageRow | undefined,
  { groups, locations }: Choices,
  joinUrl: string,
): JoinPageDto {
  return {
    enabled: page?.enabled ?? false,
    state: page?.state ?? 'off',
    slug: page?.slug ?? null,
    url: page ? `${joinUrl}/${page.slug}` : null,
    urlStart: `${joinUrl}/`,
    audience: page?.audience ?? null,
    allowedDomains: page?.allowed_domains ?? [],
    groupIds: groups.map(({ id }) => id),
    locationIds: locations.map(({ id }) => id),
    welcome: page?.welcome ?? null,
    endsAt: page?.ends_at?.toISOString() ?? null,
    capacity: page?.capacity ?? null,
  }
}

/** The page as everybody sees it. */
export function toPublicJoinPageDto(
  page: JoinPageRow,
  state: PublicJoinPageDto['state'],
  { groups, locations }: Choices,
): PublicJoinPageDto {
  const isOpen = state === 'open'
  return {
    slug: page.slug,
    state,
    locale: page.locale,
    organization: toOrganization(page),
    welcome: isOpen ? page.welcome : null,
    groups: isOpen ? groups.map(({ id, name }) => ({ id, name })) : [],
    locations: isOpen ? locations.map(({ id, name }) => ({ id, name })) : [],
  }
}

export function toOrganization({ org_id, org_name, logo_hash }: JoinPageRow) {
  return { name: org_name, logoUrl: logoPath(org_id, logo_hash) }
}
