import { type Cell, type CellStyle, writeXlsx } from 'hucre'
import { columnName } from '../cell-name.ts'

/** How a cell looks. */
export type Look = 'heading' | 'sample' | 'text' | 'bad' | 'reason'

/** A cell that is written; always as text, so that nothing in it is ever run or rounded. */
export interface TextCell {
  text: string
  look: Look
  /** Shown beside the cell to whoever points at it. */
  note?: string
}

/** Names that a column offers. */
export interface Dropdown {
  /** The column, from 0. */
  column: number
  /** What the list is called in the workbook. */
  listName: string
  names: string[]
  hint: string
  warning: string
}

export interface ListSheet {
  name: string
  /** Characters that fit. */
  widths: number[]
  rows: (TextCell | null)[][]
  /** So many rows under the headings are for people. */
  dataRows: number
  dropdowns: Dropdown[]
  /** The hidden sheet with the names of the dropdowns. */
  listsSheet: string
}

const LOOKS: Record<Look, CellStyle> = {
  heading: { font: { bold: true }, fill: solid('E7EBF3'), numFmt: '@' },
  sample: { font: { italic: true, color: { rgb: '6B7280' } }, numFmt: '@' },
  text: { numFmt: '@' },
  bad: { fill: solid('FDE2E1'), numFmt: '@' },
  reason: { alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' },
}

/**
 * Writes a workbook with one list that people fill in or mend: its first row stays in sight, and columns offer their names from a
 * hidden sheet, because a list inside a cell ends at 255 characters.
 */
export async function writeListSheet(sheet: ListSheet): Promise<Buffer> {
  const offered = sheet.dropdowns.filter(({ names }) => names.length > 0)
  const longest = Math.max(0, ...offered.map(({ names }) => names.length))
  const bytes = await writeXlsx({
    properties: { creator: 'Rollcall' },
    sheets: [
      {
        name: sheet.name,
        columns: sheet.widths.map((width) => ({ width })),
        cells: toCells(sheet.rows),
        freezePane: { rows: 1 },
        dataValidations: offered.map((dropdown) => toValidation(dropdown, sheet.dataRows)),
      },
      ...(offered.length > 0
        ? [
            {
              name: sheet.listsSheet,
              hidden: true,
              rows: Array.from({ length: longest }, (_, at) => offered.map(({ names }) => names[at] ?? null)),
            },
          ]
        : []),
    ],
    namedRanges: offered.map(({ listName, names }, at) => {
      const letter = columnName(at)
      return { name: listName, range: `'${sheet.listsSheet}'!$${letter}$1:$${letter}$${names.length}` }
    }),
  })
  return Buffer.from(bytes)
}

function toCells(rows: (TextCell | null)[][]): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>()
  rows.forEach((row, rowAt) => {
    row.forEach((cell, columnAt) => {
      if (cell === null) return
      const { text, look, note } = cell
      cells.set(`${rowAt},${columnAt}`, {
        value: text === '' ? null : text,
        type: 'string',
        style: LOOKS[look],
        ...(note === undefined ? {} : { comment: { author: 'Rollcall', text: note } }),
      })
    })
  })
  return cells
}

function toValidation({ column, listName, hint, warning }: Dropdown, dataRows: number) {
  const letter = columnName(column)
  return {
    type: 'list' as const,
    range: `${letter}2:${letter}${dataRows + 1}`,
    formula1: listName,
    allowBlank: true,
    showInputMessage: true,
    inputMessage: hint,
    showErrorMessage: true,
    errorStyle: 'warning' as const,
    errorMessage: warning,
  }
}

function solid(rgb: string) {
  return { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb } }
}
