import { IMPORT_COLUMNS, type ImportColumn, type ImportMapping } from '@rollcall/contract'
import { invalidInput } from '../../core/errors.ts'
import { columnName } from '../../features/imports/index.ts'

/** Columns as somebody named them, by heading or letter. */
export interface ColumnChoices {
  emailColumn?: string
  groupColumn?: string
  locationColumn?: string
  idColumn?: string
}

/** How the columns that are imported are called, and by which option each is chosen. */
export const COLUMNS: Record<ImportColumn, { label: string; option: string }> = {
  email: { label: 'Email', option: '--email-column' },
  group: { label: 'Group', option: '--group-column' },
  location: { label: 'Location', option: '--location-column' },
  externalId: { label: 'Employee ID', option: '--id-column' },
}

/** The columns with those that were chosen in the place of those that were found. */
export function chooseColumns(
  found: ImportMapping,
  headers: string[],
  choices: ColumnChoices,
): ImportMapping {
  const chosen: Record<ImportColumn, string | undefined> = {
    email: choices.emailColumn,
    group: choices.groupColumn,
    location: choices.locationColumn,
    externalId: choices.idColumn,
  }
  const taken = new Set<number | null>()
  const mapping = { ...found }
  for (const column of IMPORT_COLUMNS) {
    const named = chosen[column]
    if (named === undefined) continue
    mapping[column] = requireColumn(named, headers, column)
    taken.add(mapping[column])
  }
  // What was found there before was a wrong guess.
  for (const column of IMPORT_COLUMNS)
    if (chosen[column] === undefined && taken.has(mapping[column])) mapping[column] = null
  return mapping
}

/** A heading wins over a letter; of two columns with the same heading only the letter tells which. */
function requireColumn(named: string, headers: string[], column: ImportColumn): number {
  const plain = (text: string) => text.trim().toLowerCase()
  const places = headers.flatMap((heading, at) => (plain(heading) === plain(named) ? [at] : []))
  const [first, another] = places
  const { option } = COLUMNS[column]
  if (another !== undefined) {
    const letters = places.map(columnName).join(' or ')
    throw invalidInput('', 'ambiguous', `Several columns are headed "${named}". Say ${option} ${letters}.`)
  }
  const letter = headers.findIndex((_, at) => columnName(at) === named.trim().toUpperCase())
  const found = first ?? letter
  if (found >= 0) return found
  throw invalidInput('', 'unknown', `There is no column "${named}". The file has ${listColumns(headers)}.`)
}

/** The columns of a file, as a sentence names them. */
export function listColumns(headers: string[]): string {
  return headers.map((_, at) => describeColumn(headers, at)).join(', ')
}

/** `B "Work mail"` */
export function describeColumn(headers: string[], at: number): string {
  const heading = headers[at]
  return heading ? `${columnName(at)} "${heading}"` : columnName(at)
}
