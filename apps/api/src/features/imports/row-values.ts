import type { ImportColumn, ImportMapping } from '@rollcall/contract'
import { parseEmailAddress } from '../../core/email-address.ts'
import type { Names } from './names.ts'

/** What the columns that are imported hold in one row, as it is written there. */
export type RowValues = Record<ImportColumn, string>

/** The values, and what they were read as. */
export interface ReadRow {
  values: RowValues
  /** Null: the value holds no address. */
  emailKey: string | null
  groupId: string | null
  locationId: string | null
}

/** Picks the values out of the cells of a row. */
export function valuesOf(cells: string[], mapping: ImportMapping): RowValues {
  const cell = (column: number | null) => withoutBlank(column === null ? '' : (cells[column] ?? ''))
  return {
    email: cell(mapping.email).trim(),
    group: cell(mapping.group),
    location: cell(mapping.location),
    externalId: cell(mapping.externalId).trim(),
  }
}

/** Reads what the values mean, by the names that there are now. */
export function readRow(values: RowValues, names: Names): ReadRow {
  return {
    values,
    emailKey: parseEmailAddress(values.email)?.key ?? null,
    groupId: names.groups.match(values.group).found?.id ?? null,
    locationId: names.locations.match(values.location).found?.id ?? null,
  }
}

/** What looks empty is empty. */
export function withoutBlank(text: string): string {
  return text.trim() === '' ? '' : text
}
