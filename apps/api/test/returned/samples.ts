import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT_DIR } from '../../src/core/root-dir.ts'

const FOLDER = path.join(ROOT_DIR, 'apps/api/test/returned/samples')

export interface SampleOptions {
  /** The return address that the mail was sent back to. */
  to?: string
  /** Whom it was for. */
  about?: string
}

/** A mail as a mail server sends it back: see `samples`. Byte by byte, as several are in other character sets. */
export function returnedMail(
  name: string,
  { to = 'b+x@bounces.school.example', about = 'ana@clinic.example' }: SampleOptions = {},
): Buffer {
  const text = readFileSync(path.join(FOLDER, `${name}.eml`), 'latin1')
  const filled = text
    .replaceAll('{return}', to)
    .replaceAll('ana@clinic.example', about)
    .replaceAll('ANA@CLINIC.EXAMPLE', about.toUpperCase())
  return Buffer.from(filled.replaceAll('\n', '\r\n'), 'latin1')
}
