import { readXmlPart } from './xml-part.ts'
import { attribute } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

/** How the numbers of each style are shown: a code such as `0000`, or the number of a built-in one. */
export type NumberFormats = (string | number)[]

/** Reads them from the part with the styles. */
export async function readNumberFormats(
  bytes: Buffer,
  parts: ZipDirectory,
  part: string | undefined,
): Promise<NumberFormats> {
  const formats: NumberFormats = []
  if (part === undefined) return formats
  const codes = new Map<string, string>()
  let inCells = false
  await readXmlPart(bytes, parts, part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt')
        codes.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '')
      if (name === 'xf' && inCells) {
        const id = attribute(attributes, 'numFmtId') ?? '0'
        formats.push(codes.get(id) ?? (Number(id) || 0))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}
