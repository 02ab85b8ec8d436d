import { readFileSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { invalidInput } from '../../core/errors.ts'
import type { UploadedFile } from '../../core/files.ts'
import { createSpreadsheetReader, limitsFor, sayImportFault } from '../../features/imports/index.ts'

const MEGABYTE = 1_048_576

/** Reads a file from the disk. Throws one sentence where there is none, or none that is worth storing. */
export function readSpreadsheet(file: string, maxRows: number): UploadedFile {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) throw refusal(`There is no file "${file}".`)
  refuseNoFile(file, stats)
  const limits = limitsFor(maxRows)
  if (stats.size > limits.fileBytes)
    throw refusal(
      sayImportFault({ code: 'file_too_large', limit: Math.floor(limits.fileBytes / MEGABYTE) }, 'en'),
    )
  const bytes = readBytes(file)
  const fault = createSpreadsheetReader(limits).check({ name: file, bytes })
  if (fault) throw refusal(`${path.basename(file)}: ${sayImportFault(fault, 'en')}`)
  return { bytes, declaredName: path.basename(file), declaredType: '' }
}

function refuseNoFile(file: string, stats: Stats): void {
  if (stats.isDirectory()) throw refusal(`"${file}" is a folder. Name a spreadsheet in it.`)
  if (!stats.isFile()) throw refusal(`"${file}" is not a file.`)
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw refusal(`This user may not read "${file}".`)
  }
}

function refusal(detail: string) {
  return invalidInput('', 'file', detail)
}
