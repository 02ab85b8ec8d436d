import { TextDecoder } from 'node:util'
import { UnreadableFile } from './fault.ts'
import { unpack } from './unpack.ts'
import { createXmlReader, type XmlListener } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

/**
 * Reads one part of a packed workbook as XML, as it is unpacked. `goesOn` is asked after each piece and ends it early. Throws
 * `damaged` where the part is not there.
 */
export async function readXmlPart(
  bytes: Buffer,
  parts: ZipDirectory,
  name: string | undefined,
  listener: XmlListener,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const part = parts.get((name ?? '').toLowerCase())
  if (!part) throw new UnreadableFile('damaged')
  const reader = createXmlReader(listener)
  let decoder: TextDecoder | null = null
  for await (const piece of unpack(bytes, part)) {
    decoder ??= new TextDecoder(encodingOf(piece))
    reader.write(decoder.decode(piece, { stream: true }))
    if (!goesOn()) return
  }
  reader.write(decoder?.decode() ?? '')
  reader.end()
}

function encodingOf(start: Buffer): string {
  const mark = start.toString('hex', 0, 2)
  if (mark === 'fffe' || mark === '3c00') return 'utf-16le'
  return mark === 'feff' || mark === '003c' ? 'utf-16be' : 'utf-8'
}
