import type { ReadingFault } from './fault.ts'

export const FILE_KINDS = ['xlsx', 'xls', 'ods', 'csv'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** How text files say which characters they mean. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What stands between the columns of a text file. */
export const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

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

/** What a person may decide instead of us. What is not said is found out. */
export interface ReadingChoices {
  encoding?: Encoding
  separator?: Separator
  sheet?: string
  /** The row with the headings, as the spreadsheet program counts; null: there is none. */
  headerRow?: number | null
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
  ignored: IgnoredRows[]
  notes: ReadingNote[]
}

export type ReadingResult = { reading: SheetReading } | { fault: ReadingFault }
