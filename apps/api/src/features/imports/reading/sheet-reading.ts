import type { Encoding, FileKind, Separator } from '@rollcall/contract'
import type { ReadingFault } from './fault.ts'

/** What was decided about a file before its rows were read, for the person to see and to change. */
export interface FileFormat {
  kind: FileKind
  /** Null: not a text file. */
  encoding: Encoding | null
  /** Null: not a text file, or one with a single column. */
  separator: Separator | null
  /** The sheet that was read; null for a text file. */
  sheet: string | null
  sheets: SheetName[]
}

export interface SheetName {
  name: string
  hidden: boolean
}

/** One row with something in it. */
export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  number: number
  /** The text a person sees, one for each heading. */
  cells: string[]
}

export const IGNORED_REASONS = [
  'blank',
  'above_header',
  'second_header',
  'repeated_header',
  'sample',
] as const
export type IgnoredReason = (typeof IGNORED_REASONS)[number]

/** Rows that are no people, both ends included. */
export interface IgnoredRows {
  from: number
  to: number
  reason: IgnoredReason
}

/** What the person should know about how the file was read. `cells` names the first ten. */
export type ReadingNote =
  | { code: 'encoding_assumed'; encoding: Encoding }
  | { code: 'extension_differs'; kind: FileKind }
  | { code: 'hidden_sheets'; sheets: string[] }
  | { code: 'other_sheets'; sheets: string[] }
  | { code: 'header_assumed'; row: number }
  | { code: 'hidden_rows'; count: number }
  | { code: CellNote; count: number; cells: string[] }

/** What can be the matter with single cells. */
export type CellNote =
  /** Shows an error such as #N/A. */
  | 'error_cells'
  /** A formula whose result the file does not hold: it reads as empty. */
  | 'formulas_without_value'
  /** Longer than is read. */
  | 'cells_cut'
  /** To the right of what is read. */
  | 'cells_past_last_column'
  /** To the right of the last heading: often a comma too many. */
  | 'cells_without_heading'

/**
 * What any file comes down to. Each row from 1 to the last one with something in it is the header, in `rows`, or in
 * `ignored`, exactly once.
 */
export interface SheetReading {
  format: FileFormat
  /** Null: no row looks like headings. */
  headerRow: number | null
  /** As many as there are columns; '' where a column has no heading. */
  headers: string[]
  rows: SheetRow[]
  /** The first rows with something in them, whatever they are; long cells are cut. */
  top: SheetRow[]
  ignored: IgnoredRows[]
  notes: ReadingNote[]
}

/** What is known of the columns when the first rows are there; rows further down may be wider. */
export type ReadingHead = Pick<SheetReading, 'headerRow' | 'headers'>

/** All of a reading but its rows, which were handed on before. */
export type ReadingEnd = Omit<SheetReading, 'rows'>

/** Takes the next rows. It is called in their order, and may get some before it is done with those before them. */
export type RowTaker = (rows: SheetRow[], head: ReadingHead) => Promise<void>

/** What was known of a file when it turned out to be unreadable: for whoever may choose otherwise. */
export interface SeenFile {
  format: FileFormat
  top: SheetRow[]
}

export type ReadingResult = { reading: SheetReading } | { fault: ReadingFault; seen?: SeenFile }
