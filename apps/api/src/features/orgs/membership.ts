import type { AdminRole } from '@rollcall/contract'
import type { Knex } from 'knex'
import type { Doorkeeper } from '../../core/identify.ts'
import { isUuid } from '../../core/ids.ts'
import { enterScope } from '../../core/org-scope.ts'
import { rowsOf, runTogether } from '../../core/transaction.ts'

interface Standing {
  role: AdminRole
  isSubscribed: boolean
}

/** Who administers what, read afresh for each call, so that a change of role holds at the next one. */
export function createMembership(db: Knex): Pick<Doorkeeper, 'standingOf' | 'someOrgsOf'> {
  const rows = rowsOf(db)
  return {
    async standingOf(userId, orgId) {
      if (!isUuid(userId) || !isUuid(orgId)) return null
      // The whole read-only scope in one round trip: this runs before every call of an admin. Statements that are sent
      // together are one transaction; without a `begin` of ours it is over whatever happens.
      const results = await runTogether<Standing>(
        db,
        `set transaction read only; ${enterScope(orgId)};
         select a.role, ${IS_SUBSCRIBED} as "isSubscribed"
           from org_admins a join orgs o on o.id = a.org_id
          where a.org_id = '${orgId}' and o.id = '${orgId}' and a.user_id = '${userId}'`,
      )
      return results.find((result) => result.rows.length > 0)?.rows[0] ?? null
    },
    async someOrgsOf(userId) {
      const found = await rows<{ org_id: string }>`
        select org_id from user_orgs where user_id = ${userId} and kind = 'admin' limit 2`
      return found.map((row) => row.org_id)
    },
  }
}

/** Whether the subscription of the organization `o` is active now. */
export const IS_SUBSCRIBED = `o.subscription_status = 'active' and coalesce(o.subscription_until > now(), true)`
