import { createHash, randomBytes } from 'node:crypto'
import { bytesToUuid, uuidToBytes } from '../../core/ids.ts'

const PREFIX = 'rk_live_'
/** 32 bytes in base64url. */
const PART = 43
const FORM = new RegExp(`^${PREFIX}([A-Za-z0-9_-]{${PART}})_([A-Za-z0-9_-]{${PART}})$`)

/** What an API key says of itself: whose it is, which one, and the hash of its secret. */
export interface ReadKey {
  orgId: string
  keyId: string
  secretHash: string
}

/**
 * Makes a key: `rk_live_<organization and id>_<secret>`. It carries its organization, so it is found without looking into
 * others. The secret has 256 random bits and is kept as a hash only.
 */
export function makeKey(orgId: string, keyId: string): { key: string; prefix: string; secretHash: string } {
  const named = Buffer.concat([uuidToBytes(orgId), uuidToBytes(keyId)]).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  return {
    key: `${PREFIX}${named}_${secret}`,
    // The end of the name is the random part of the id: two keys of one organization differ in it.
    prefix: `${PREFIX}…${named.slice(-8)}`,
    secretHash: hashSecret(secret),
  }
}

/** Reads a key, or null for something that is none. */
export function readKey(key: string): ReadKey | null {
  const [, named, secret] = FORM.exec(key) ?? []
  if (named === undefined || secret === undefined) return null
  const bytes = Buffer.from(named, 'base64url')
  if (bytes.length !== 32) return null
  return {
    orgId: bytesToUuid(bytes.subarray(0, 16)),
    keyId: bytesToUuid(bytes.subarray(16)),
    secretHash: hashSecret(secret),
  }
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
