import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readPicture } from './logo-image.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARFAEAA/0A/2J8+ZJAAAAAElFTkSuQmCC',
  'base64',
)

/** A start of frame of this kind, after an application segment and a filling byte. */
function jpeg(frame: number, width: number, height: number): Buffer {
  const app = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
  const size = Buffer.alloc(4)
  size.writeUInt16BE(height, 0)
  size.writeUInt16BE(width, 2)
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    app,
    Buffer.from([0xff, 0xff, frame, 0, 17, 8]),
    size,
    Buffer.alloc(20),
  ])
}

function webp(form: string, head: number[]): Buffer {
  const bytes = Buffer.alloc(40)
  bytes.write('RIFF', 0, 'latin1')
  bytes.write('WEBP', 8, 'latin1')
  bytes.write(form, 12, 'latin1')
  Buffer.from(head).copy(bytes, 20)
  return bytes
}

describe('a picture', () => {
  it.each([
    ['PNG', PNG, { contentType: 'image/png', width: 3, height: 2 }],
    ['JPEG', jpeg(0xc0, 640, 480), { contentType: 'image/jpeg', width: 640, height: 480 }],
    ['progressive JPEG', jpeg(0xc2, 1, 65_535), { contentType: 'image/jpeg', width: 1, height: 65_535 }],
    [
      'lossy WebP',
      webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x90, 0x01, 0x2c, 0x41]),
      { contentType: 'image/webp', width: 400, height: 300 },
    ],
    [
      'lossless WebP',
      webp('VP8L', [0x2f, 0x8f, 0xc1, 0x4a, 0x00]),
      { contentType: 'image/webp', width: 400, height: 300 },
    ],
    [
      'extended WebP',
      webp('VP8X', [0x10, 0, 0, 0, 0x8f, 0x01, 0x00, 0x2b, 0x01, 0x00]),
      { contentType: 'image/webp', width: 400, height: 300 },
    ],
  ])('says how large it is: %s', (_name, bytes, expected) => {
    expect(readPicture(bytes)).toEqual(expected)
  })

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a web page', '<!doctype html><title>A page</title>'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['text', 'just words'],
    ['a page that begins as a PNG does', '\u0089PNG\r\n\u001a\n<script>alert(1)</script>'.padEnd(80)],
    ['a RIFF that is no WebP', 'RIFF\u0000\u0000\u0000\u0000WAVEfmt '.padEnd(40)],
  ])('is none when it is %s', (_name, text) => {
    expect(readPicture(Buffer.from(text, 'latin1'))).toBeNull()
  })

  it('is none when its head was cut off, wherever', () => {
    expect(readPicture(PNG.subarray(0, 30))).toBeNull()
    expect(readPicture(jpeg(0xc0, 640, 480).subarray(0, 25))).toBeNull()
    expect(readPicture(webp('VP8X', []).subarray(0, 25))).toBeNull()
  })

  it('never makes the reader fail, whatever the bytes are', () => {
    const heads = [
      '',
      'ffd8',
      'ffd8ffe0',
      '89504e470d0a1a0a0000000d49484452',
      '52494646000000005745425056503820',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 80 }), (head, rest) => {
        readPicture(Buffer.concat([Buffer.from(head, 'hex'), rest]))
      }),
    )
  })
})
