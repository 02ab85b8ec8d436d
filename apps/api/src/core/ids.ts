import { randomFillSync } from 'node:crypto'
import { v7, validate } from 'uuid'

/** Random bytes for so many ids at once: a call for each costs more than all the rest of making them. */
const randomness = Buffer.alloc(256 * 16)
let used = randomness.length
/** The newest id: its millisecond, and a number that grows within it. */
let msecs = 0
let seq = 0

/** A new id: UUIDv7, so that ids sort by the time they were made, and those of one millisecond by the order they were made in. */
export function newId(): string {
  if (used === randomness.length) {
    randomFillSync(randomness)
    used = 0
  }
  const random = randomness.subarray(used, used + 16)
  used += 16
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    // Half of what it holds is left to grow in.
    seq = random.readUInt32BE(6) >>> 1
  } else seq += 1
  return v7({ random, msecs, seq })
}

export function isUuid(text: string): boolean {
  return validate(text)
}

/** The 16 bytes of a UUID. */
export function uuidToBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

/** The UUID that 16 bytes spell. */
export function bytesToUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
