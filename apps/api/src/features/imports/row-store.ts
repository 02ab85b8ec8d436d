import type { ImportColumn, ListRowsQuery, RowOutcome } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, sql } from '../../core/sql.ts'
import { VALUE_COLUMNS } from './import-store.ts'
import type { ReadRow } from './row-values.ts'

/** A row of a file, with the names of what it was read as. */
export interface PersonRow {
  number: number
  cells: string[]
  email: string
  email_key: string | null
  group_value: string
  group_id: string | null
  group_name: string | null
  location_value: string
  location_id: string | null
  location_name: string | null
  external_id: string
  outcome: RowOutcome
  edited: boolean
  invite_id: string | null
  /** Of a duplicate: the row that the address is in first. */
  first_number: number | null
}

/** The outcomes that a person can do something about. */
export const NEEDS_WORK: readonly RowOutcome[] = [
  'invalid_email',
  'unknown_group',
  'unknown_location',
  'duplicate',
  'suppressed',
  'archived',
  'declined_before',
]

/** Rows in the order of the file, after the one of this number. */
export function listRows(
  org: OrgReader,
  importId: string,
  { outcome, attention }: Pick<ListRowsQuery, 'outcome' | 'attention'>,
  after: number,
  limit: number,
): Promise<PersonRow[]> {
  return org.rows<PersonRow>`
    select r.number, r.cells, r.email, r.email_key, r.group_value, r.group_id, g.name as group_name, r.location_value,
           r.location_id, l.name as location_name, r.external_id, r.outcome, r.edited, r.invite_id,
           case when r.outcome = 'duplicate' then (
             select min(d.number) from import_rows d
              where d.org_id = ${org.orgId} and d.import_id = r.import_id and d.email_key = r.email_key
                and d.number < r.number and d.outcome not in ('unknown_group', 'unknown_location')) end as first_number
      from import_rows r
      left join groups g on g.org_id = ${org.orgId} and g.id = r.group_id
      left join locations l on l.org_id = ${org.orgId} and l.id = r.location_id
     where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.outcome is not null and r.number > ${after}
       ${outcome ? sql`and r.outcome = ${outcome}` : nothing}
       ${attention ? sql`and r.outcome = any(${NEEDS_WORK}::text[])` : nothing}
     order by r.number
     limit ${limit}`
}

export async function requireRow(org: OrgReader, importId: string, number: number): Promise<PersonRow> {
  const [row] = await listRows(org, importId, {}, number - 1, 1)
  return required(row?.number === number ? row : undefined)
}

/** Whether any row says a location, or a number of the organization's own. */
export async function findUsed(
  org: OrgReader,
  importId: string,
): Promise<Record<'location' | 'externalId', boolean>> {
  const [used] = await org.rows<{ location: boolean; externalId: boolean }>`
    select coalesce(bool_or(location_value <> ''), false) as location,
           coalesce(bool_or(external_id <> ''), false) as "externalId"
      from import_rows where org_id = ${org.orgId} and import_id = ${importId}`
  return used ?? { location: false, externalId: false }
}

export async function deleteRows(org: OrgWriter, importId: string): Promise<void> {
  await org.rows`delete from import_rows where org_id = ${org.orgId} and import_id = ${importId}`
}

/** Sets the values of one row, and what they were read as. */
export async function updateRow(
  org: OrgWriter,
  importId: string,
  number: number,
  { values, emailKey, groupId, locationId }: ReadRow,
): Promise<void> {
  await org.rows`
    update import_rows
       set email = ${values.email}, email_key = ${emailKey}, group_value = ${values.group}, group_id = ${groupId},
           location_value = ${values.location}, location_id = ${locationId}, external_id = ${values.externalId},
           edited = true
     where org_id = ${org.orgId} and import_id = ${importId} and number = ${number}`
}

/** Puts another value into all rows that have this one in a column. Gives their numbers, and what identified them before. */
export function replaceValue(
  org: OrgWriter,
  importId: string,
  column: ImportColumn,
  from: string,
  to: ReadRow,
): Promise<{ number: number; email_key: string | null }[]> {
  const reading = {
    email: sql`, email_key = ${to.emailKey}`,
    group: sql`, group_id = ${to.groupId}::uuid`,
    location: sql`, location_id = ${to.locationId}::uuid`,
    externalId: nothing,
  }
  const target = VALUE_COLUMNS[column]
  return org.rows<{ number: number; email_key: string | null }>`
    with replaced as (
      select number, email_key from import_rows
       where org_id = ${org.orgId} and import_id = ${importId} and ${target} = ${from})
    update import_rows r set ${target} = ${to.values[column]}, edited = true ${reading[column]}
      from replaced
     where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.number = replaced.number
    returning r.number, replaced.email_key`
}
