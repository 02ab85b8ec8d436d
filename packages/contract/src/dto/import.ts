import type { PageQuery } from '../page.ts'
import type { Notify } from './notify.ts'

/**
 * The way of an import: its file is read (`parsing`), its columns are asked for where they are not plain (`mapping`), an admin
 * looks at the rows (`review`) and decides. `approved`: its invites are being stored; `sending`: their mail is leaving; `done`.
 */
export const IMPORT_STATES = [
  'parsing',
  'mapping',
  'review',
  'approved',
  'sending',
  'done',
  'failed',
  'disapproved',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Exactly one for each row. `invite` before the approval is `invited` after it, and `withdrawn` after an undo. */
export const ROW_OUTCOMES = [
  'invite',
  'invited',
  'withdrawn',
  'already_invited',
  'already_active',
  'archived',
  'declined_before',
  'suppressed',
  'duplicate',
  'invalid_email',
  'unknown_group',
  'unknown_location',
] as const
export type RowOutcome = (typeof ROW_OUTCOMES)[number]

export const IMPORT_COLUMNS = ['email', 'group', 'location', 'externalId'] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/** Which column of the file holds what, by its position from 0; null: none does. */
export type ImportMapping = Record<ImportColumn, number | null>

/** What kinds of files are read. */
export const FILE_KINDS = ['xlsx', 'xls', 'ods', 'csv'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** How text files say which characters they mean. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What stands between the columns of a text file. */
export const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** What a person may decide about the reading of a file instead of us. What is not said is found out. */
export interface ReadingChoices {
  sheet?: string
  encoding?: Encoding
  /** Null: all of a line is one column. */
  separator?: Separator | null
  /** The row with the headings, as the spreadsheet program counts; null: there is none. */
  headerRow?: number | null
}

/** How a file was read, for the person to choose otherwise. */
export interface ImportReading {
  kind: FileKind
  /** The sheet that was read, of these; null and none for a text file. */
  sheet: string | null
  sheets: { name: string; hidden: boolean }[]
  /** Null: not a text file. */
  encoding: Encoding | null
  /** Null: not a text file, or one with a single column. */
  separator: Separator | null
  /** What was chosen, and not found out. */
  choices: ReadingChoices
}

/** The first rows of a sheet as they stand there, before anything is known of them. Long cells are cut. */
export interface ImportTopDto {
  rows: { number: number; cells: string[] }[]
}

/** How many mails wait to leave, left without more being known, arrived, and came back or were refused. */
export interface ImportDelivery {
  waiting: number
  sent: number
  delivered: number
  failed: number
}

export interface ImportDto {
  id: string
  fileName: string
  state: ImportState
  /** Grows with everything that is changed before the decision. An approval names, by `If-Match`, the state that was looked at. */
  version: number
  /** Why it failed, and what to do; null otherwise. */
  fault: { code: string; detail: string } | null
  /** How the file was read: `CSV, Windows-1252, semicolon`. Null until it was. */
  format: string | null
  /** The same in parts, to be chosen otherwise. Also of a file that could not be read, where another choice may help. */
  reading: ImportReading | null
  /** The heads of the columns, and the number of the row that they stand in. */
  headers: string[]
  headerRow: number | null
  mapping: ImportMapping | null
  /** Heads of columns that are not imported. */
  ignoredColumns: string[]
  /** What a person should know about how the file was read. */
  notes: string[]
  counts: { rows: number; outcomes: Partial<Record<RowOutcome, number>> }
  /**
   * Of the work that is going on: `done` of `total` rows, and what became of the mail. While a file is being read, nobody knows
   * how many there are: `total` is 0.
   */
  progress: { done: number; total: number; delivery: ImportDelivery }
  notifyAt: string | null
  createdBy: string | null
  createdAt: string
  decidedBy: string | null
  decidedAt: string | null
  /** Until when it can be taken back; null when it cannot. */
  undoUntil: string | null
}

export interface RowProblem {
  column: ImportColumn | null
  code: Exclude<RowOutcome, 'invite' | 'invited' | 'withdrawn'>
  detail: string
  /** What may have been meant, the likeliest first. */
  suggestions: string[]
  /** In how many rows the same text stands in this column, this one among them: so many a replacement mends. Null: it is no text that is at fault. */
  alike: number | null
}

export interface ImportRowDto {
  /** As the program that made the file counts its rows. */
  number: number
  cells: Record<ImportColumn, string>
  outcome: RowOutcome
  problems: RowProblem[]
  /** Where a name was understood that is not written exactly so: what it was read as. */
  readAs: Partial<Record<'group' | 'location', string>>
  edited: boolean
  inviteId: string | null
}

export interface ListRowsQuery extends PageQuery {
  outcome?: RowOutcome
  /** Only the rows that need work. */
  attention?: boolean
}

/** One of both: which column holds what, as the file was read; or how to read it, and then its columns are matched anew. */
export interface SetMappingBody {
  columns?: ImportMapping
  reading?: ReadingChoices
}

export interface MendRowBody {
  cells: Partial<Record<ImportColumn, string>>
}

/** Mends all equal cells of a column at once. */
export interface ReplaceCellsBody {
  column: ImportColumn
  from: string
  to: string
}

/** `again: true` also invites those who declined before or were archived. */
export interface ApproveImportBody {
  notify?: Notify
  again?: boolean
}

export interface TemplateQuery {
  format?: 'xlsx' | 'csv'
}

export interface ImportErrorsQuery {
  format?: 'xlsx'
}
