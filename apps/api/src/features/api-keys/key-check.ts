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

/** Of the minute that is counted: how many calls so far, and how many milliseconds are left of it. */
interface CountRow {
  used: number
  msLeft: number
}

/**
 * Looks API keys up, afresh for each call: a key that is revoked stops working with the next one. The call is counted at the same
 * time, by the one message to the database that stands before it.
 */
export function createKeyCheck(db: Knex): Pick<Doorkeeper, 'openingOf'> {
  return {
    async openingOf(key) {
      const read = readKey(key)
      if (!read || !isUuid(read.orgId) || !isUuid(read.keyId)) return null
      const { orgId, keyId, secretHash } = read
      // Literals, because a message of several statements takes no others: each was checked to be a UUID or is a hash in hex.
      const results: { rows: (KeyRow & CountRow)[] }[] = await db.raw(
        `${enterScope(orgId)};
         select k.secret_hash, case when k.old_secret_until > now() then k.old_secret_hash end as old_secret_hash,
                k.scopes, ${IS_SUBSCRIBED} as "isSubscribed"
           from api_keys k join orgs o on o.id = k.org_id
          where k.org_id = '${orgId}' and o.id = '${orgId}' and k.id = '${keyId}' and k.revoked_at is null
            and coalesce(k.expires_at > now(), true);
         update api_keys
            set last_used_at = now(),
                calls = case when ${SAME_MINUTE} then calls + 1 else 1 end,
                calls_since = case when ${SAME_MINUTE} then calls_since else now() end
          where org_id = '${orgId}' and id = '${keyId}' and revoked_at is null and coalesce(expires_at > now(), true)
            and (secret_hash = '${secretHash}' or (old_secret_hash = '${secretHash}' and old_secret_until > now()))
         returning calls as used, (extract(epoch from calls_since + interval '1 minute' - now()) * 1000)::int as "msLeft"`,
      )
      // The role, the organization, the key, the count.
      const row = results[2]?.rows[0]
      const count = results[3]?.rows[0]
      if (!row || !count) return null
      const fits = [row.secret_hash, row.old_secret_hash].some(
        (hash) => hash !== null && equal(hash, secretHash),
      )
      const { scopes, isSubscribed } = row
      return fits ? { keyId, orgId, scopes, isSubscribed, used: count.used, msLeft: count.msLeft } : null
    },
  }
}

const SAME_MINUTE = `coalesce(calls_since > now() - interval '1 minute', false)`

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
