import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { FAULT, knownOf, outcomeOf } from './judge-rows.ts'
import type { ReadRow } from './row-values.ts'

export interface NewRow extends ReadRow {
  number: number
  cells: string[]
  /** An earlier row, which was understood, has the same address. */
  isRepeated: boolean
}

/** Stores rows that were read, judged at once where their columns are known; one that is there already stays. */
export async function insertRows(
  org: OrgWriter,
  importId: string,
  rows: NewRow[],
  { judged }: { judged: boolean },
): Promise<void> {
  const outcome = judged ? outcomeOf(org) : sql`null`
  const known = judged ? knownOf(org) : sql``
  await org.rows`
    with read as (
      select * from json_to_recordset(${JSON.stringify(rows.map(toRecord))}::json)
        as n (number int, cells jsonb, email text, email_key text, group_value text, group_id uuid, location_value text,
              location_id uuid, external_id text, nth int)),
    row as (select read.*, ${FAULT} as fault from read)
    insert into import_rows (org_id, import_id, number, cells, email, email_key, group_value, group_id, location_value,
                             location_id, external_id, outcome)
    select ${org.orgId}, ${importId}, row.number, row.cells, row.email, row.email_key, row.group_value, row.group_id,
           row.location_value, row.location_id, row.external_id, ${outcome}
      from row
      ${known}
    on conflict do nothing`
}

/** Tells the rows of a file, one after the other, whether an earlier one that was understood has the same address. */
export function createRepeatNotes(): (row: ReadRow) => boolean {
  const seen = new Set<string>()
  return ({ values, emailKey, groupId, locationId }) => {
    const isUnderstood = groupId !== null && (values.location === '' || locationId !== null)
    if (emailKey === null || !isUnderstood) return false
    if (seen.has(emailKey)) return true
    seen.add(emailKey)
    return false
  }
}

function toRecord({ number, cells, values, emailKey, groupId, locationId, isRepeated }: NewRow) {
  return {
    number,
    cells,
    email: values.email,
    email_key: emailKey,
    group_value: values.group,
    group_id: groupId,
    location_value: values.location,
    location_id: locationId,
    external_id: values.externalId,
    nth: isRepeated ? 2 : 1,
  }
}
