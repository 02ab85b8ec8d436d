import type { AuditSubject } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'

export interface AuditName {
  id: string
  kind: AuditSubject
  name: string
}

/** What stands in the place of an address that was erased is no name. */
const NOT_ERASED = sql`email not like '%@erased.invalid'`

/**
 * What people call these, as far as the organization knows it now: an address of a person, the name of a thing, the file of an
 * import. A group or a location that was removed left its name in the log. Of somebody who runs it no more it is the address that
 * they were once invited by, which the organization itself wrote down; who was never invited has none.
 */
export function listAuditNames(org: OrgReader, ids: string[]): Promise<AuditName[]> {
  const wanted = sql`${ids}::uuid[]`
  return org.rows<AuditName>`
    select id, 'learner' as kind, email as name from learners
     where org_id = ${org.orgId} and id = any(${wanted}) and ${NOT_ERASED}
    union all
    select id, 'group', name from groups where org_id = ${org.orgId} and id = any(${wanted})
    union all
    select id, 'location', name from locations where org_id = ${org.orgId} and id = any(${wanted})
    union all
    select id, 'training', title from trainings where id = any(${wanted})
    union all
    select id, 'import', file_name from imports where org_id = ${org.orgId} and id = any(${wanted})
    union all
    select id, 'api_key', name from api_keys where org_id = ${org.orgId} and id = any(${wanted})
    union all
    select id, 'admin', email from admin_invites
     where org_id = ${org.orgId} and id = any(${wanted}) and ${NOT_ERASED}
    union all
    select u.id, 'admin', u.email from org_admins oa join users u on u.id = oa.user_id
     where oa.org_id = ${org.orgId} and oa.user_id = any(${wanted})
    union all
    select joined.subject_id, 'admin', joined.email
      from (select distinct on (a.subject_id) a.subject_id, i.email
              from audit_log a
              join admin_invites i on i.org_id = ${org.orgId} and i.id = (a.after ->> 'inviteId')::uuid
             where a.org_id = ${org.orgId} and a.action = 'admin.joined' and a.subject_id = any(${wanted})
               and not exists (select 1 from org_admins oa
                                where oa.org_id = ${org.orgId} and oa.user_id = a.subject_id)
             order by a.subject_id, a.seq desc) as joined
     where ${NOT_ERASED}
    union all
    select a.subject_id, split_part(a.action, '.', 1), a.before ->> 'name' from audit_log a
     where a.org_id = ${org.orgId} and a.action in ('group.removed', 'location.removed')
       and a.subject_id = any(${wanted}) and a.before ->> 'name' is not null`
}
