import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { UnreadableFile } from './fault.ts'
import type { ZipPart } from './zip-directory.ts'

const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const PIECE_BYTES = 65_536
/** What unpacks to no more than this is unpacked at once. */
const SMALL_BYTES = 1_000_000

/**
 * Unpacks one part piece by piece, and stops with the byte past the size that the directory claims for it, so that what was
 * checked there holds. Throws `damaged` where the content is not what was packed.
 */
export async function* unpack(bytes: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, part)
  let size = 0
  let crc = 0
  try {
    const pieces = part.method === 0 ? inPieces(packed) : inflate(packed, part.unpackedBytes)
    for await (const piece of pieces) {
      size += piece.length
      if (size > part.unpackedBytes) throw new UnreadableFile('unsafe_archive')
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('unsafe_archive')
    throw code.startsWith('Z_') ? new UnreadableFile('damaged') : error
  }
  if (size !== part.unpackedBytes || crc !== part.crc) throw new UnreadableFile('damaged')
}

/** A small part takes one step instead of many, which stops past the size that the directory claims for it, too. */
function inflate(packed: Buffer, unpackedBytes: number): Iterable<Buffer> | AsyncIterable<Buffer> {
  if (unpackedBytes > SMALL_BYTES)
    return Readable.from([packed]).pipe(createInflateRaw({ chunkSize: PIECE_BYTES }))
  return inPieces(inflateRawSync(packed, { maxOutputLength: unpackedBytes + 1 }))
}

function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
}

function packedBytes(bytes: Buffer, part: ZipPart): Buffer {
  if (bytes.readUInt32LE(part.offset) !== LOCAL) throw new UnreadableFile('damaged')
  const start =
    part.offset + LOCAL_BYTES + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28)
  if (start + part.packedBytes > bytes.length) throw new UnreadableFile('damaged')
  return bytes.subarray(start, start + part.packedBytes)
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
