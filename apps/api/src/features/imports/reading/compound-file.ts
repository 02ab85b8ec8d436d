/** How the files of older programs, and every locked workbook, begin. */
export const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const ENTRY_BYTES = 128
const NAME_LENGTH_AT = 64
const KIND_AT = 66
const STORAGE = 1
const STREAM = 2

/**
 * Whether a compound file has a stream or storage of this name. The entries of its directory stand at multiples of their size, so
 * they are looked for there, and no chain of sectors is followed: a broken or malicious one cannot lead anywhere.
 */
export function hasStream(bytes: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    if (at % ENTRY_BYTES !== 0 || at + ENTRY_BYTES > bytes.length) continue
    const kind = bytes[at + KIND_AT]
    if (bytes.readUInt16LE(at + NAME_LENGTH_AT) === wanted.length && (kind === STREAM || kind === STORAGE))
      return true
  }
  return false
}
