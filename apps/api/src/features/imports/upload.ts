import { createHash } from 'node:crypto'
import type { ImportMapping } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError, invalidInput } from '../../core/errors.ts'
import type { UploadedFile } from '../../core/files.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { type ImportRow, insertImport, lockImport, moveImport, requireImport } from './import-store.ts'
import { refuseUnlessUndecided } from './states.ts'

/** Takes a file and has it read soon: nothing of it is looked at here. */
export async function uploadImport(
  org: OrgWriter,
  actor: Actor,
  { bytes, declaredName }: UploadedFile,
): Promise<ImportRow> {
  const id = newId()
  const fileName = toFileName(declaredName)
  await insertImport(org, { id, fileName, hash: hashOf(bytes), bytes, userId: actor.userId })
  await queueParsing(org, id)
  await org.record(actor, 'import.uploaded', { subjectId: id, after: { bytes: bytes.length } })
  return requireImport(org, id)
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
  if (!(await hasFile(org, id)))
    throw new AppError('too_late', 'The file was deleted after 30 days. Upload it once more.')
  const more = sql`, mapping = ${JSON.stringify(columns)}::jsonb, mapping_chosen = true`
  await moveImport(org, id, 'parsing', more)
  await queueParsing(org, id)
  return requireImport(org, id)
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
