import { timingSafeEqual } from 'node:crypto'
import type { KeyScope } from '@rollcall/contract'
import type { Knex } from 'knex'
import type { Doorkeeper } from '../../core/identify.ts'
import { isUuid } from '../../core/ids.ts'
import { enterScope } from '../../core/org-scope.ts'
import { IS_SUBSCRIBED } from '../orgs/index.ts'
import { readKey } from './api-key.ts'

interface KeyRow {
  secret_hash: string
  old_secret_hash: string | null
  scopes: KeyScope[]
  isSubscribed: boolean
}

/** Looks API keys up, afresh for each call: a key that is revoked stops working with the next one. */
export function createKeyCheck(db: Knex): Pick<Doorkeeper, 'openingOf'> {
  return {
    async openingOf(key) {
      const read = readKey(key)
      if (!read || !isUuid(read.orgId) || !isUuid(read.keyId)) return null
      const { orgId, keyId, secretHash } = read
      // One round trip and one transaction, as for the role of a user. When it was last used is written once a minute at most.
      const results: { rows: KeyRow[] }[] = await db.raw(
        `${enterScope(orgId)};
         select k.secret_hash, case when k.old_secret_until > now() then k.old_secret_hash end as old_secret_hash,
                k.scopes, ${IS_SUBSCRIBED} as "isSubscribed"
           from api_keys k join orgs o on o.id = k.org_id
          where k.org_id = '${orgId}' and o.id = '${orgId}' and k.id = '${keyId}' and k.revoked_at is null
            and coalesce(k.expires_at > now(), true);
         update api_keys set last_used_at = now()
          where org_id = '${orgId}' and id = '${keyId}' and revoked_at is null and coalesce(expires_at > now(), true)
            and (secret_hash = '${secretHash}' or (old_secret_hash = '${secretHash}' and old_secret_until > now()))
            and coalesce(last_used_at < now() - interval '1 minute', true)`,
      )
      const row = results.find((result) => result.rows.length > 0)?.rows[0]
      const fits =
        row && [row.secret_hash, row.old_secret_hash].some((hash) => hash !== null && equal(hash, secretHash))
      return fits ? { keyId, orgId, scopes: row.scopes, isSubscribed: row.isSubscribed } : null
    },
  }
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
