import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a packed file, and what its entry says when it does not tell the truth. */
export interface Part {
  name: string
  data: Buffer | string
  method?: 0 | 8
  flags?: number
  /** What the directory claims. */
  unpackedBytes?: number
  crc?: number
  /** Points at the bytes of the part before. */
  shared?: boolean
}

/** Packs parts, as honestly as they are described. */
export function makeZip(parts: Part[]): Buffer {
  const pieces: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  let lastAt = 0
  for (const { name, data, method = 8, flags = 0, shared = false, ...claims } of parts) {
    const plain = Buffer.from(data)
    const packed = method === 8 ? deflateRawSync(plain, { level: 9 }) : plain
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(claims.crc ?? crc32(plain), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims.unpackedBytes ?? plain.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const offset = shared ? lastAt : at
    if (!shared) {
      const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
      pieces.push(local)
      lastAt = at
      at += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, rest, Buffer.from(name)]))
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, directory, end])
}
