import type { OrgReader } from '../../core/org-scope.ts'

/** A name that is in rows of a file but is not written as ours is, and in how many. */
export interface NameCount {
  column: 'group' | 'location'
  value: string
  /** What it was read as; null: nothing of ours. */
  name: string | null
  count: number
}

/** The names that were read as another one or as none, the commonest first. */
export function countOtherNames(org: OrgReader, importId: string, limit: number): Promise<NameCount[]> {
  return org.rows<NameCount>`
    select "column", value, name, count(*) as count
      from (select 'group' as "column", r.group_value as value, g.name
              from import_rows r
              left join groups g on g.org_id = ${org.orgId} and g.id = r.group_id
             where r.org_id = ${org.orgId} and r.import_id = ${importId}
            union all
            select 'location', r.location_value, l.name
              from import_rows r
              left join locations l on l.org_id = ${org.orgId} and l.id = r.location_id
             where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.location_value <> '') as named
     where name is distinct from value
     group by "column", value, name
     order by count(*) desc, "column", value
     limit ${limit}`
}
