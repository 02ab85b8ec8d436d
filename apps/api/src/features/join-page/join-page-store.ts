import type { BoundedCount, JoinPageState, Locale } from '@rollcall/contract'
import { countUpToBound } from '../../core/bounded-count.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { IS_SUBSCRIBED } from '../orgs/index.ts'
import type { Audience } from './allowed-domain.ts'

export interface JoinPageRow extends Audience {
  enabled: boolean
  state: JoinPageState
  slug: string
  welcome: string | null
  ends_at: Date | null
  capacity: number | null
  came: number
  org_id: string
  org_name: string
  logo_hash: string | null
  locale: Locale
}

/** The join page of this organization; undefined before it was set up. */
export async function findJoinPage(org: OrgReader): Promise<JoinPageRow | undefined> {
  const [page] = await org.rows<JoinPageRow>`
    select p.enabled, p.slug, p.audience, p.allowed_domains, p.welcome, p.ends_at, p.capacity, p.came,
           o.id as org_id, o.name as org_name, o.logo_hash, o.locale,
           case when not p.enabled then 'off'
                when not ${IS_SUBSCRIBED} then 'unsubscribed'
                when p.ends_at <= now() then 'ended'
                when p.came >= p.capacity then 'full'
                else 'open' end as state
      from join_pages p join orgs o on o.id = p.org_id
     where p.org_id = ${org.orgId} and o.id = ${org.orgId}`
  return page
}

/** Holds the page, if there is one, until the end of the transaction; groups and locations are held before it. */
export async function lockJoinPage(org: OrgWriter): Promise<void> {
  await org.rows`select 1 from join_pages where org_id = ${org.orgId} for no key update`
}

export type NewJoinPage = Pick<
  JoinPageRow,
  'enabled' | 'slug' | 'audience' | 'allowed_domains' | 'welcome' | 'capacity'
> & { ends_at: string | null }

/** Makes the page this one. Who came stays counted. */
export async function putJoinPage(org: OrgWriter, page: NewJoinPage): Promise<void> {
  await org.rows`
    insert into join_pages (org_id, enabled, slug, audience, allowed_domains, welcome, ends_at, capacity)
    values (${org.orgId}, ${page.enabled}, ${page.slug}, ${page.audience}, ${page.allowed_domains}::text[], ${page.welcome},
            ${page.ends_at}, ${page.capacity})
    on conflict (org_id) do update
       set enabled = excluded.enabled, slug = excluded.slug, audience = excluded.audience,
           allowed_domains = excluded.allowed_domains, welcome = excluded.welcome, ends_at = excluded.ends_at,
           capacity = excluded.capacity`
}

/** Counts one more who came, if there is room. False when there is none. */
export async function countComer(org: OrgWriter): Promise<boolean> {
  const counted = await org.rows`
    update join_pages set came = came + 1
     where org_id = ${org.orgId} and (capacity is null or came < capacity)
    returning came`
  return counted.length > 0
}

/** Of those who came by the page, how many wait and how many joined. */
export async function countInvited(org: OrgReader): Promise<{ waiting: BoundedCount; joined: BoundedCount }> {
  const invites = sql`select 1 from invites where org_id = ${org.orgId} and source = 'join_page'`
  return {
    waiting: await countUpToBound(org, sql`${invites} and ended_at is null`),
    joined: await countUpToBound(org, sql`${invites} and outcome = 'accepted'`),
  }
}

/** Whether a group and a location can be picked now; both are held until the end of the transaction. */
export async function lockChoice(
  org: OrgWriter,
  groupId: string,
  locationId: string | null,
): Promise<{ hasGroup: boolean; hasLocation: boolean }> {
  const group = await org.rows`
    select 1 from groups
     where org_id = ${org.orgId} and id = ${groupId} and joinable and status = 'active'
       for share`
  const location =
    locationId === null ||
    (await org.rows`
      select 1 from locations where org_id = ${org.orgId} and id = ${locationId} and joinable for share`)
  return { hasGroup: group.length > 0, hasLocation: location === true || location.length > 0 }
}
