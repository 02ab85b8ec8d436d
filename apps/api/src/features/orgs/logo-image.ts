/** What the first bytes of a picture say about it. Sizes are in pixels. */
export interface Picture {
  contentType: 'image/png' | 'image/jpeg' | 'image/webp'
  width: number
  height: number
}

/** Reads the head of a PNG, JPEG or WebP picture; null for everything else, whatever it calls itself. */
export function readPicture(bytes: Buffer): Picture | null {
  return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes)
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

function readPng(bytes: Buffer): Picture | null {
  if (bytes.length < 33 || !bytes.subarray(0, PNG_HEAD.length).equals(PNG_HEAD)) return null
  return { contentType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** The size stands in the first segment that begins a frame; the segments before it say how long they are. */
function readJpeg(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) {
      return {
        contentType: 'image/jpeg',
        width: bytes.readUInt16BE(at + 7),
        height: bytes.readUInt16BE(at + 5),
      }
    } else if (isDataFollowing(marker)) at += 2 + bytes.readUInt16BE(at + 2)
    else return null
  }
  return null
}

/** Start of frame: C0 to CF, but for the tables of Huffman codes, of arithmetic codes, and a reserved one. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Tables, comments and what applications write: segments with a length. The picture itself (DA) comes after its frame. */
function isDataFollowing(marker: number): boolean {
  return marker === 0xc4 || marker === 0xcc || (marker >= 0xdb && marker <= 0xef) || marker === 0xfe
}

/** Three forms share one head: lossy, lossless, and extended, which says the size of its canvas. */
function readWebp(bytes: Buffer): Picture | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null
  const size = WEBP_SIZES[bytes.toString('latin1', 8, 16)]?.(bytes)
  return size ? { contentType: 'image/webp', width: size[0], height: size[1] } : null
}

const WEBP_SIZES: Record<string, (bytes: Buffer) => [number, number] | null> = {
  'WEBPVP8 ': (bytes) =>
    bytes.readUIntBE(23, 3) === 0x9d012a
      ? [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
      : null,
  WEBPVP8L(bytes) {
    if (bytes[20] !== 0x2f) return null
    const packed = bytes.readUInt32LE(21)
    return [1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff)]
  },
  WEBPVP8X: (bytes) => [1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3)],
}
