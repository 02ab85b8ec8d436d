import { LISTS_SHEET } from '../matching/index.ts'
import { toDropdown } from './dropdowns.ts'
import { fileWords } from './words.ts'
import { type TextCell, writeListSheet } from './workbook.ts'

/** A row that needs work. */
export interface ErrorFileRow {
  /** In the file that was uploaded. */
  number: number
  cells: string[]
  /** What is the matter, in sentences; `column` from 0, null where it is the row as a whole. */
  problems: { column: number | null; reason: string }[]
}

export interface ErrorFileContent {
  /** Of the file that was uploaded, one for each column. Where it had none, what its columns are taken for. */
  headings: string[]
  rows: ErrorFileRow[]
  /** The columns that offer names to choose from, by their places from 0. */
  offers: { what: 'group' | 'location'; column: number; names: string[] }[]
  locale: 'en' | 'es'
}

/** Spreadsheet programs take no more notes than this in one sheet; the column says the same for every row. */
const MOST_NOTES = 1000
const WIDTH = 24
const REASON_WIDTH = 70

/**
 * A workbook with the rows that need work and the columns as they were, so that it can be mended and uploaded again: bad cells are
 * marked and say why, and a last column, which is never imported, says it for the row.
 */
export function writeErrorFile({ headings, rows, offers, locale }: ErrorFileContent): Promise<Buffer> {
  const words = fileWords[locale]
  let notes = 0
  const toNote = (reason: string | undefined) => {
    if (reason === undefined || notes >= MOST_NOTES) return {}
    notes += 1
    return { note: reason }
  }
  const toRow = ({ number, cells, problems }: ErrorFileRow): TextCell[] => {
    const reasons = problems.map(({ reason }) => reason).join(' ')
    return [
      ...headings.map((_, at): TextCell => {
        const ofCell = problems.filter(({ column }) => column === at).map(({ reason }) => reason)
        const note = toNote(ofCell.length > 0 ? ofCell.join(' ') : undefined)
        return { text: cells[at] ?? '', look: ofCell.length > 0 ? 'bad' : 'text', ...note }
      }),
      { text: words.row(number, reasons), look: 'reason' },
    ]
  }
  return writeListSheet({
    name: words.sheet,
    widths: [...headings.map(() => WIDTH), REASON_WIDTH],
    rows: [
      [
        ...headings.map((text): TextCell => ({ text, look: 'heading' })),
        { text: words.mend, look: 'heading', note: words.mendNote },
      ],
      ...rows.map(toRow),
    ],
    dataRows: rows.length,
    dropdowns: offers.map(({ what, column, names }) => toDropdown(what, column, names, locale)),
    listsSheet: LISTS_SHEET,
  })
}
