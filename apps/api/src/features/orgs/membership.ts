import type { AdminRole } from '@rollcall/contract'
import type { Knex } from 'knex'
import type { Doorkeeper } from '../../core/identify.ts'
import { isUuid } from '../../core/ids.ts'
import { enterScope } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { inOneMessage, rowsOf } from '../../core/transaction.ts'

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
      const [standing] = await inOneMessage(db, `begin read only; ${enterScope(orgId)}`)<Standing>`
        select a.role, ${IS_SUBSCRIBED} as "isSubscribed"
          from org_admins a join orgs o on o.id = a.org_id
         where a.org_id = ${orgId} and o.id = ${orgId} and a.user_id = ${userId}`
      return standing ?? null
    },
    async someOrgsOf(userId) {
      const found = await rows<{ org_id: string }>`
        select org_id from user_orgs where user_id = ${userId} and kind = 'admin' limit 2`
      return found.map((row) => row.org_id)
    },
  }
}

/** Whether the subscription of the organization `o` is active now. */
export const IS_SUBSCRIBED = sql`(o.subscription_status = 'active' and coalesce(o.subscription_until > now(), true))`
