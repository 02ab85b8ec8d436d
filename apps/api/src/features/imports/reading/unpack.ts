import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { UnreadableFile } from './fault.ts'
import type { ZipPart } from './zip-directory.ts'

const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const PIECE_BYTES = 65_536

/**
 * Unpacks one part piece by piece, and stops with the byte past the size that the directory claims for it, so that what was
 * checked there holds. Throws `damaged` where the content is not what was packed.
 */
export async function* unpack(bytes: Buffer, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, part)
  const pieces = part.method === 0 ? inPieces(packed) : Readable.from([packed]).pipe(createInflateRaw())
  let size = 0
  let crc = 0
  try {
    for await (const piece of pieces) {
      size += piece.length
      if (size > part.unpackedBytes) throw new UnreadableFile('unsafe_archive')
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    throw isZlibError(error) ? new UnreadableFile('damaged') : error
  }
  if (size !== part.unpackedBytes || crc !== part.crc) throw new UnreadableFile('damaged')
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

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
