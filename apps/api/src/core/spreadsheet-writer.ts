import { writeXlsxStream } from 'hucre/xlsx'
import { FileReply } from './files.ts'

export const TABLE_FORMATS = ['csv', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

export interface Table {
  /** What the file and its sheet are called, without the ending. */
  name: string
  columns: string[]
  rows: AsyncIterable<string[]> | Iterable<string[]>
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The media types of `toFile`. */
export const TABLE_TYPES = ['text/csv', XLSX_TYPE] as const

/**
 * A table as a file that is written while it is sent, so that it may be longer than what fits into memory. All cells are text,
 * and none of them can become a formula in the program that opens it.
 */
export function toFile(table: Table, format: TableFormat): FileReply {
  const fileName = `${table.name}.${format}`
  return format === 'csv'
    ? new FileReply(fileName, 'text/csv; charset=utf-8', csvOf(table))
    : new FileReply(fileName, XLSX_TYPE, xlsxOf(table))
}

const BYTE_ORDER_MARK = '\ufeff'

async function* csvOf({ columns, rows }: Table): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + lineOf(columns)
  for await (const row of rows) yield lineOf(row)
}

function lineOf(cells: string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}

/** Spreadsheet programs calculate what begins with one of these signs, quoted or not; behind an apostrophe it is text. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

/** A string is written as an inline text cell, whatever it begins with. */
async function* xlsxOf({ name, columns, rows }: Table): AsyncGenerator<Buffer> {
  const written = writeXlsxStream(rows, {
    name,
    columns: columns.map((header) => ({ header })),
    freezePane: { rows: 1 },
  })
  for await (const piece of written) yield Buffer.from(piece)
}
