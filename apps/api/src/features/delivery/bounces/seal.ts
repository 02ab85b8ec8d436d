import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { deriveKey } from '../../../core/tokens.ts'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

export interface Seal {
  /** `id` is where it is kept: sealed bytes that were moved to another place do not open. */
  close(bytes: Buffer, id: string): Promise<Buffer>
  /** Throws when they were not sealed here for this place. */
  open(sealed: Buffer, id: string): Promise<Buffer>
}

/**
 * Keeps bytes so that nobody can read them who has a copy of the database alone. A mail that came back quotes the one that was
 * sent, whose link must not be found there.
 */
export function createSeal(secretKey: string): Seal {
  const key = deriveKey(secretKey, 'delivery-reports')
  return {
    async close(bytes, id) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(id))
      const body = Buffer.concat([cipher.update(await promisify(gzip)(bytes)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    async open(sealed, id) {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE)).setAAD(Buffer.from(id))
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      const body = sealed.subarray(NONCE + TAG)
      return promisify(gunzip)(Buffer.concat([decipher.update(body), decipher.final()]))
    },
  }
}
