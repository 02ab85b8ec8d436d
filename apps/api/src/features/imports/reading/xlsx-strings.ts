import type { ReadingLimits } from './limits.ts'
import { readXmlPart } from './xml-part.ts'
import type { XmlListener } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

/** The texts that the cells of a workbook share, each cut one character past what is read, so that the cell is known as cut. */
export async function readSharedStrings(
  bytes: Buffer,
  parts: ZipDirectory,
  part: string | undefined,
  limits: ReadingLimits,
): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  const rich = createRichText(limits.cellLength)
  await readXmlPart(bytes, parts, part, {
    ...rich.listener,
    close(name) {
      rich.listener.close(name)
      if (name === 'si') strings.push(rich.take())
    },
  })
  return strings
}

/** Puts the runs of a formatted text together. How it is pronounced, which East Asian files add, is not part of it. */
export function createRichText(length: number): { listener: Required<XmlListener>; take(): string } {
  let text = ''
  let inText = false
  let inPronunciation = false
  return {
    listener: {
      open(name) {
        if (name === 't') inText = true
        else if (name === 'rPh') inPronunciation = true
      },
      close(name) {
        if (name === 't') inText = false
        else if (name === 'rPh') inPronunciation = false
      },
      text(piece) {
        if (inText && !inPronunciation && text.length <= length) text += piece.slice(0, length + 1)
      },
    },
    take() {
      const whole = decodeEscapes(text)
      text = ''
      return whole
    },
  }
}

/** Excel writes what XML cannot hold as `_x000D_`, and an underscore that would look like that as `_x005F_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => {
    const letter = String.fromCharCode(Number.parseInt(code, 16))
    return letter === '\0' ? '' : letter
  })
}
