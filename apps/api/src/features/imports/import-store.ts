import type { ImportColumn, ImportMapping, ImportState, ReadingChoices, RowOutcome } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import type { FileFormat, ReadingFault, ReadingNote, SheetRow } from './reading/index.ts'

/** Why an import failed: the file is at fault, or we are. */
export type ImportFault = ReadingFault | { code: 'internal' }

/** What is to be known of a file, of its reading and of its history. */
export type ImportNote = ReadingNote | { code: 'uploaded_before' }

export interface Progress {
  /** While a file is being read: by which reading. Only the latest stores rows. */
  reading?: string
  done?: number
  total?: number
  delivery?: { waiting: number; sent: number; delivered: number; failed: number }
}

export interface ImportRow {
  id: string
  file_name: string
  state: ImportState
  version: number
  fault: ImportFault | null
  format: FileFormat | null
  choices: ReadingChoices
  headers: string[]
  header_row: number | null
  mapping: ImportMapping | null
  notes: ImportNote[]
  names_hash: string | null
  counts: Partial<Record<RowOutcome, number>>
  row_count: number
  progress: Progress
  again: boolean
  notify_held: boolean
  notify_at: Date | null
  notify_zone: string | null
  created_by: string | null
  created_at: Date
  decided_by: string | null
  decided_at: Date | null
  undo_until: Date | null
}

const COLUMNS = sql`
  id, file_name, state, version, fault, format, choices, headers, header_row, mapping, notes, names_hash, counts, row_count, progress,
  again, notify_held, notify_at, notify_zone, created_by, created_at, decided_by, decided_at,
  case when state in ('approved', 'sending', 'done') and decided_at > now() - interval '30 days'
       then decided_at + interval '30 days' end as undo_until`

/** The columns that can be imported, in the order in which they are shown. */
export const VALUE_COLUMNS: Record<ImportColumn, Sql> = {
  email: sql`email`,
  group: sql`group_value`,
  location: sql`location_value`,
  externalId: sql`external_id`,
}

export async function requireImport(org: OrgReader, id: string): Promise<ImportRow> {
  const [row] = await org.rows<ImportRow>`
    select ${COLUMNS} from imports where org_id = ${org.orgId} and id = ${id}`
  return required(row)
}

/** The same, held until the end of the transaction: whatever changes an import or its rows takes it first. */
export async function lockImport(org: OrgWriter, id: string): Promise<ImportRow> {
  const [row] = await org.rows<ImportRow>`
    select ${COLUMNS} from imports where org_id = ${org.orgId} and id = ${id} for update`
  return required(row)
}

/** The first rows of the file as they stand there; none before it was read. */
export async function requireTop(org: OrgReader, id: string): Promise<SheetRow[]> {
  const [row] = await org.rows<{ top: SheetRow[] }>`
    select top from imports where org_id = ${org.orgId} and id = ${id}`
  return required(row).top
}

/** Imports, newest first. */
export function listImports(org: OrgReader, cursor: Cursor | null, limit: number): Promise<ImportRow[]> {
  return org.rows<ImportRow>`
    select ${COLUMNS} from imports
     where org_id = ${org.orgId}
       ${cursor ? sql`and id < ${cursor[0] ?? ''}::uuid` : nothing}
     order by id desc
     limit ${limit}`
}

export interface NewImport {
  id: string
  fileName: string
  hash: string
  bytes: Buffer
  userId: string | null
}

export async function insertImport(
  org: OrgWriter,
  { id, fileName, hash, bytes, userId }: NewImport,
): Promise<void> {
  await org.rows`
    insert into imports (org_id, id, file_name, file_hash, bytes, created_by)
    values (${org.orgId}, ${id}, ${fileName}, ${hash}, ${bytes}, ${userId})`
}

/** Puts an import into another state; `more` are further settings, which begin with a comma. */
export async function moveImport(
  org: OrgWriter,
  id: string,
  state: ImportState,
  more: Sql = nothing,
): Promise<void> {
  await org.rows`
    update imports set state = ${state}, version = version + 1 ${more}
     where org_id = ${org.orgId} and id = ${id}`
}

/** Notes that something about the rows was changed: what was looked at before is not what is there now. */
export async function raiseVersion(org: OrgWriter, id: string): Promise<void> {
  await org.rows`update imports set version = version + 1 where org_id = ${org.orgId} and id = ${id}`
}

export async function updateProgress(org: OrgWriter, id: string, progress: Progress): Promise<void> {
  await org.rows`
    update imports set progress = progress || ${JSON.stringify(progress)}::jsonb
     where org_id = ${org.orgId} and id = ${id}`
}

/** Notes how many rows a reading has stored. Throws where a later one has begun: then nothing of this transaction stays. */
export async function noteStored(org: OrgWriter, id: string, reading: string, done: number): Promise<void> {
  const [noted] = await org.rows`
    update imports set progress = progress || ${JSON.stringify({ done })}::jsonb
     where org_id = ${org.orgId} and id = ${id} and state = 'parsing' and progress ->> 'reading' = ${reading}
    returning id`
  if (!noted) throw overtaken()
}

/** A worker that was taken for dead goes on with a file that another one reads by now, or has read. */
export function overtaken(): Error {
  return new Error('This spreadsheet is read by somebody else by now.')
}

/** Notes how many rows have each outcome, by somebody who knows it. */
export async function setCounts(org: OrgWriter, id: string, counts: ImportRow['counts']): Promise<void> {
  await org.rows`
    update imports set counts = ${JSON.stringify(counts)}::jsonb where org_id = ${org.orgId} and id = ${id}`
}

/** Counts the rows of each outcome anew. */
export async function updateCounts(org: OrgWriter, id: string): Promise<void> {
  await org.rows`
    update imports
       set counts = coalesce((
             select jsonb_object_agg(outcome, count)
               from (select outcome, count(*) as count from import_rows
                      where org_id = ${org.orgId} and import_id = ${id} and outcome is not null
                      group by outcome) as counted), '{}')
     where org_id = ${org.orgId} and id = ${id}`
}

/** Files are kept for 30 days; rows and decisions stay. */
export async function deleteOldFiles(org: OrgWriter): Promise<void> {
  await org.rows`
    update imports set bytes = null
     where org_id = ${org.orgId} and bytes is not null and created_at < now() - interval '30 days'`
}
