import type { FileKind } from '@rollcall/contract'
import { COMPOUND_FILE, hasStream } from './compound-file.ts'
import { type ReadingFaultCode, UnreadableFile } from './fault.ts'
import type { ReadingLimits } from './limits.ts'
import { readZipDirectory, type ZipDirectory } from './zip-directory.ts'

const KIND_OF_EXTENSION: Record<string, FileKind> = {
  xlsx: 'xlsx',
  xls: 'xls',
  ods: 'ods',
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
}

const FAULT_OF_EXTENSION: Record<string, ReadingFaultCode> = {
  xlsm: 'macros',
  xltm: 'macros',
  xlsb: 'binary_workbook',
}

/** What a file is: both its name and its content say that it can be read. */
export interface KnownFile {
  kind: FileKind
  /** The name says another kind than the content. */
  extensionDiffers: boolean
}

/**
 * What a file is, by its name and its first bytes; for packed workbooks also by their directory, which is held to the limits.
 * Nothing is unpacked or parsed, so this is cheap enough for the request that brings the file. Throws `UnreadableFile`.
 */
export function recognise(name: string, bytes: Buffer, limits: ReadingLimits): KnownFile {
  if (bytes.length === 0) throw new UnreadableFile('empty_file')
  if (bytes.length > limits.fileBytes)
    throw new UnreadableFile('file_too_large', { limit: Math.floor(limits.fileBytes / 1_048_576) })
  const kind = kindOfContent(bytes, limits)
  const extension = /\.([^./\\]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  const named = KIND_OF_EXTENSION[extension]
  if (named === undefined) throw new UnreadableFile(FAULT_OF_EXTENSION[extension] ?? 'unknown_extension')
  return { kind, extensionDiffers: named !== kind }
}

/** A packed file with parts in it, and one without. */
const PACKED = [Buffer.from('504b0304', 'hex'), Buffer.from('504b0506', 'hex')]

function kindOfContent(bytes: Buffer, limits: ReadingLimits): FileKind {
  if (PACKED.some((signature) => bytes.indexOf(signature) === 0))
    return kindOfPackage(readZipDirectory(bytes, limits))
  if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return kindOfCompoundFile(bytes)
  const hex = bytes.toString('hex', 0, 8)
  const other = SIGNATURES.find(([signature]) => hex.startsWith(signature))
  // Short signatures could be the first letters of a heading; their files have a NUL soon, and text has none.
  if (other && (other[0].length > 4 || bytes.subarray(0, 64).includes(0))) throw new UnreadableFile(other[1])
  refuseMarkup(bytes)
  refuseBinary(bytes)
  return 'csv'
}

/** First bytes, in hexadecimal, of what people take for a spreadsheet or try to pass as one. */
const SIGNATURES: [signature: string, fault: ReadingFaultCode][] = [
  ['25504446', 'pdf'],
  ['4d5a', 'program'],
  ['7f454c46', 'program'],
  ['cafebabe', 'program'],
  ['cffaedfe', 'program'],
  ['cefaedfe', 'program'],
  ['feedfac', 'program'],
  ['23212f', 'program'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['424d', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['52494646', 'picture'],
  ['1f8b', 'archive'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['425a68', 'archive'],
  ['fd377a585a00', 'archive'],
  ['7b5c727466', 'text_document'],
  ['0908', 'old_workbook'],
  ['0904', 'old_workbook'],
  ['0902', 'old_workbook'],
]

function kindOfPackage(parts: ZipDirectory): FileKind {
  const names = [...parts.keys()]
  const has = (part: RegExp) => names.some((name) => part.test(name))
  if (has(/(^|\/)vbaproject\.bin$/) || has(/^xl\/macrosheets\//)) throw new UnreadableFile('macros')
  if (has(/^xl\/workbook\.bin$/)) throw new UnreadableFile('binary_workbook')
  if (has(/^xl\/.*workbook.*\.xml$/)) return 'xlsx'
  if (has(/^word\//)) throw new UnreadableFile('text_document')
  if (has(/^ppt\//)) throw new UnreadableFile('presentation')
  if (has(/^index\/.*\.iwa$|^index\.zip$/)) throw new UnreadableFile('numbers_file')
  if (has(/^encrypted-package$/)) throw new UnreadableFile('encrypted')
  if (has(/^content\.xml$/) && has(/^meta-inf\/manifest\.xml$|^mimetype$/)) return 'ods'
  if (has(/^\[content_types\]\.xml$/)) return 'xlsx'
  throw new UnreadableFile('archive')
}

function kindOfCompoundFile(bytes: Buffer): FileKind {
  if (hasStream(bytes, 'EncryptedPackage')) throw new UnreadableFile('encrypted')
  if (hasStream(bytes, '_VBA_PROJECT_CUR')) throw new UnreadableFile('macros')
  if (hasStream(bytes, 'Workbook')) return 'xls'
  if (hasStream(bytes, 'Book')) throw new UnreadableFile('old_workbook')
  if (hasStream(bytes, 'WordDocument')) throw new UnreadableFile('text_document')
  if (hasStream(bytes, 'PowerPoint Document')) throw new UnreadableFile('presentation')
  throw new UnreadableFile('unknown_content')
}

/** Many systems export a web page under the name of a spreadsheet. */
function refuseMarkup(bytes: Buffer): void {
  const start = bytes
    .toString('latin1', 0, 1024)
    .replaceAll('\0', '')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '')
  if (/^<(!doctype\s+html|html|head|body|table|meta)\b/i.test(start)) throw new UnreadableFile('web_page')
  if (/^<(\?xml\b|!--)/i.test(start))
    throw new UnreadableFile(/<html\b/i.test(start) ? 'web_page' : 'xml_file')
}

/** Text has next to no control characters. Two bytes for a character look otherwise, and say so by a mark or by NULs. */
function refuseBinary(bytes: Buffer): void {
  const mark = bytes.toString('hex', 0, 2)
  if (mark === 'fffe' || mark === 'feff') return
  const start = bytes.subarray(0, 4096)
  const strange = start.filter((byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 32) || byte === 127)
  if (strange.length / start.length > 0.02) throw new UnreadableFile('unknown_content')
}
