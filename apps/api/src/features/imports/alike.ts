import type { ImportColumn } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { PersonRow } from './row-store.ts'

/** Tells in how many rows of an import a text stands that was not understood; null of one that was, or that was not asked for. */
export interface AlikeRows {
  count(column: ImportColumn, text: string): number | null
}

/** Counts for the texts in these rows that were not understood, all by one statement. */
export async function countAlike(org: OrgReader, importId: string, rows: PersonRow[]): Promise<AlikeRows> {
  const emails = new Set(rows.filter((row) => row.email_key === null).map((row) => row.email))
  const groups = new Set(rows.filter((row) => row.group_id === null).map((row) => row.group_value))
  const locations = new Set(rows.filter((row) => row.location_id === null).map((row) => row.location_value))
  locations.delete('')
  if (emails.size + groups.size + locations.size === 0) return { count: () => null }
  const counted = await org.rows<{ kind: ImportColumn; value: string; rows: number }>`
    select 'email' as kind, email as value, count(*) as rows from import_rows
     where org_id = ${org.orgId} and import_id = ${importId} and email_key is null and email = any(${[...emails]}::text[])
     group by email
    union all
    select 'group', group_value, count(*) from import_rows
     where org_id = ${org.orgId} and import_id = ${importId} and group_id is null
       and group_value = any(${[...groups]}::text[])
     group by group_value
    union all
    select 'location', location_value, count(*) from import_rows
     where org_id = ${org.orgId} and import_id = ${importId} and location_id is null
       and location_value = any(${[...locations]}::text[]) and location_value <> ''
     group by location_value`
  const known = new Map(counted.map(({ kind, value, rows }) => [`${kind} ${value}`, rows]))
  return { count: (column, text) => known.get(`${column} ${text}`) ?? null }
}
