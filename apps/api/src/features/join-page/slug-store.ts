import type { OrgWriter } from '../../core/org-scope.ts'
import type { RunRows } from '../../core/sql.ts'

/** For so long nobody else gets what an organization gave up: its posters hang for a while. */
const HELD_FOR = '90 days'

/** The organization whose join page is at this address now. */
export async function findOrgOfSlug(rows: RunRows, slug: string): Promise<string | undefined> {
  const [found] = await rows<{ org_id: string }>`
    select org_id from join_slugs where slug = ${slug} and freed_at is null`
  return found?.org_id
}

/** Of these, the ones that this organization cannot have, and those that are its own. */
export async function listHeldSlugs(
  rows: RunRows,
  orgId: string,
  slugs: string[],
): Promise<{ slug: string; is_own: boolean }[]> {
  return rows<{ slug: string; is_own: boolean }>`
    select slug, org_id = ${orgId} as is_own from join_slugs
     where slug = any(${slugs}::text[])
       and (org_id = ${orgId} or freed_at is null or freed_at > now() - ${HELD_FOR}::interval)`
}

/** Gives the organization this address, and gives up those that it had before. False when another one has or holds it. */
export async function claimSlug(org: OrgWriter, slug: string): Promise<boolean> {
  const claimed = await org.rows`
    insert into join_slugs (slug, org_id) values (${slug}, ${org.orgId})
    on conflict (slug) do update set org_id = excluded.org_id, freed_at = null
     where join_slugs.org_id = excluded.org_id or join_slugs.freed_at <= now() - ${HELD_FOR}::interval
    returning slug`
  if (claimed.length === 0) return false
  await org.rows`
    update join_slugs set freed_at = now()
     where org_id = ${org.orgId} and slug <> ${slug} and freed_at is null`
  return true
}

/** What was given up so long ago that anybody may have it. */
export async function deleteFreedSlugs(rows: RunRows): Promise<void> {
  await rows`delete from join_slugs where freed_at <= now() - ${HELD_FOR}::interval`
}
