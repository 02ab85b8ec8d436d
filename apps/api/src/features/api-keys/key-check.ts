import { timingSafeEqual } from 'node:crypto'
import type { KeyScope } from '@rollcall/contract'
import type { Knex } from 'knex'
import type { Doorkeeper } from '../../core/identify.ts'
import { isUuid } from '../../core/ids.ts'
import { enterScope } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { inOneMessage } from '../../core/transaction.ts'
import { IS_SUBSCRIBED } from '../orgs/index.ts'
import { readKey } from './api-key.ts'

interface KeyRow {
  secret_hash: string
  old_secret_hash: string | null
  scopes: KeyScope[]
  isSubscribed: boolean
  /** How many calls in the minute that is counted, with this one, and how many milliseconds are left of it. */
  used: number
  msLeft: number
}

/**
 * Looks API keys up, afresh for each call: a key that is revoked stops working with the next one. The call is counted at the same
 * time, by the one message to the database that stands before it. A crash may forget the last
 * moment of the count.
 */
export function createKeyCheck(db: Knex): Pick<Doorkeeper, 'openingOf'> {
  return {
    async openingOf(key) {
      const read = readKey(key)
      if (!read || !isUuid(read.orgId) || !isUuid(read.keyId)) return null
      const { orgId, keyId, secretHash } = read
      const [row] = await inOneMessage(db, `begin; ${enterScope(orgId)}`)<KeyRow>`
        update api_keys k
           set last_used_at = now(),
               calls = case when ${SAME_MINUTE} then k.calls + 1 else 1 end,
               calls_since = case when ${SAME_MINUTE} then k.calls_since else now() end
          from orgs o
         where k.org_id = ${orgId} and o.id = ${orgId} and k.id = ${keyId} and k.revoked_at is null
           and coalesce(k.expires_at > now(), true)
           and (k.secret_hash = ${secretHash} or (k.old_secret_hash = ${secretHash} and k.old_secret_until > now()))
        returning k.secret_hash, k.old_secret_hash, k.scopes, ${IS_SUBSCRIBED} as "isSubscribed", k.calls as used,
                  (extract(epoch from k.calls_since + interval '1 minute' - now()) * 1000)::int as "msLeft"`
      if (!row) return null
      const fits = [row.secret_hash, row.old_secret_hash].some(
        (hash) => hash !== null && equal(hash, secretHash),
      )
      const { scopes, isSubscribed, used, msLeft } = row
      return fits ? { keyId, orgId, scopes, isSubscribed, used, msLeft } : null
    },
  }
}

const SAME_MINUTE = sql`coalesce(k.calls_since > now() - interval '1 minute', false)`

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
