import { UnreadableFile } from './fault.ts'
import type { CellTaker, RawRow, RowSink } from './raw-rows.ts'
import { withoutMidnight } from './shown-number.ts'
import { readXmlPart } from './xml-part.ts'
import { attribute } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

interface OpenCell {
  column: number
  repeated: number
  attributes: string
  paragraphs: string[]
}

/** What stands in a cell without being its text: remarks, pictures, and tables within. */
const BESIDE = new Set(['annotation', 'frame', 'shapes', 'table'])
const LONGEST_PARAGRAPHS = 200
const LONGEST_TEXT = 40_000
const LAST_ROW = 16_777_216

/**
 * Reads the rows of one sheet, by its place in the file, as they go by. Paragraphs hold what a cell shows. What is said to come a million
 * times over is counted on where it is empty, and handed on row by row, until nobody wants more, where it is not.
 */
export async function readOdsRows(
  bytes: Buffer,
  parts: ZipDirectory,
  sheet: number,
  taker: CellTaker,
  sink: RowSink,
): Promise<void> {
  let place = -1
  let depth = 0
  let wanted = true
  let row: RawRow = { number: 0, cells: [] }
  let repeated = 1
  let hidden = false
  let last = 0
  let column = 0
  let cell: OpenCell | null = null
  let beside = 0
  let inParagraph = false

  const inSheet = () => wanted && place === sheet && depth === 1

  function openCell(attributes: string): void {
    const times = count(attribute(attributes, 'number-columns-repeated'))
    cell = { column, repeated: times, attributes, paragraphs: [] }
    column += times
  }

  function closeCell({ column, repeated, attributes, paragraphs }: OpenCell): void {
    const text = shownText(attributes, paragraphs)
    if (text === '') return
    const isError = attribute(attributes, 'value-type') === 'error' || /^#[A-Z/0!?]+$/.test(text)
    if (isError && attributes.includes('formula')) taker.note('error_cells', row.number, column)
    for (let at = column; at < column + repeated; at += 1) taker.take(row, at, text)
  }

  function closeRow(): void {
    last = row.number + repeated - 1
    if (last > LAST_ROW) throw new UnreadableFile('damaged')
    if (row.cells.length === 0) return
    for (let number = row.number; number <= last && wanted; number += 1) {
      if (hidden) taker.hiddenRow()
      wanted = sink({ number, cells: row.cells })
    }
  }

  await readXmlPart(
    bytes,
    parts,
    'content.xml',
    {
      open(name, attributes) {
        if (cell && (beside > 0 || BESIDE.has(name))) {
          if (BESIDE.has(name)) beside += 1
        } else if (name === 'table') {
          depth += 1
          if (depth === 1) place += 1
        } else if (!inSheet()) return
        else if (name === 'table-row') {
          row = { number: last + 1, cells: [] }
          repeated = count(attribute(attributes, 'number-rows-repeated'))
          hidden = /^(collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '')
          column = 0
        } else if (name === 'table-cell' || name === 'covered-table-cell') openCell(attributes)
        else if (cell) openInText(cell, name, attributes)
      },
      text(text) {
        if (cell && inParagraph && beside === 0) addText(cell, text)
      },
      close(name) {
        if (cell && beside > 0) {
          if (BESIDE.has(name)) beside -= 1
        } else if (name === 'table') depth -= 1
        else if (!inSheet()) return
        else if (name === 'p') inParagraph = false
        else if (name === 'table-row') closeRow()
        else if (cell && (name === 'table-cell' || name === 'covered-table-cell')) {
          closeCell(cell)
          cell = null
        }
      },
    },
    () => wanted && place <= sheet,
  )

  function openInText(into: OpenCell, name: string, attributes: string): void {
    if (name === 'p') {
      inParagraph = true
      if (into.paragraphs.length < LONGEST_PARAGRAPHS) into.paragraphs.push('')
    } else if (inParagraph && name === 's')
      addText(into, ' '.repeat(Math.min(count(attribute(attributes, 'c')), 100)))
    else if (inParagraph && name === 'tab') addText(into, '\t')
    else if (inParagraph && name === 'line-break') addText(into, '\n')
  }
}

function addText(cell: OpenCell, text: string): void {
  const at = cell.paragraphs.length - 1
  const paragraph = cell.paragraphs[at]
  if (paragraph !== undefined && paragraph.length < LONGEST_TEXT) cell.paragraphs[at] = paragraph + text
}

/** The value itself where a program wrote no text for it, or one that shows fewer digits than there are. */
function shownText(attributes: string, paragraphs: string[]): string {
  const text = paragraphs.join('\n')
  const value = attribute(attributes, 'value')
  if (attribute(attributes, 'value-type') === 'date')
    return withoutMidnight(text || (attribute(attributes, 'date-value') ?? ''))
  if (text === '') return attribute(attributes, 'string-value') ?? value ?? ''
  const isShort = /^-?[\d.,]+E[+-]?\d+$/i.test(text) && Number.isSafeInteger(Number(value))
  return value !== undefined && isShort ? String(Number(value)) : text
}

function count(said: string | undefined): number {
  const times = Number(said ?? 1)
  return Number.isInteger(times) && times > 0 ? times : 1
}
