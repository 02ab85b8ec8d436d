import type { KeyScope } from '@rollcall/contract'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'

export interface ApiKeyRow {
  id: string
  name: string
  prefix: string
  scopes: KeyScope[]
  created_at: Date
  /** Who made it, by name; null when that account is gone. */
  creator: string | null
  expires_at: Date | null
  last_used_at: Date | null
}

const selectKeys = (org: OrgReader) => sql`
  select k.id, k.name, k.prefix, k.scopes, k.created_at, u.name as creator, k.expires_at, k.last_used_at
    from api_keys k left join users u on u.id = k.created_by
   where k.org_id = ${org.orgId} and k.revoked_at is null`

/** The keys that were not revoked, newest first; also those that have expired. */
export function listKeys(org: OrgReader): Promise<ApiKeyRow[]> {
  return org.rows<ApiKeyRow>`${selectKeys(org)} order by k.created_at desc, k.id desc limit 1000`
}

export async function findKey(org: OrgReader, id: string): Promise<ApiKeyRow | undefined> {
  const [key] = await org.rows<ApiKeyRow>`${selectKeys(org)} and k.id = ${id}`
  return key
}

export interface NewApiKey {
  id: string
  name: string
  prefix: string
  secretHash: string
  scopes: KeyScope[]
  createdBy: string
  expiresAt: string | null
}

/** False when it would have expired before it is made. */
export async function insertKey(org: OrgWriter, key: NewApiKey): Promise<boolean> {
  const made = await org.rows`
    insert into api_keys (org_id, id, name, prefix, secret_hash, scopes, created_by, expires_at)
    select ${org.orgId}, ${key.id}, ${key.name}, ${key.prefix}, ${key.secretHash}, ${key.scopes}::text[],
           ${key.createdBy}, ${key.expiresAt}::timestamptz
     where coalesce(${key.expiresAt}::timestamptz > now(), true)
    returning id`
  return made.length > 0
}

/** A new secret; the one that it replaces works for 24 hours more, and one from before that no longer. */
export async function rotateSecret(org: OrgWriter, id: string, secretHash: string): Promise<boolean> {
  const changed = await org.rows`
    update api_keys
       set old_secret_hash = secret_hash, old_secret_until = now() + interval '24 hours', secret_hash = ${secretHash}
     where org_id = ${org.orgId} and id = ${id} and revoked_at is null
    returning id`
  return changed.length > 0
}

export async function revokeKey(org: OrgWriter, id: string): Promise<boolean> {
  const changed = await org.rows`
    update api_keys set revoked_at = now()
     where org_id = ${org.orgId} and id = ${id} and revoked_at is null
    returning id`
  return changed.length > 0
}
