import { createWriteStream, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { invalidInput } from '../../core/errors.ts'
import { type ImportRow, makeErrorFile } from '../../features/imports/index.ts'
import { countOf } from './count-of.ts'
import type { Desk } from './desk.ts'
import { countToMend } from './judgement.ts'

/** Throws where the file could not be written, or would not open in a spreadsheet program. */
export function requireErrorFile(file: string): void {
  if (path.extname(file).toLowerCase() !== '.xlsx')
    throw invalidInput(
      '',
      'name',
      'The file of --errors is an Excel workbook: give it a name that ends in .xlsx.',
    )
  const folder = path.dirname(path.resolve(file))
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw invalidInput('', 'folder', `There is no folder "${folder}" for the file of --errors.`)
}

/** Writes the rows that need work, where there are any, and says so. */
export async function writeErrors({ orgs, orgId }: Desk, row: ImportRow, file: string): Promise<string> {
  const count = countToMend(row)
  if (count === 0) return `No row needs work, so ${file} was not written.`
  const { content } = await makeErrorFile(orgs, orgId, row.id, 'en')
  const pieces = typeof content === 'string' || Buffer.isBuffer(content) ? [content] : content
  await pipeline(Readable.from(pieces), createWriteStream(file))
  return `Wrote ${countOf(count, 'row')} to ${file}. Mend them there and import that file.`
}
