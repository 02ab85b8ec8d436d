import type { ImportColumn, Locale } from '@rollcall/contract'
import { FileReply } from '../../core/files.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { TABLE_TYPES, toFile } from '../../core/spreadsheet-writer.ts'
import { type ImportRow, requireImport } from './import-store.ts'
import { type Names, readNames } from './names.ts'
import { problemsOf } from './row-dto.ts'
import { findUsed, listRows, NEEDS_WORK, type PersonRow } from './row-store.ts'
import { type ErrorFileRow, writeCsvTemplate, writeErrorFile, writeTemplate } from './writing/index.ts'
import { fileWords } from './writing/words.ts'

const [, XLSX_TYPE] = TABLE_TYPES
const PAGE = 1000

/** A file to fill in, with the names of this organization. */
export async function makeTemplate(
  orgs: Orgs,
  orgId: string,
  locale: Locale,
  format: 'xlsx' | 'csv',
  limit: number,
): Promise<FileReply> {
  const { groupNames, locationNames } = await orgs.read(orgId, readNames)
  const content = { groups: groupNames, locations: locationNames, limit, locale }
  return format === 'csv'
    ? new FileReply('rollcall-people.csv', 'text/csv; charset=utf-8', writeCsvTemplate(content))
    : new FileReply('rollcall-people.xlsx', XLSX_TYPE, await writeTemplate(content))
}

/** So many rows are marked and explained cell by cell; nobody mends more than these by hand. */
const MARKED = 5000

/**
 * The rows that need work as a file, with the columns as they were: mended and uploaded again, only these are imported. A very
 * long list is plain, and written while it is sent.
 */
export async function makeErrorFile(
  orgs: Orgs,
  orgId: string,
  id: string,
  locale: Locale,
): Promise<FileReply> {
  const { imported, used, names } = await orgs.read(orgId, async (org) => ({
    imported: await requireImport(org, id),
    used: await findUsed(org, id),
    names: await readNames(org),
  }))
  const places = placesOf(imported, used, locale)
  const rows = toErrorRows(everyRowToMend(orgs, orgId, id), places, names, locale)
  const count = NEEDS_WORK.reduce((sum, outcome) => sum + (imported.counts[outcome] ?? 0), 0)
  if (count > MARKED) return toPlainFile(rows, places, locale)
  const marked: ErrorFileRow[] = []
  for await (const row of rows) marked.push(row)
  const bytes = await writeErrorFile({
    headings: places.headings,
    rows: marked,
    offers: toOffers(places, names),
    locale,
  })
  return new FileReply(`${ERROR_FILE}.xlsx`, XLSX_TYPE, bytes)
}

const ERROR_FILE = 'rollcall-to-mend'

function toPlainFile(rows: AsyncIterable<ErrorFileRow>, { headings }: Places, locale: Locale): FileReply {
  const words = fileWords[locale]
  const columns = [...headings, words.mend]
  const lines = (async function* () {
    for await (const { number, cells, problems } of rows)
      yield [...cells, words.row(number, problems.map(({ reason }) => reason).join(' '))]
  })()
  return toFile({ name: ERROR_FILE, columns, rows: lines }, 'xlsx')
}

async function* toErrorRows(
  rows: AsyncIterable<PersonRow>,
  places: Places,
  names: Names,
  locale: Locale,
): AsyncGenerator<ErrorFileRow> {
  for await (const row of rows) yield toErrorRow(row, places, names, locale)
}

async function* everyRowToMend(orgs: Orgs, orgId: string, id: string): AsyncGenerator<PersonRow> {
  for (let after = -1; ; ) {
    const rows = await orgs.read(orgId, (org) => listRows(org, id, { attention: true }, after, PAGE))
    yield* rows
    after = rows.at(-1)?.number ?? after
    if (rows.length < PAGE) return
  }
}

interface Places {
  headings: string[]
  columns: Partial<Record<ImportColumn, number>>
}

const HEADINGS: Record<Locale, Record<ImportColumn, string>> = {
  en: { email: 'Email', group: 'Group', location: 'Location', externalId: 'Employee ID' },
  es: { email: 'Correo electrónico', group: 'Grupo', location: 'Sede', externalId: 'ID de empleado' },
}

/** Where the values stand: in the columns of the file, or behind them where the file had none and somebody typed them. */
function placesOf(
  { headers, mapping }: ImportRow,
  used: Record<'location' | 'externalId', boolean>,
  locale: Locale,
): Places {
  const headings = [...headers]
  const columns: Places['columns'] = {}
  const words = HEADINGS[locale]
  const place = (column: ImportColumn, isUsed: boolean) => {
    const at = mapping?.[column] ?? (isUsed ? headings.length : null)
    if (at === null) return
    columns[column] = at
    headings[at] = headings[at] || words[column]
  }
  place('email', true)
  place('group', true)
  place('location', used.location)
  place('externalId', used.externalId)
  return { headings, columns }
}

function toErrorRow(
  row: PersonRow,
  { headings, columns }: Places,
  names: Names,
  locale: Locale,
): ErrorFileRow {
  const cells = headings.map((_, at) => row.cells[at] ?? '')
  const values = {
    email: row.email,
    group: row.group_value,
    location: row.location_value,
    externalId: row.external_id,
  }
  const put = (column: ImportColumn) => {
    const at = columns[column]
    if (at !== undefined) cells[at] = values[column]
  }
  put('email')
  put('group')
  put('location')
  put('externalId')
  const problems = problemsOf(row, names, locale).map(({ column, detail }) => ({
    column: (column && columns[column]) ?? null,
    reason: detail,
  }))
  return { number: row.number, cells, problems }
}

function toOffers({ columns: { group, location } }: Places, names: Names) {
  return [
    ...(group === undefined ? [] : [{ what: 'group' as const, column: group, names: names.groupNames }]),
    ...(location === undefined
      ? []
      : [{ what: 'location' as const, column: location, names: names.locationNames }]),
  ]
}
