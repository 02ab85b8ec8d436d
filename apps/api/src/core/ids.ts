import { v7, validate } from 'uuid'

/** A new id: UUIDv7, so that ids sort by the time they were made. */
export function newId(): string {
  return v7()
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
