import { createHmac } from 'node:crypto'
import { deriveKey } from '../../core/tokens.ts'

/** Bytes of a row's digest: enough to find the row that does not fit. What proves it is the hash of the seal. */
export const DIGEST = 8

/** When a seal is made, and whether its hash says so: that of format 1 does not. */
export interface SealTime {
  format: number
  /** Microseconds since 1970. */
  sealedMicros: string
}

/** What a seal of an organization says: that these rows, and no others, follow what the seal before it covers. */
export interface Seal extends SealTime {
  number: number
  fromSeq: string
  toSeq: string
  rowDigests: Buffer
  previousHash: Buffer
  hash: Buffer
}

/** A row of the log as text, the same for the same row. */
export interface CanonicalRow {
  seq: string
  /** When it was written, in microseconds since 1970. */
  micros: string
  text: string
}

/** What the first seal of an organization follows. */
export const BEGINNING = Buffer.alloc(32)

export interface SealChain {
  /** The seal of these rows, which are in the order of the log and at least one. */
  seal(
    orgId: string,
    previous: Pick<Seal, 'number' | 'hash'> | null,
    rows: CanonicalRow[],
    time: SealTime,
  ): Seal
}

/** Makes seals with a key derived from `SECRET_KEY`: whoever can write to the database alone can make none. */
export function createSealChain(secretKey: string): SealChain {
  const key = deriveKey(secretKey, 'audit-seals')
  return {
    seal(orgId, previous, rows, time) {
      const number = (previous?.number ?? 0) + 1
      const fromSeq = rows[0]?.seq ?? ''
      const toSeq = rows.at(-1)?.seq ?? ''
      const previousHash = previous?.hash ?? BEGINNING
      const digests = rows.map(({ text }) =>
        createHmac('sha256', key).update(text).digest().subarray(0, DIGEST),
      )
      const mac = createHmac('sha256', key).update(previousHash)
      const range = [orgId, number, fromSeq, toSeq, rows.length]
      mac.update(JSON.stringify(time.format === 1 ? range : [time.format, time.sealedMicros, ...range]))
      for (const { text } of rows) mac.update('\n').update(text)
      const rowDigests = Buffer.concat(digests)
      return { ...time, number, fromSeq, toSeq, rowDigests, previousHash, hash: mac.digest() }
    },
  }
}

/** A seal as a line that can be kept elsewhere: its number and its hash. */
export function toSealLine({ number, hash }: Pick<Seal, 'number' | 'hash'>): string {
  return `${number}:${hash.toString('hex')}`
}
