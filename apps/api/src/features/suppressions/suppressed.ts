import type { SuppressionReason } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'

/** Of a row of either list: it counts. */
export const HOLDS: Record<'org' | 'global', Sql> = {
  org: sql`lifted_at is null and coalesce(expires_at > now(), true)`,
  global: sql`coalesce(expires_at > now(), true)`,
}

/** An address is on a list as it is, or, after it was erased, by what stands in its place: both, as an array. */
export function namesOf(org: OrgReader, emailKey: Sql): Sql {
  return sql`array[${emailKey}, ${org.pseudonym(emailKey)}]`
}

/**
 * The condition that no mail of the organization may go to an address: by the organization's own list, or by that of the
 * installation. Whoever writes to people, or says whether that can be done, asks this.
 */
export function isSuppressed(org: OrgReader, emailKey: Sql): Sql {
  return isAnySuppressed(org, namesOf(org, emailKey))
}

/** The same for the names of an address that were found before: of many people, each is hashed once. */
export function isAnySuppressed(org: OrgReader, names: Sql): Sql {
  return isListed(org, names, sql`true`)
}

/** The same for mail that somebody asks for themselves: that they asked for no invitations does not count. */
export function isUnreachable(org: OrgReader, emailKey: Sql): Sql {
  return isListed(org, namesOf(org, emailKey), sql`reason <> 'unsubscribed'`)
}

function isListed(org: OrgReader, names: Sql, counts: Sql): Sql {
  return sql`
    (exists (select 1 from suppressions
              where org_id = ${org.orgId} and suppressions.email_key = any(${names}) and ${HOLDS.org} and ${counts})
     or exists (select 1 from global_suppressions
                 where global_suppressions.email_key = any(${names}) and ${HOLDS.global} and ${counts}))`
}

/**
 * The one word for why no mail of the organization may go to an address; null where it may. What only the list of the installation
 * knows is `other`: the organization does not learn more.
 */
export function noMailReason(org: OrgReader, emailKey: Sql): Sql {
  const names = namesOf(org, emailKey)
  return sql`
    coalesce(
      (select reason from suppressions
        where org_id = ${org.orgId} and suppressions.email_key = any(${names}) and ${HOLDS.org}
        order by array_position(${STRONGEST_FIRST}::text[], reason) limit 1),
      (select 'other' from global_suppressions
        where global_suppressions.email_key = any(${names}) and ${HOLDS.global} limit 1))`
}

const STRONGEST_FIRST: SuppressionReason[] = ['complained', 'unsubscribed', 'bounced']
