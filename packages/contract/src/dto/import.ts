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
  /** The heads of the columns, and the number of the row that they stand in. */
  headers: string[]
  headerRow: number | null
  mapping: ImportMapping | null
  /** Heads of columns that are not imported. */
  ignoredColumns: string[]
  /** What a person should know about how the file was read. */
  notes: string[]
  counts: { rows: number; outcomes: Partial<Record<RowOutcome, number>> }
  /** Of the work that is going on: `done` of `total` rows, and what became of the mail. */
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

export interface SetMappingBody {
  columns: ImportMapping
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
