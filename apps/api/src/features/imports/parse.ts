import type { ImportMapping, ReadingChoices } from '@rollcall/contract'
import type { Log } from '../../core/log.ts'
import type { OrgReader, Orgs, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { type ImportFault, type ImportNote, lockImport, moveImport, updateProgress } from './import-store.ts'
import { judgeRows } from './judge-rows.ts'
import { findAddressColumn, headingsKey, matchColumns } from './matching/index.ts'
import { type Names, readNames } from './names.ts'
import { type Analyze, MANY_ROWS } from './planner.ts'
import {
  mayChoiceHelp,
  type ReadingResult,
  type SeenFile,
  type SheetReading,
  type SpreadsheetReader,
} from './reading/index.ts'
import { deleteRows, insertRows } from './row-store.ts'
import { readRow, valuesOf } from './row-values.ts'

/** Rows that one transaction stores. */
const CHUNK = 2000
/** Rows that are looked at to find the addresses where no heading names them. */
const SAMPLE = 200

export interface ParseContext {
  orgs: Orgs
  reader: SpreadsheetReader
  log: Log
  analyze: Analyze
}

interface Unread {
  file_name: string
  bytes: Buffer | null
  mapping: ImportMapping | null
  mapping_chosen: boolean
  choices: ReadingChoices
  uploaded_before: boolean
}

/**
 * Reads the file of an import, with no transaction open, and stores its rows chunk by chunk; then judges them, or asks for the
 * columns where they are not plain. What an earlier run left half done is thrown away.
 */
export async function parseImport(ctx: ParseContext, orgId: string, id: string): Promise<void> {
  const { orgs } = ctx
  const file = await orgs.read(orgId, (org) => findUnread(org, id))
  if (!file?.bytes) return
  const result = await read(ctx, orgId, { name: file.file_name, bytes: file.bytes }, file.choices)
  if ('fault' in result) return orgs.write(orgId, (org) => fail(org, id, result))
  const { reading } = result
  const { mapping, isPlain, names } = await orgs.write(orgId, (org) => begin(org, id, file, reading))
  const meaning = mapping ?? NOTHING
  for (let at = 0; at < reading.rows.length; at += CHUNK) {
    const rows = reading.rows.slice(at, at + CHUNK)
    await orgs.write(orgId, async (org) => {
      await insertRows(
        org,
        id,
        rows.map((row) => ({ ...row, ...readRow(valuesOf(row.cells, meaning), names) })),
      )
      await updateProgress(org, id, { done: at + rows.length, total: reading.rows.length })
    })
  }
  if (reading.rows.length > MANY_ROWS) await ctx.analyze()
  await orgs.write(orgId, (org) => finish(org, id, isPlain, names))
}

const NOTHING: ImportMapping = { email: null, group: null, location: null, externalId: null }

async function findUnread(org: OrgReader, id: string): Promise<Unread | undefined> {
  const [row] = await org.rows<Unread>`
    select i.file_name, i.bytes, i.mapping, i.mapping_chosen, i.choices,
           exists (select 1 from imports e
                    where e.org_id = ${org.orgId} and e.file_hash = i.file_hash and e.id < i.id
                      and e.created_at > i.created_at - interval '1 day') as uploaded_before
      from imports i
     where i.org_id = ${org.orgId} and i.id = ${id} and i.state = 'parsing'`
  return row
}

/** A fault of ours ends the import, too: whoever waits for it is told, and the log has the rest. */
async function read(
  { reader, log }: ParseContext,
  orgId: string,
  file: { name: string; bytes: Buffer },
  choices: ReadingChoices,
): Promise<ReadingResult | FailedReading> {
  try {
    return await reader.read(orgId, file, choices)
  } catch (error) {
    log.error({ err: error }, 'A spreadsheet could not be read')
    return { fault: { code: 'internal' } }
  }
}

interface FailedReading {
  fault: ImportFault
  seen?: SeenFile
}

/** Nothing of an earlier reading stays; what was seen of the file does where another choice may help. */
async function fail(org: OrgWriter, id: string, { fault, seen }: FailedReading): Promise<void> {
  const { state } = await lockImport(org, id)
  if (state !== 'parsing') return
  const offered = seen && fault.code !== 'internal' && mayChoiceHelp(fault, seen) ? seen : null
  await deleteRows(org, id)
  await moveImport(
    org,
    id,
    'failed',
    sql`, fault = ${JSON.stringify(fault)}::jsonb, format = ${offered ? JSON.stringify(offered.format) : null}::jsonb,
          top = ${JSON.stringify(offered?.top ?? [])}::jsonb, headers = '{}', headings_key = null, header_row = null,
          mapping = null, mapping_chosen = false, notes = '[]', row_count = 0, counts = '{}', progress = '{}'`,
  )
}

async function begin(
  org: OrgWriter,
  id: string,
  file: Unread,
  reading: SheetReading,
): Promise<{ mapping: ImportMapping; isPlain: boolean; names: Names }> {
  await lockImport(org, id)
  await deleteRows(org, id)
  const { format, headers, headerRow, rows, top } = reading
  const key = headerRow === null ? null : headingsKey(headers)
  const chosen = file.mapping_chosen ? file.mapping : await findRemembered(org, key, headers.length)
  const mapping = chosen ?? propose(reading)
  const notes: ImportNote[] = [
    ...(file.uploaded_before ? [{ code: 'uploaded_before' as const }] : []),
    ...reading.notes,
  ]
  await org.rows`
    update imports
       set format = ${JSON.stringify(format)}::jsonb, headers = ${headers}::text[], headings_key = ${key},
           header_row = ${headerRow}, top = ${JSON.stringify(top)}::jsonb, mapping = ${JSON.stringify(mapping)}::jsonb, notes = ${JSON.stringify(notes)}::jsonb,
           row_count = ${rows.length}, counts = '{}', progress = '{}'
     where org_id = ${org.orgId} and id = ${id}`
  const isPlain = chosen !== null || (mapping.email !== null && mapping.group !== null)
  return { mapping, isPlain, names: await readNames(org) }
}

/** What somebody chose last for a file with the same headings. */
async function findRemembered(
  org: OrgReader,
  key: string | null,
  columns: number,
): Promise<ImportMapping | null> {
  if (key === null) return null
  const [row] = await org.rows<{ mapping: ImportMapping }>`
    select mapping from imports
     where org_id = ${org.orgId} and headings_key = ${key} and mapping_chosen
     order by id desc
     limit 1`
  const fits = row && Object.values(row.mapping).every((column) => column === null || column < columns)
  return fits ? row.mapping : null
}

function propose({ headers, rows }: SheetReading): ImportMapping {
  const { mapping } = matchColumns(headers)
  const found = () => findAddressColumn(rows.slice(0, SAMPLE).map(({ cells }) => cells))
  return { ...mapping, email: mapping.email ?? found() }
}

async function finish(org: OrgWriter, id: string, isPlain: boolean, names: Names): Promise<void> {
  const { state } = await lockImport(org, id)
  if (state !== 'parsing') return
  if (!isPlain) return moveImport(org, id, 'mapping')
  await judgeRows(org, id)
  await moveImport(org, id, 'review', sql`, names_hash = ${names.hash}`)
}
