import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Picture } from './logo-image.ts'

export interface LogoRow {
  content_type: Picture['contentType']
  bytes: Buffer
}

export interface NewLogo {
  hash: string
  contentType: Picture['contentType']
  bytes: Buffer
}

/** The logo of this organization, if it is the one that the hash names: an old address shows no new picture. */
export async function findLogo(org: OrgReader, hash: string): Promise<LogoRow | undefined> {
  const [logo] = await org.rows<LogoRow>`
    select content_type, bytes from org_logos where org_id = ${org.orgId} and hash = ${hash}`
  return logo
}

export async function putLogo(org: OrgWriter, { hash, contentType, bytes }: NewLogo): Promise<void> {
  await org.rows`update orgs set logo_hash = ${hash} where id = ${org.orgId}`
  await org.rows`
    insert into org_logos (org_id, hash, content_type, bytes)
    values (${org.orgId}, ${hash}, ${contentType}, ${bytes})
    on conflict (org_id) do update
       set hash = excluded.hash, content_type = excluded.content_type, bytes = excluded.bytes`
}

/** False when there was none. */
export async function deleteLogo(org: OrgWriter): Promise<boolean> {
  await org.rows`update orgs set logo_hash = null where id = ${org.orgId}`
  const gone = await org.rows`delete from org_logos where org_id = ${org.orgId} returning org_id`
  return gone.length > 0
}
