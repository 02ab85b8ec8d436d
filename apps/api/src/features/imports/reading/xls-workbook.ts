import { type CellObject, read } from 'xlsx'
import { UnreadableFile } from './fault.ts'
import { type CellTaker, type RawRow, type RowSink, toSheetName, type Workbook } from './raw-rows.ts'
import { shownNumber } from './shown-number.ts'

/** Opens a workbook of Excel before 2007. It is parsed as a whole: it cannot be larger than the file. */
export function openXls(bytes: Buffer): Workbook {
  const book = parse(bytes)
  const sheets = book.SheetNames.map((name, at) => ({
    name: toSheetName(name),
    hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
  }))
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  return {
    sheets,
    async read(chosen, taker, sink) {
      const sheet = book.Sheets[book.SheetNames[sheets.findIndex(({ name }) => name === chosen.name)] ?? '']
      const hidden = (row: number) => sheet?.['!rows']?.[row]?.hidden === true
      readRows(sheet?.['!data'] ?? [], hidden, from1904, taker, sink)
    },
  }
}

function parse(bytes: Buffer) {
  try {
    return read(bytes, { dense: true, cellHTML: false, cellFormula: false, cellNF: true })
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message))
      throw new UnreadableFile('encrypted')
    throw new UnreadableFile('damaged')
  }
}

function readRows(
  rows: (CellObject | undefined)[][],
  isHidden: (rowFrom0: number) => boolean,
  from1904: boolean,
  taker: CellTaker,
  sink: RowSink,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row: RawRow = { number: at + 1, cells: [] }
    rows[at]?.forEach((cell, column) => {
      if (cell) taker.take(row, column, shownText(cell, row, column, from1904, taker))
    })
    if (row.cells.length === 0) continue
    if (isHidden(at)) taker.hiddenRow()
    if (!sink(row)) return
  }
}

function shownText(
  cell: CellObject,
  row: RawRow,
  column: number,
  from1904: boolean,
  taker: CellTaker,
): string {
  switch (cell.t) {
    case 'n':
      return shownNumber(Number(cell.v), cell.z ?? 0, from1904)
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'e':
      taker.note('error_cells', row.number, column)
      return cell.w ?? '#ERROR!'
    default:
      return String(cell.v ?? '')
  }
}
