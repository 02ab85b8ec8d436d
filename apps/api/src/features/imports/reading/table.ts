import { isSampleRow } from '../matching/index.ts'
import { UnreadableFile } from './fault.ts'
import { createRepeatFinder, findHeader, HEADER_WITHIN, isSecondHeader, joinHeaders } from './header.ts'
import { createIgnoredRows } from './ignored-rows.ts'
import type { ReadingLimits } from './limits.ts'
import { type CellTaker, cutText, type RawRow, type RowSink } from './raw-rows.ts'
import type { IgnoredReason, ReadingHead, SheetReading, SheetRow } from './sheet-reading.ts'

export interface TableReader {
  sink: RowSink
  /** The first rows with something in them, as they stand there. */
  top: SheetRow[]
  /** The columns as far as they are known by now: from the first row that was handed on, the headings do not change. */
  head(): ReadingHead
  /** To be called when all rows have gone by. Throws `no_header` where there is none in the chosen row, `no_rows` where none has a person. */
  end(): Pick<SheetReading, 'headerRow' | 'headers' | 'ignored' | 'notes'>
}

interface Header {
  number: number
  cells: string[]
  assumed: boolean
  isRepeated: (cells: string[]) => boolean
  /** The row under it has been looked at. */
  whole: boolean
}

/**
 * Takes the rows of a sheet in order, finds the headings, and hands on the rows with people as they come. Every row is the header,
 * handed on, or ignored with a reason. Throws `too_many_rows` at the first person past the limit, and `too_much_text`.
 */
export function createTableReader(
  limits: ReadingLimits,
  chosenHeader: number | null | undefined,
  taker: CellTaker,
  onRow: (row: SheetRow) => void,
): TableReader {
  const ignored = createIgnoredRows(limits)
  const shown: SheetRow[] = []
  let top: RawRow[] | null = chosenHeader === undefined ? [] : null
  let header: Header | null = null
  let seen = 0
  let people = 0
  let letters = 0
  let columns = 0

  function takeRow(row: RawRow): void {
    ignored.add(seen + 1, row.number - 1, 'blank')
    seen = row.number
    if (row.number === chosenHeader) header = toHeader(row, false)
    if (row.number === header?.number) columns = Math.max(columns, row.cells.length)
    else {
      const reason = reasonToIgnore(row)
      if (reason) ignored.add(row.number, row.number, reason)
      else takePerson(row)
    }
  }

  function reasonToIgnore(row: RawRow): IgnoredReason | null {
    if (row.number < (header?.number ?? chosenHeader ?? 0)) return 'above_header'
    if (header && !header.whole) {
      header.whole = true
      if (isSecondHeader(header.cells, row.cells)) {
        header.cells = joinHeaders(header.cells, row.cells)
        header.isRepeated = createRepeatFinder(header.cells)
        columns = Math.max(columns, header.cells.length)
        return 'second_header'
      }
    }
    if (header?.isRepeated(row.cells)) return 'repeated_header'
    return isSampleRow(row.cells) ? 'sample' : null
  }

  function takePerson({ number, cells }: RawRow): void {
    people += 1
    if (people > limits.rows) throw new UnreadableFile('too_many_rows', { limit: limits.rows })
    letters += cells.reduce((sum, cell) => sum + cell.length, 0)
    if (letters > limits.textLength) throw new UnreadableFile('too_much_text')
    columns = Math.max(columns, cells.length)
    if (header && cells.length > header.cells.length)
      taker.note('cells_without_heading', number, header.cells.length)
    onRow({ number, cells })
  }

  /** When the rows at the top are known, or the sheet has ended among them. */
  function takeTop(): void {
    const rows = top ?? []
    top = null
    const found = findHeader(rows)
    header = found && toHeader(found.row, found.assumed)
    for (const row of rows) takeRow(row)
  }

  const head = () => ({
    headerRow: header?.number ?? null,
    headers: Array.from({ length: columns }, (_, at) => header?.cells[at]?.trim() ?? ''),
  })

  return {
    top: shown,
    head,
    sink(row) {
      if (shown.length < SHOWN_ROWS) shown.push(toShown(row))
      if (top && top.length < HEADER_WITHIN) top.push(row)
      else {
        if (top) takeTop()
        takeRow(row)
      }
      return true
    },
    end() {
      if (top) takeTop()
      if (typeof chosenHeader === 'number' && !header)
        throw new UnreadableFile('no_header', { row: chosenHeader })
      if (people === 0) throw new UnreadableFile('no_rows')
      return {
        ...head(),
        ignored: ignored.list,
        notes: header?.assumed ? [{ code: 'header_assumed', row: header.number }] : [],
      }
    },
  }
}

/** Enough to see where the list begins and how it is written. */
const SHOWN_ROWS = 12
const SHOWN_LETTERS = 80

function toShown({ number, cells }: RawRow): SheetRow {
  return { number, cells: cells.map((cell) => cutText(cell, SHOWN_LETTERS)) }
}

function toHeader({ number, cells }: RawRow, assumed: boolean): Header {
  return { number, cells, assumed, isRepeated: createRepeatFinder(cells), whole: false }
}
