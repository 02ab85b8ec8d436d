import { UnreadableFile } from './fault.ts'
import type { CellTaker, RawRow, RowSink } from './raw-rows.ts'
import { shownNumber, withoutMidnight } from './shown-number.ts'
import type { NumberFormats } from './xlsx-formats.ts'
import { createRichText, decodeEscapes } from './xlsx-strings.ts'
import { readXmlPart } from './xml-part.ts'
import { attribute } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

/** What the sheets of a workbook share. */
export interface Shared {
  strings: string[]
  formats: NumberFormats
  from1904: boolean
}

interface OpenCell {
  column: number
  type: string
  style: number
  hasFormula: boolean
  value: string
}

const LAST_ROW = 1_048_576
/** More than is kept of any cell. */
const LONGEST_VALUE = 40_000

/**
 * Reads the cells of one sheet as they go by. Everything else in it, however large it says that the sheet is, is passed over: merges,
 * validations, sizes of columns. Throws `damaged` where rows are out of order.
 */
export async function readSheetRows(
  bytes: Buffer,
  parts: ZipDirectory,
  part: string | undefined,
  shared: Shared,
  taker: CellTaker,
  sink: RowSink,
): Promise<void> {
  let wanted = true
  let row: RawRow = { number: 0, cells: [] }
  let rowHidden = false
  let column = -1
  let cell: OpenCell | null = null
  let inValue = false
  const rich = createRichText(LONGEST_VALUE)

  await readXmlPart(
    bytes,
    parts,
    part,
    {
      open(name, attributes) {
        if (!wanted) return
        if (cell) {
          if (name === 'v') inValue = true
          else if (name === 'f') cell.hasFormula = true
          else rich.listener.open(name, attributes)
        } else if (name === 'c') {
          column = columnOf(attribute(attributes, 'r')) ?? column + 1
          cell = openCell(column, attributes)
        } else if (name === 'row') {
          row = { number: nextNumber(row.number, attribute(attributes, 'r')), cells: [] }
          rowHidden = /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')
          column = -1
        }
      },
      text(text) {
        if (inValue && cell && cell.value.length < LONGEST_VALUE) cell.value += text
        else if (cell) rich.listener.text(text)
      },
      close(name) {
        if (!wanted) return
        if (name === 'v') inValue = false
        else if (name === 'c' && cell) {
          taker.take(row, cell.column, shownText(cell, rich.take(), row, shared, taker))
          cell = null
        } else if (name === 'row' && row.cells.length > 0) {
          if (rowHidden) taker.hiddenRow()
          wanted = sink(row)
        } else if (cell) rich.listener.close(name)
      },
    },
    () => wanted,
  )
}

function openCell(column: number, attributes: string): OpenCell {
  return {
    column,
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    hasFormula: false,
    value: '',
  }
}

/** Rows and cells may leave out where they are when they follow on each other. */
function nextNumber(last: number, said: string | undefined): number {
  const number = said === undefined ? last + 1 : Number(said)
  if (!Number.isInteger(number) || number <= last || number > LAST_ROW) throw new UnreadableFile('damaged')
  return number
}

const A = 65
const LETTERS = 26
/** No column has more letters. */
const MOST_LETTERS = 3

/** The column of a reference such as `AB12`, from 0; null where that is none. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (let at = 0; at <= MOST_LETTERS; at += 1) {
    const code = reference.charCodeAt(at)
    if (code >= 48 && code <= 57) return at === 0 ? null : column - 1
    const letter = (code & ~32) - A
    if (letter < 0 || letter >= LETTERS || at === MOST_LETTERS) return null
    column = column * LETTERS + letter + 1
  }
  return null
}

function shownText(cell: OpenCell, inline: string, row: RawRow, shared: Shared, taker: CellTaker): string {
  if (cell.hasFormula && cell.value.trim() === '' && cell.type !== 'str')
    taker.note('formulas_without_value', row.number, cell.column)
  switch (cell.type) {
    case 's':
      return shared.strings[Number(cell.value)] ?? ''
    case 'inlineStr':
      return inline
    case 'str':
      return decodeEscapes(cell.value)
    case 'b':
      return cell.value.trim() === '1' ? 'TRUE' : cell.value.trim() === '0' ? 'FALSE' : ''
    case 'e':
      taker.note('error_cells', row.number, cell.column)
      return cell.value
    case 'd':
      return withoutMidnight(cell.value)
    default:
      return shownNumberText(cell, shared)
  }
}

function shownNumberText({ value, style }: OpenCell, { formats, from1904 }: Shared): string {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? shownNumber(number, formats[style] ?? 0, from1904) : value
}
