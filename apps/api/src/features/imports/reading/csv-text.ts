import { isUtf8 } from 'node:buffer'
import type { Encoding } from '@rollcall/contract'
import { UnreadableFile } from './fault.ts'

/** The text of a file, with `\n` at the end of its lines. */
export interface DecodedText {
  text: string
  encoding: Encoding
  /** Nothing in the file says so: it is what remains. */
  assumed: boolean
}

/**
 * The text of a file by its mark, by the NULs of two bytes for a character, as UTF-8 where it is that, and as Windows-1252
 * otherwise. Throws `nul_character` with the line, and `wrong_encoding` where the person chose one that the file is not in.
 */
export function decodeText(bytes: Buffer, chosen?: Encoding): DecodedText {
  const { encoding, assumed } = chosen ? { encoding: chosen, assumed: false } : findEncoding(bytes)
  const text = decode(bytes, encoding)
  if (text === null) throw new UnreadableFile('wrong_encoding')
  const plain = text.replace(/\r\n?/g, '\n')
  const nul = plain.indexOf('\0')
  if (nul !== -1) throw new UnreadableFile('nul_character', { line: lineAt(plain, nul) })
  return { text: plain, encoding, assumed }
}

/** The line of a text in which this place is, from 1. */
export function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

function findEncoding(bytes: Buffer): { encoding: Encoding; assumed: boolean } {
  const mark = bytes.toString('hex', 0, 3)
  if (mark === 'efbbbf') return { encoding: 'utf-8', assumed: false }
  if (mark.startsWith('fffe')) return { encoding: 'utf-16le', assumed: false }
  if (mark.startsWith('feff')) return { encoding: 'utf-16be', assumed: false }
  const wide = findWide(bytes.subarray(0, 65_536))
  if (wide) return { encoding: wide, assumed: false }
  if (isUtf8(bytes)) return { encoding: 'utf-8', assumed: false }
  return { encoding: 'windows-1252', assumed: true }
}

/** In two bytes for a character, one of both is NUL for most of what people type. */
function findWide(start: Buffer): Encoding | null {
  const pairs = start.length / 2
  const nuls = (first: 0 | 1) => start.filter((byte, at) => byte === 0 && at % 2 === first).length / pairs
  const [even, odd] = [nuls(0), nuls(1)]
  if (odd > 0.2 && even < 0.05) return 'utf-16le'
  if (even > 0.2 && odd < 0.05) return 'utf-16be'
  return null
}

/** Null: the bytes are no text in this encoding. */
function decode(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What Windows-1252 has from 80 to 9F, where Latin-1 has control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** By hand, because Node.js 20 reads Windows-1252 as Latin-1: a curly apostrophe would be lost. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter)
}
