import type { AdminRole } from '@rollcall/contract'
import type { Knex } from 'knex'
import { isUuid } from '../../core/ids.ts'
import type { Membership } from '../../core/mount.ts'
import { enterScope } from '../../core/org-scope.ts'
import { rowsOf } from '../../core/sql.ts'

/** Who administers what, read afresh for each call, so that a change of role holds at the next one. */
export function createMembership(db: Knex): Membership {
  const rows = rowsOf(db)
  return {
    async roleOf(userId, orgId) {
      if (!isUuid(userId) || !isUuid(orgId)) return null
      // The whole read-only scope in one round trip: this runs before every call of an admin.
      const results: { rows: { role: AdminRole }[] }[] = await db.raw(
        `begin read only; ${enterScope(orgId)};
         select role from org_admins where org_id = '${orgId}' and user_id = '${userId}'; commit`,
      )
      return results.find((result) => result.rows.length > 0)?.rows[0]?.role ?? null
    },
    async someOrgsOf(userId) {
      const found = await rows<{ org_id: string }>`
        select org_id from user_orgs where user_id = ${userId} and kind = 'admin' limit 2`
      return found.map((row) => row.org_id)
    },
  }
}
