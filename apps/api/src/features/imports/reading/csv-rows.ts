import { type Encoding, type ReadingChoices, SEPARATORS, type Separator } from '@rollcall/contract'
import Papa from 'papaparse'
import { withoutGuard } from '../formula-guard.ts'
import { matchColumns } from '../matching/index.ts'
import { decodeText, lineAt } from './csv-text.ts'
import { UnreadableFile } from './fault.ts'
import type { CellTaker, RawRow, RowSink } from './raw-rows.ts'

/** A text file whose characters and separator are known. */
export interface OpenedText {
  encoding: Encoding
  encodingAssumed: boolean
  /** Null: a single column. */
  separator: Separator | null
  read(taker: CellTaker, sink: RowSink): void
}

/** Opens a text file: its encoding, its separator, and whether a first line `sep=;` says it. */
export function openText(bytes: Buffer, choices: ReadingChoices): OpenedText {
  const { text, encoding, assumed } = decodeText(bytes, choices.encoding)
  const said = /^"?sep=(.)"?\n/.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const separator =
    choices.separator === undefined
      ? (SEPARATORS.find((one) => one === said?.[1]) ?? guessSeparator(body))
      : choices.separator
  return {
    encoding,
    encodingAssumed: assumed,
    separator,
    read: (taker, sink) => readRows(text, body, separator, taker, sink),
  }
}

const PREVIEW_ROWS = 20

/**
 * The separator whose columns have the most known headings in one row; of equals the one that most rows agree on. Null where none
 * makes two columns.
 */
function guessSeparator(text: string): Separator | null {
  const start = text.slice(0, 65_536)
  const scored = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(start, { ...plain(separator), preview: PREVIEW_ROWS })
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== ''))
    const known = Math.max(0, ...rows.map((row) => (row.length > 1 ? matchColumns(row).known : 0)))
    const wide = rows.filter((row) => row.length > 1)
    const agreeing = wide.filter((row) => row.length === wide[0]?.length).length
    return { separator, known, agreeing, columns: wide[0]?.length ?? 0 }
  })
  const [best] = scored
    .filter(({ columns }) => columns > 1)
    .sort((a, b) => b.known - a.known || b.agreeing - a.agreeing || b.columns - a.columns)
  return best?.separator ?? null
}

function plain(separator: string) {
  return { delimiter: separator, newline: '\n' as const, quoteChar: '"', header: false as const }
}

function readRows(
  text: string,
  body: string,
  separator: Separator | null,
  taker: CellTaker,
  sink: RowSink,
): void {
  let number = 0
  Papa.parse<string[]>(body, {
    // A unit separator, which no text has, leaves a list of addresses in its one column.
    ...plain(separator ?? Papa.UNIT_SEP),
    step({ data, errors }, parser) {
      refuseBroken(errors, text, body)
      number += 1
      const row: RawRow = { number, cells: [] }
      data.forEach((cell, column) => void taker.take(row, column, withoutGuard(cell)))
      if (row.cells.length > 0 && !sink(row)) parser.abort()
    },
  })
}

/** A quote that is never closed, or not where a cell ends, joins rows that belong apart. */
function refuseBroken(errors: Papa.ParseError[], text: string, body: string): void {
  const [error] = errors.filter(({ type }) => type === 'Quotes')
  if (!error) return
  const place = text.length - body.length + (error.index ?? 0)
  throw new UnreadableFile('broken_quotes', { line: lineAt(text, place) })
}
