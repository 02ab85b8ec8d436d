import {
  IMPORT_COLUMNS,
  type ImportColumn,
  type ImportRowDto,
  ROW_OUTCOMES,
  type RowOutcome,
} from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import {
  countAlike,
  countOtherNames,
  type ImportRow,
  listRows,
  type NameCount,
  type Names,
  NEEDS_WORK,
  readNames,
  toImportDto,
  toRowDto,
} from '../../features/imports/index.ts'
import { toTable } from '../table.ts'
import { COLUMNS, describeColumn } from './columns.ts'
import { countOf } from './count-of.ts'

const OUTCOMES: Record<RowOutcome, string> = {
  invite: 'will be invited',
  invited: 'invited',
  withdrawn: 'taken back',
  already_invited: 'invited already, nothing is sent',
  already_active: 'joined already, nothing is sent',
  archived: 'archived, invited only with --again',
  declined_before: 'declined before, invited only with --again',
  suppressed: 'take no mail from this organization',
  duplicate: 'twice in the file, invited once',
  invalid_email: 'no email address',
  unknown_group: 'unknown group',
  unknown_location: 'unknown location',
}

const ROWS_SHOWN = 20
const NAMES_SHOWN = 12
const OFFER = '; write them all with --errors errors.xlsx'

/** What was read as what, what becomes of the rows, and what is the matter with the first of those that need work. */
export async function describeJudgement(
  org: OrgReader,
  row: ImportRow,
  { offersFile }: { offersFile: boolean },
): Promise<string[]> {
  const names = await readNames(org)
  return [
    ...describeReading(row),
    ...(await describeNames(org, row, names)),
    ...describeOutcomes(row),
    ...(await describeProblems(org, row, names, offersFile)),
  ]
}

function describeReading(row: ImportRow): string[] {
  const { fileName, format, headerRow, headers, mapping, ignoredColumns, notes } = toImportDto(row, 'en')
  const columns = IMPORT_COLUMNS.map((column) => {
    const at = mapping?.[column] ?? null
    return [`  ${COLUMNS[column].label}`, at === null ? 'none' : `column ${describeColumn(headers, at)}`]
  })
  const headings = headerRow === null ? 'no headings' : `headings in row ${headerRow}`
  return [
    `${fileName}: ${format}, ${headings}`,
    toTable(null, columns),
    ...(ignoredColumns.length > 0 ? [`  Not imported: ${ignoredColumns.join(', ')}`] : []),
    ...notes.map((note) => `  ${note}`),
  ]
}

async function describeNames(org: OrgReader, row: ImportRow, names: Names): Promise<string[]> {
  const found = await countOtherNames(org, row.id, NAMES_SHOWN + 1)
  if (found.length === 0) return []
  const lines = found
    .slice(0, NAMES_SHOWN)
    .map((name) => [`  ${describeName(name, names)}`, countOf(name.count, 'row')])
  return ['', 'Names', toTable(null, lines), ...(found.length > NAMES_SHOWN ? ['  … and others'] : [])]
}

/** `Techers → Teachers?`: it may have been meant, and was not taken. */
function describeName({ column, value, name }: NameCount, names: Names): string {
  if (value === '') return `no ${column}`
  if (name !== null) return `${value} → ${name}`
  const [near] = (column === 'group' ? names.groups : names.locations).suggest(value)
  return near ? `${value} → ${near.name}?` : `${value}: unknown ${column}`
}

/** How many rows have each outcome, and how many there are in all. */
export function describeOutcomes({ counts, row_count: rows }: ImportRow): string[] {
  const lines = ROW_OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome] ?? 0
    return count > 0 ? [[count, OUTCOMES[outcome]] as const] : []
  })
  const width = rows.toLocaleString('en').length + 2
  const line = (count: number, text: string) => `${count.toLocaleString('en').padStart(width)}  ${text}`
  return ['', 'Rows', ...lines.map(([count, text]) => line(count, text)), line(rows, 'in all')]
}

async function describeProblems(
  org: OrgReader,
  row: ImportRow,
  names: Names,
  offersFile: boolean,
): Promise<string[]> {
  const count = countToMend(row)
  if (count === 0) return []
  const rows = await listRows(org, row.id, { attention: true }, -1, ROWS_SHOWN)
  const alike = await countAlike(org, row.id, rows)
  const rest = count - rows.length
  return [
    '',
    'What needs work',
    ...rows.map((one) => describeRow(toRowDto(one, names, alike, 'en'))),
    ...(rest > 0 ? [`  … and ${rest.toLocaleString('en')} more${offersFile ? OFFER : ''}`] : []),
  ]
}

/** How many rows somebody can do something about. */
export function countToMend({ counts }: ImportRow): number {
  return NEEDS_WORK.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0)
}

function describeRow({ number, cells, problems }: ImportRowDto): string {
  const said = problems.map(({ column, detail, suggestions: [near] }) => {
    const meant = near ? ` Do you mean ${near}?` : ''
    return `${describeCell(cells, column)}${detail}${meant}`
  })
  return `  Row ${number}: ${said.join(' ')}`
}

/** A group or a location is named in the sentence itself. */
function describeCell(cells: ImportRowDto['cells'], column: ImportColumn | null): string {
  return column === 'email' && cells.email !== '' ? `${cells.email}: ` : ''
}
