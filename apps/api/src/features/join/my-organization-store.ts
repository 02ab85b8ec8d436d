import type { OrgReader } from '../../core/org-scope.ts'

export interface MyOrganizationRow {
  id: string
  name: string
  logo_hash: string | null
  contact_name: string | null
  contact_email: string | null
  contact_phone: string | null
  learner_id: string
  status: 'active' | 'archived'
  status_at: Date
  groups: { name: string }[]
  location_name: string | null
}

/** This organization as one of its learners sees it, while they are Active and after. */
export async function findMyOrganization(
  org: OrgReader,
  userId: string,
): Promise<MyOrganizationRow | undefined> {
  const [row] = await org.rows<MyOrganizationRow>`
    select o.id, o.name, o.logo_hash, o.contact_name, o.contact_email, o.contact_phone,
           l.id as learner_id, l.status, l.status_at, loc.name as location_name,
           coalesce((
             select jsonb_agg(jsonb_build_object('name', g.name) order by g.name)
               from learner_groups lg join groups g on g.org_id = lg.org_id and g.id = lg.group_id
              where lg.org_id = ${org.orgId} and g.org_id = ${org.orgId} and lg.learner_id = l.id), '[]') as groups
      from learners l
      join orgs o on o.id = l.org_id
      left join locations loc on loc.org_id = ${org.orgId} and loc.id = l.location_id
     where l.org_id = ${org.orgId} and l.user_id = ${userId} and l.status in ('active', 'archived')`
  return row
}

/** Every invite that a person ever had here, by the account or by the address. */
export async function listMyInviteIds(org: OrgReader, userId: string, emailKey: string): Promise<string[]> {
  const found = await org.rows<{ id: string }>`
    select i.id from invites i join learners l on l.org_id = i.org_id and l.id = i.learner_id
     where i.org_id = ${org.orgId} and l.org_id = ${org.orgId}
       and (l.email_key = ${emailKey} or l.user_id = ${userId})
     order by i.id desc
     limit 100`
  return found.map(({ id }) => id)
}
