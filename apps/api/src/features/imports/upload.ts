import { createHash } from 'node:crypto'
import type { ImportMapping, ReadingChoices } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError, invalidInput } from '../../core/errors.ts'
import type { UploadedFile } from '../../core/files.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'
import { type ImportRow, insertImport, lockImport, moveImport, requireImport } from './import-store.ts'
import type { FileFormat } from './reading/index.ts'
import { refuseUnlessUndecided } from './states.ts'

/** Takes a file and has it read soon: nothing of it is looked at here. */
export async function uploadImport(
  org: OrgWriter,
  actor: Actor,
  { bytes, declaredName }: UploadedFile,
): Promise<ImportRow> {
  const id = newId()
  const fileName = toFileName(declaredName)
  // In this order, and none waits for the answer to the one before.
  const [, , , row] = await Promise.all([
    insertImport(org, { id, fileName, hash: hashOf(bytes), bytes, userId: actor.userId }),
    queueParsing(org, id),
    org.record(actor, 'import.uploaded', { subjectId: id, after: { bytes: bytes.length } }),
    requireImport(org, id),
  ])
  return row
}

/** By this a file is known again. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Sets which column holds what, and has the file read anew: what was mended by hand is as in the file again. It is remembered
 * for files with the same headings.
 */
export async function setMapping(
  org: OrgWriter,
  id: string,
  columns: ImportMapping,
  requireMatch: (row: ImportRow) => void,
): Promise<ImportRow> {
  const row = await lockImport(org, id)
  requireMatch(row)
  refuseUnlessUndecided(row)
  refuseUnusable(columns, row.headers.length)
  await readAnew(org, id, sql`, mapping = ${JSON.stringify(columns)}::jsonb, mapping_chosen = true`)
  return requireImport(org, id)
}

/**
 * Has the file read anew in the way that somebody chose, also one that could not be read where that may help. Its columns may be
 * others then, so they are matched anew.
 */
export async function setReading(
  org: OrgWriter,
  id: string,
  choices: ReadingChoices,
  requireMatch: (row: ImportRow) => void,
): Promise<ImportRow> {
  const row = await lockImport(org, id)
  requireMatch(row)
  if (row.state !== 'failed' || !row.format) refuseUnlessUndecided(row)
  refuseUnknown(choices, row.format)
  await readAnew(
    org,
    id,
    sql`, choices = ${JSON.stringify(choices)}::jsonb, mapping = null, mapping_chosen = false, fault = null`,
  )
  return requireImport(org, id)
}

async function readAnew(org: OrgWriter, id: string, chosen: Sql): Promise<void> {
  if (!(await hasFile(org, id)))
    throw new AppError('too_late', 'The file was deleted after 30 days. Upload it once more.')
  await moveImport(org, id, 'parsing', chosen)
  await queueParsing(org, id)
}

function queueParsing(org: OrgWriter, importId: string): Promise<void> {
  return org.enqueue('parse-import', { importId }, { queue: `imports:${org.orgId}` })
}

function refuseUnusable(columns: ImportMapping, count: number): void {
  if (columns.email === null)
    throw invalidInput('/columns/email', 'required', 'Choose the column with the email addresses.')
  const chosen = Object.entries(columns).filter(([, column]) => column !== null)
  for (const [name, column] of chosen) {
    const pointer = `/columns/${name}`
    if (column !== null && column >= count)
      throw invalidInput(pointer, 'unknown_column', 'This column is not in the file. Choose another one.')
    if (chosen.some(([other, same]) => other !== name && same === column))
      throw invalidInput(pointer, 'taken', 'One column cannot hold two things. Choose another one.')
  }
}

function refuseUnknown({ sheet, encoding, separator }: ReadingChoices, format: FileFormat | null): void {
  const isText = format?.kind === 'csv'
  if (sheet !== undefined && isText)
    throw invalidInput('/reading/sheet', 'unknown_sheet', 'This file is plain text, which has no sheets.')
  if (sheet !== undefined && !format?.sheets.some(({ name }) => name === sheet))
    throw invalidInput(
      '/reading/sheet',
      'unknown_sheet',
      `There is no sheet called “${sheet}” in this file. Choose one of: ${format?.sheets.map(({ name }) => name).join(', ')}.`,
    )
  for (const [name, choice] of Object.entries({ encoding, separator }))
    if (choice !== undefined && !isText)
      throw invalidInput(
        `/reading/${name}`,
        'not_text',
        'This file is a workbook: only its sheet and its headings can be chosen.',
      )
}

async function hasFile(org: OrgWriter, id: string): Promise<boolean> {
  const found = await org.rows`
    select 1 from imports where org_id = ${org.orgId} and id = ${id} and bytes is not null`
  return found.length > 0
}

const LONGEST_NAME = 200

/** The last part of a path, without what nobody sees; of a long name the end, which says what it is. */
function toFileName(declared: string): string {
  const name =
    declared
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  return name.trim().slice(-LONGEST_NAME) || 'file'
}
