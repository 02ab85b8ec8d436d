import type { ReadingChoices } from '@rollcall/contract'
import { LISTS_SHEET } from '../matching/index.ts'
import { openText } from './csv-rows.ts'
import { UnreadableFile } from './fault.ts'
import type { KnownFile } from './file-kind.ts'
import { HEADER_WITHIN, hasKnownHeader } from './header.ts'
import type { ReadingLimits } from './limits.ts'
import { openOds } from './ods-workbook.ts'
import { createCellTaker, type RawRow, type Workbook } from './raw-rows.ts'
import type {
  FileFormat,
  ReadingEnd,
  ReadingHead,
  ReadingNote,
  SheetName,
  SheetRow,
} from './sheet-reading.ts'
import { createTableReader, type TableReader } from './table.ts'
import { openXls } from './xls-workbook.ts'
import { openXlsx } from './xlsx-workbook.ts'
import { readZipDirectory } from './zip-directory.ts'

/**
 * Reads a file that `recognise` knows, and hands on its rows as they come, with as many cells as there were. Throws
 * `UnreadableFile`. It takes the time and memory that the file asks for: in the server it belongs into a process of its own.
 */
export async function readFile(
  { kind, extensionDiffers }: KnownFile,
  bytes: Buffer,
  limits: ReadingLimits,
  choices: ReadingChoices,
  onRow: (row: SheetRow, head: () => ReadingHead) => void,
): Promise<ReadingEnd> {
  const taker = createCellTaker(limits)
  const table = createTableReader(limits, choices.headerRow, taker, (row) => onRow(row, table.head))
  const read = kind === 'csv' ? readText : readWorkbook
  let format: FileFormat = { kind, ...NOT_SEEN, encoding: choices.encoding ?? null }
  const onOpen = (opened: FileFormat) => {
    format = opened
  }
  try {
    const notes = await read({ kind, bytes, limits, choices, table, taker, onOpen })
    const { notes: ofTable, ...end } = table.end()
    const differs: ReadingNote[] = extensionDiffers ? [{ code: 'extension_differs', kind }] : []
    return { format, ...end, top: table.top, notes: [...differs, ...notes, ...ofTable, ...taker.notes()] }
  } catch (error) {
    if (error instanceof UnreadableFile) error.seen = { format, top: table.top }
    throw error
  }
}

const NOT_SEEN = { separator: null, sheet: null, sheets: [] }

interface Reading {
  kind: FileFormat['kind']
  bytes: Buffer
  limits: ReadingLimits
  choices: ReadingChoices
  table: TableReader
  taker: ReturnType<typeof createCellTaker>
  /** Is told what was decided about the file before its rows are read. */
  onOpen: (format: FileFormat) => void
}

async function readText({ bytes, choices, table, taker, onOpen }: Reading): Promise<ReadingNote[]> {
  const text = openText(bytes, choices)
  const { encoding, separator } = text
  onOpen({ kind: 'csv', encoding, separator, sheet: null, sheets: [] })
  text.read(taker, table.sink)
  return text.encodingAssumed ? [{ code: 'encoding_assumed', encoding }] : []
}

async function readWorkbook({
  kind,
  bytes,
  limits,
  choices,
  table,
  taker,
  onOpen,
}: Reading): Promise<ReadingNote[]> {
  const book = await openWorkbook(kind, bytes, limits)
  if (book.sheets.length > limits.parts) throw new UnreadableFile('too_many_parts', { limit: limits.parts })
  const format: FileFormat = { kind, encoding: null, separator: null, sheet: null, sheets: book.sheets }
  onOpen(format)
  const chosen = choices.sheet === undefined ? await chooseSheet(book, limits) : named(book, choices.sheet)
  onOpen({ ...format, sheet: chosen.name })
  await book.read(chosen, taker, table.sink)
  const others = await listFilled(book, chosen, limits)
  return [
    ...noteSheets(
      'hidden_sheets',
      others.filter(({ name, hidden }) => hidden && name !== LISTS_SHEET),
    ),
    ...noteSheets(
      'other_sheets',
      others.filter(({ hidden }) => !hidden),
    ),
  ]
}

function openWorkbook(
  kind: FileFormat['kind'],
  bytes: Buffer,
  limits: ReadingLimits,
): Promise<Workbook> | Workbook {
  if (kind === 'xls') return openXls(bytes)
  const parts = readZipDirectory(bytes, limits)
  return kind === 'ods' ? openOds(bytes, parts) : openXlsx(bytes, parts, limits)
}

function named(book: Workbook, name: string): SheetName {
  const found = book.sheets.find((sheet) => sheet.name === name)
  if (!found) throw new UnreadableFile('unknown_sheet', { sheet: name })
  return found
}

/** The first sheet that people see and that has headings we know; else the first with anything in it. */
async function chooseSheet(book: Workbook, limits: ReadingLimits): Promise<SheetName> {
  let filled: SheetName | null = null
  for (const sheet of book.sheets.filter(({ hidden }) => !hidden)) {
    const top = await readTop(book, sheet, limits, HEADER_WITHIN)
    if (top !== 'unreadable' && hasKnownHeader(top)) return sheet
    if (top.length > 0) filled ??= sheet
  }
  if (!filled) throw new UnreadableFile('no_rows')
  return filled
}

/** The sheets that nobody reads although something is in them. */
async function listFilled(book: Workbook, chosen: SheetName, limits: ReadingLimits): Promise<SheetName[]> {
  const filled: SheetName[] = []
  for (const sheet of book.sheets) {
    if (sheet !== chosen && (await readTop(book, sheet, limits, 1)).length > 0) filled.push(sheet)
  }
  return filled
}

/** A sheet that cannot be read spoils only itself. */
async function readTop(
  book: Workbook,
  sheet: SheetName,
  limits: ReadingLimits,
  rows: number,
): Promise<RawRow[] | 'unreadable'> {
  const top: RawRow[] = []
  try {
    await book.read(sheet, createCellTaker(limits), (row) => top.push(row) < rows)
    return top
  } catch (error) {
    if (error instanceof UnreadableFile) return 'unreadable'
    throw error
  }
}

function noteSheets(code: 'hidden_sheets' | 'other_sheets', sheets: SheetName[]): ReadingNote[] {
  return sheets.length > 0 ? [{ code, sheets: sheets.map(({ name }) => name) }] : []
}
