import { UnreadableFile } from './fault.ts'
import type { ReadingLimits } from './limits.ts'

/** One part of a packed file, where the directory says that it is. */
export interface ZipPart {
  /** With slashes, as it stands in the directory. */
  name: string
  method: number
  packedBytes: number
  unpackedBytes: number
  crc: number
  /** Where its own header begins. */
  offset: number
}

/** The parts by their names in lower case: packages take upper and lower case for the same. */
export type ZipDirectory = ReadonlyMap<string, ZipPart>

const END = 0x06054b50
const END_BYTES = 22
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
const IN_EXTRA = 0xffffffff
const STORED = 0
const DEFLATED = 8

/**
 * Reads the directory of a packed file and unpacks nothing. Refuses what no spreadsheet program writes: too many parts, names
 * that lead elsewhere or come twice, parts that share bytes or become far too large. The sizes are what the directory claims;
 * `unpack` holds the parts to them.
 */
export function readZipDirectory(bytes: Buffer, limits: ReadingLimits): ZipDirectory {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.parts) throw new UnreadableFile('too_many_parts', { limit: limits.parts })
  const parts = new Map<string, ZipPart>()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    const { part, next } = readEntry(bytes, at, end)
    at = next
    if (part.name.endsWith('/')) continue
    const key = part.name.toLowerCase()
    if (parts.has(key) || leadsElsewhere(part.name)) throw new UnreadableFile('unsafe_archive')
    parts.set(key, part)
  }
  refuseTooLarge([...parts.values()], limits)
  refuseShared([...parts.values()])
  return parts
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT)
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw new UnreadableFile('damaged')
}

function readEntry(bytes: Buffer, at: number, end: number): { part: ZipPart; next: number } {
  if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) throw new UnreadableFile('damaged')
  const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const next = extraEnd + bytes.readUInt16LE(at + 32)
  if (next > end) throw new UnreadableFile('damaged')
  const flags = bytes.readUInt16LE(at + 8)
  if (flags & 0x2041) throw new UnreadableFile('encrypted')
  const method = bytes.readUInt16LE(at + 10)
  if (method !== STORED && method !== DEFLATED) throw new UnreadableFile('damaged')
  const [unpackedBytes = 0, packedBytes = 0, offset = 0] = withLongSizes(
    [at + 24, at + 20, at + 42].map((place) => bytes.readUInt32LE(place)),
    bytes.subarray(nameEnd, extraEnd),
  )
  if (offset + LOCAL_BYTES + packedBytes > bytes.length) throw new UnreadableFile('damaged')
  const name = bytes.toString('utf8', at + ENTRY_BYTES, nameEnd).replaceAll('\\', '/')
  const crc = bytes.readUInt32LE(at + 16)
  return { part: { name, method, packedBytes, unpackedBytes, crc, offset }, next }
}

/** Some programs write every size in the long form, in the extra field, whatever it is. */
function withLongSizes(sizes: number[], extra: Buffer): number[] {
  if (!sizes.includes(IN_EXTRA)) return sizes
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return sizes.map((size) => {
    if (size !== IN_EXTRA) return size
    if (at + 8 > extra.length) throw new UnreadableFile('damaged')
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  })
}

function leadsElsewhere(name: string): boolean {
  return name === '' || /^\/|^[a-z]:|\0/i.test(name) || name.split('/').includes('..')
}

function refuseTooLarge(parts: ZipPart[], limits: ReadingLimits): void {
  const sum = parts.reduce((bytes, part) => bytes + part.unpackedBytes, 0)
  const swells = (part: ZipPart) =>
    part.unpackedBytes > 1_000_000 && part.unpackedBytes > part.packedBytes * limits.ratio
  if (sum > limits.unpackedBytes || parts.some(swells)) throw new UnreadableFile('unpacks_too_large')
}

/** Parts that overlap are how a small file claims to hold a large one many times. */
function refuseShared(parts: ZipPart[]): void {
  let free = 0
  for (const part of parts.toSorted((a, b) => a.offset - b.offset)) {
    if (part.offset < free) throw new UnreadableFile('unsafe_archive')
    free = part.offset + LOCAL_BYTES + part.packedBytes
  }
}
