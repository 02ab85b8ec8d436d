import { cellName } from '../cell-name.ts'
import { UnreadableFile } from './fault.ts'
import type { ReadingLimits } from './limits.ts'
import type { CellNote, ReadingNote, SheetName } from './sheet-reading.ts'
import { storableText } from './storable-text.ts'

/** A row with something in it, before anybody knows what its columns mean. Cells may end early. */
export interface RawRow {
  number: number
  cells: string[]
}

/** Gets each row with something in it, in order; false: no more of them, please. */
export type RowSink = (row: RawRow) => boolean

/** An opened workbook: which sheets it has, and a way to the rows of each. */
export interface Workbook {
  sheets: SheetName[]
  read(sheet: SheetName, taker: CellTaker, sink: RowSink): Promise<void>
}

/** Takes the cells of a sheet as they are read, holds them to the limits, and remembers what is to be said of them. */
export interface CellTaker {
  /** Puts the text of a cell into its row, or leaves it out. */
  take(row: RawRow, columnFrom0: number, text: string): void
  note(code: CellNote, rowFrom1: number, columnFrom0: number): void
  hiddenRow(): void
  notes(): ReadingNote[]
}

/** As long as a name of a sheet is kept; programs allow fewer letters. */
const SHEET_LETTERS = 200

/** The name of a sheet as it is shown and stored. */
export function toSheetName(text: string): string {
  return cutText(storableText(text), SHEET_LETTERS)
}

/** How many cells a note names. */
const NAMED = 10

/** Makes one for a sheet that is to be read. */
export function createCellTaker(limits: ReadingLimits): CellTaker {
  const found = new Map<CellNote, { count: number; cells: string[] }>()
  let hidden = 0
  const note: CellTaker['note'] = (code, row, column) => {
    const known = found.get(code) ?? { count: 0, cells: [] }
    known.count += 1
    if (known.cells.length < NAMED) known.cells.push(cellName(row, column))
    found.set(code, known)
  }
  return {
    note,
    take(row, column, given) {
      const text = storableText(given)
      if (text === '' || isBlank(text)) return
      if (column >= limits.farthestColumn)
        throw new UnreadableFile('far_cell', { cell: cellName(row.number, column) })
      if (column >= limits.columns) return note('cells_past_last_column', row.number, column)
      if (text.length > limits.cellLength) note('cells_cut', row.number, column)
      while (row.cells.length < column) row.cells.push('')
      row.cells[column] = cutText(text, limits.cellLength)
    },
    hiddenRow() {
      hidden += 1
    },
    notes: () => [
      ...(hidden > 0 ? [{ code: 'hidden_rows' as const, count: hidden }] : []),
      ...[...found].map(([code, { count, cells }]) => ({ code, count, cells })),
    ],
  }
}

/** Nothing that a person would see. */
function isBlank(text: string): boolean {
  return !/[^\s\u200b-\u200f\u2060\ufeff]/.test(text)
}

/** At most so many letters of a text, and not through the middle of a character that takes two places. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  return text.slice(0, /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length)
}
