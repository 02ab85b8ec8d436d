import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** A square picture in black (true) and white, as a PNG with one bit a pixel. */
export function encodePng(rows: boolean[][]): Buffer {
  const side = rows.length
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit of grey a pixel; the rest is what PNG has only one of.
  header.writeUInt8(1, 8)
  const lines = Buffer.concat(rows.map(packRow))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A byte that says "unfiltered", then eight pixels a byte; a bit that is set is white. */
function packRow(row: boolean[]): Buffer {
  const line = Buffer.alloc(1 + Math.ceil(row.length / 8))
  row.forEach((isBlack, x) => {
    if (!isBlack) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
  })
  return line
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
