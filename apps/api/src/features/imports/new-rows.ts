import type { RowOutcome } from '@rollcall/contract'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import type { ImportRow } from './import-store.ts'
import { FAULT, knownOf, outcomeOf } from './judge-rows.ts'
import type { ReadRow } from './row-values.ts'

export interface NewRow extends ReadRow {
  number: number
  cells: string[]
  /** An earlier row, which was understood, has the same address. */
  isRepeated: boolean
}

/** Stores rows that were read, judged at once where their columns are known, and counts them by their outcome. */
export async function insertRows(
  org: OrgWriter,
  importId: string,
  rows: NewRow[],
  { judged }: { judged: boolean },
): Promise<ImportRow['counts']> {
  const outcome = judged ? outcomeOf(org) : sql`null`
  const known = judged ? knownOf(org) : sql``
  const groups = createNumbering()
  const locations = createNumbering()
  const records = JSON.stringify(rows.map((row) => toRecord(row, groups.of, locations.of)))
  const counted = await org.rows<{ outcome: RowOutcome; count: number }>`
    with read as (
      select number, cells, coalesce(email, '') as email, nullif(coalesce(key, email), '') as email_key,
             coalesce("group", '') as group_value, (${groups.ids}::uuid[])[group_at] as group_id,
             coalesce(location, '') as location_value, (${locations.ids}::uuid[])[location_at] as location_id,
             coalesce(external, '') as external_id, case when repeated then 2 else 1 end as nth
        from json_to_recordset(${records}::json)
          as n (number int, cells jsonb, email text, key text, "group" text, group_at int, location text,
                location_at int, external text, repeated boolean)),
    row as (select read.*, ${FAULT} as fault from read),
    stored as (
      insert into import_rows (org_id, import_id, number, cells, email, email_key, group_value, group_id, location_value,
                               location_id, external_id, outcome)
      select ${org.orgId}, ${importId}, row.number, row.cells, row.email, row.email_key, row.group_value, row.group_id,
             row.location_value, row.location_id, row.external_id, ${outcome}
        from row
        ${known}
      returning outcome)
    select outcome, count(*) as count from stored where outcome is not null group by outcome`
  return Object.fromEntries(counted.map(({ outcome, count }) => [outcome, count]))
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

/** What is empty is left out, what many rows share is a number, and the key is there only where the address is not its own. */
function toRecord(
  { number, cells, values, emailKey, groupId, locationId, isRepeated }: NewRow,
  groupAt: (id: string | null) => number | undefined,
  locationAt: (id: string | null) => number | undefined,
) {
  return {
    number,
    cells,
    email: values.email || undefined,
    key: emailKey === values.email ? undefined : (emailKey ?? ''),
    group: values.group || undefined,
    group_at: groupAt(groupId),
    location: values.location || undefined,
    location_at: locationAt(locationId),
    external: values.externalId || undefined,
    repeated: isRepeated || undefined,
  }
}

/** Numbers ids from 1, as the database counts in arrays. */
function createNumbering(): { ids: string[]; of: (id: string | null) => number | undefined } {
  const ids: string[] = []
  const known = new Map<string, number>()
  return {
    ids,
    of(id) {
      if (id === null) return undefined
      const number = known.get(id) ?? ids.push(id)
      known.set(id, number)
      return number
    },
  }
}
