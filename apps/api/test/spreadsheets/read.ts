import type { ReadingChoices } from '@rollcall/contract'
import { UnreadableFile } from '../../src/features/imports/reading/fault.ts'
import { recognise } from '../../src/features/imports/reading/file-kind.ts'
import { limitsFor } from '../../src/features/imports/reading/limits.ts'
import { readFile } from '../../src/features/imports/reading/read-file.ts'
import type { ReadingResult, SheetRow } from '../../src/features/imports/reading/sheet-reading.ts'

import { unpack } from '../../src/features/imports/reading/unpack.ts'
import { readZipDirectory } from '../../src/features/imports/reading/zip-directory.ts'

/** Reads a file in this process: what the process of a reading does, without the time to start it. */
export async function readHere(
  name: string,
  content: Buffer | string,
  { choices = {}, rows = 500 }: { choices?: ReadingChoices; rows?: number } = {},
): Promise<ReadingResult> {
  const bytes = Buffer.from(content)
  const limits = limitsFor(rows)
  const read: SheetRow[] = []
  try {
    const known = recognise(name, bytes, limits)
    const end = await readFile(known, bytes, limits, choices, (row) => void read.push(row))
    for (const { cells } of read) while (cells.length < end.headers.length) cells.push('')
    return { reading: { ...end, rows: read } }
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault }
    throw error
  }
}

/** The reading, or a failed test that names the fault. */
export async function mustRead(...file: Parameters<typeof readHere>) {
  const result = await readHere(...file)
  if ('fault' in result) throw new Error(`${file[0]} could not be read: ${JSON.stringify(result.fault)}`)
  return result.reading
}

/** What stands in one part of a workbook. */
export async function readPart(bytes: Buffer, name: string): Promise<string> {
  const part = readZipDirectory(bytes, limitsFor(500)).get(name.toLowerCase())
  if (!part) throw new Error(`There is no ${name}.`)
  const pieces: Buffer[] = []
  for await (const piece of unpack(bytes, part)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
