import type { ImportMapping, ReadingChoices } from '@rollcall/contract'
import { newId } from '../../core/ids.ts'
import type { Log } from '../../core/log.ts'
import type { OrgReader, Orgs, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { type ImportFault, type ImportNote, lockImport, moveImport, overtaken } from './import-store.ts'
import { findAddressColumn, headingsKey, matchColumns } from './matching/index.ts'
import { readNames } from './names.ts'
import { type Analyze, MANY_ROWS } from './planner.ts'
import {
  mayChoiceHelp,
  type ReadingEnd,
  type ReadingHead,
  type ReadingOutcome,
  type SeenFile,
  type SheetRow,
  type SpreadsheetReader,
} from './reading/index.ts'
import { deleteRows } from './row-store.ts'
import { createRowStore, type Meaning, type RowStore, type Stored } from './store-rows.ts'

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
  /** In base 64, which takes the driver half as long as its own way. */
  base64: string | null
  mapping: ImportMapping | null
  mapping_chosen: boolean
  choices: ReadingChoices
  uploaded_before: boolean
}

/**
 * Reads the file of an import, and stores its rows chunk by chunk while it is being read, each judged at once; or asks for the
 * columns where they are not plain. What an earlier run left half done is thrown away.
 */
export async function parseImport(ctx: ParseContext, orgId: string, id: string): Promise<void> {
  const { orgs } = ctx
  const file = await orgs.read(orgId, (org) => findUnread(org, id))
  if (!file?.base64) return
  const store = createRowStore(orgs, orgId, id, (org, rows, head) => begin(org, id, file, rows, head))
  const outcome = await read(
    ctx,
    { name: file.file_name, bytes: Buffer.from(file.base64, 'base64') },
    file.choices,
    store,
  )
  if ('fault' in outcome) return orgs.write(orgId, (org) => fail(org, id, outcome))
  const stored = store.stored()
  await orgs.write(orgId, (org) => finish(org, id, file, outcome.end, stored))
  if (stored.count > MANY_ROWS) await ctx.analyze()
}

async function findUnread(org: OrgReader, id: string): Promise<Unread | undefined> {
  const [row] = await org.rows<Unread>`
    select i.file_name, encode(i.bytes, 'base64') as base64, i.mapping, i.mapping_chosen, i.choices,
           exists (select 1 from imports e
                    where e.org_id = ${org.orgId} and e.file_hash = i.file_hash and e.id < i.id
                      and e.created_at > i.created_at - interval '1 day') as uploaded_before
      from imports i
     where i.org_id = ${org.orgId} and i.id = ${id} and i.state = 'parsing'`
  return row
}

/** A fault of ours in reading ends the import, too: whoever waits for it is told, and the log has the rest. */
async function read(
  { reader, log }: ParseContext,
  file: { name: string; bytes: Buffer },
  choices: ReadingChoices,
  store: RowStore,
): Promise<ReadingOutcome | FailedReading> {
  try {
    return await reader.stream(file, choices, store.take)
  } catch (error) {
    if (store.hasFailed()) throw error
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

/** Decides, by the headings and the first rows, which column holds what. */
async function begin(
  org: OrgWriter,
  id: string,
  file: Unread,
  rows: SheetRow[],
  { headerRow, headers }: ReadingHead,
): Promise<Meaning> {
  const key = headerRow === null ? null : headingsKey(headers)
  const [{ state }, , remembered, names] = await Promise.all([
    lockImport(org, id),
    deleteRows(org, id),
    findRemembered(org, key, headers.length),
    readNames(org),
  ])
  if (state !== 'parsing') throw overtaken()
  const reading = newId()
  const chosen = file.mapping_chosen ? file.mapping : remembered
  const mapping = chosen ?? propose(headers, rows)
  await org.rows`
    update imports
       set headings_key = ${key}, header_row = ${headerRow}, mapping = ${JSON.stringify(mapping)}::jsonb, counts = '{}',
           progress = ${JSON.stringify({ reading })}::jsonb
     where org_id = ${org.orgId} and id = ${id}`
  const isPlain = chosen !== null || (mapping.email !== null && mapping.group !== null)
  return { reading, mapping, isPlain, names }
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

function propose(headers: string[], rows: SheetRow[]): ImportMapping {
  const { mapping } = matchColumns(headers)
  const found = () => findAddressColumn(rows.slice(0, SAMPLE).map(({ cells }) => cells))
  return { ...mapping, email: mapping.email ?? found() }
}

async function finish(
  org: OrgWriter,
  id: string,
  file: Unread,
  { format, headers, top, notes }: ReadingEnd,
  { count, counts, meaning }: Stored,
): Promise<void> {
  const all: ImportNote[] = [
    ...(file.uploaded_before ? [{ code: 'uploaded_before' as const }] : []),
    ...notes,
  ]
  const { isPlain, names, reading } = meaning
  const [finished] = await org.rows`
    update imports
       set state = ${isPlain ? 'review' : 'mapping'}, version = version + 1, format = ${JSON.stringify(format)}::jsonb,
           headers = ${headers}::text[], top = ${JSON.stringify(top)}::jsonb, notes = ${JSON.stringify(all)}::jsonb,
           row_count = ${count}, counts = ${JSON.stringify(counts)}::jsonb, names_hash = ${isPlain ? names.hash : null}
     where org_id = ${org.orgId} and id = ${id} and state = 'parsing' and progress ->> 'reading' = ${reading}
    returning id`
  if (!finished) throw overtaken()
}
