import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { bytesToUuid, uuidToBytes } from './ids.ts'

/** What a link is for. A token made for one purpose is worth nothing for another. */
const PURPOSES = {
  invite: 1,
  register: 2,
  reset: 3,
  admin: 4,
  join_request: 5,
  join_proof: 6,
  unsubscribe: 7,
} as const
export type TokenPurpose = keyof typeof PURPOSES

/** Stands in the place of the organization in the token of an account, which belongs to none. */
export const NO_ORG = '00000000-0000-0000-0000-000000000000'

const KEY_ID = 1
const HEAD = 1 + 1 + 16 + 16
const MAC = 16

export interface TokenSubject {
  orgId: string
  id: string
}

export interface Tokens {
  /** The same token each time for the same thing, so that every copy of a mail carries the same link. */
  make(purpose: TokenPurpose, subject: TokenSubject): string
  /** What a token names, or null when it was not made here for that purpose. */
  read(purpose: TokenPurpose, token: string): TokenSubject | null
  /** Six digits for the same thing, to be typed in. They are few: whoever takes them counts the tries. */
  code(subject: TokenSubject): string
}

/**
 * Link tokens: base64url of key id, purpose, organization, id, and the first 128 bits of an HMAC-SHA256 over them. Nothing
 * of it is stored, so a copy of the database opens no link. What ends a link is the end of the thing it names.
 */
export function createTokens(secretKey: string): Tokens {
  const key = deriveKey(secretKey, 'link-tokens')
  const codeKey = deriveKey(secretKey, 'codes')
  const mac = (head: Buffer) => createHmac('sha256', key).update(head).digest().subarray(0, MAC)

  return {
    make(purpose, { orgId, id }) {
      const head = Buffer.concat([
        Buffer.from([KEY_ID, PURPOSES[purpose]]),
        uuidToBytes(orgId),
        uuidToBytes(id),
      ])
      return Buffer.concat([head, mac(head)]).toString('base64url')
    },
    read(purpose, token) {
      const bytes = Buffer.from(token, 'base64url')
      // Comparing the text again refuses the other spellings that a lenient decoder takes for the same bytes.
      if (bytes.length !== HEAD + MAC || bytes.toString('base64url') !== token) return null
      const head = bytes.subarray(0, HEAD)
      if (!timingSafeEqual(mac(head), bytes.subarray(HEAD))) return null
      if (head[0] !== KEY_ID || head[1] !== PURPOSES[purpose]) return null
      return { orgId: bytesToUuid(head.subarray(2, 18)), id: bytesToUuid(head.subarray(18, 34)) }
    },
    code({ orgId, id }) {
      const digest = createHmac('sha256', codeKey).update(uuidToBytes(orgId)).update(uuidToBytes(id)).digest()
      return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
    },
  }
}

/** A key of its own for each use, so that no two uses of the one secret can be played against each other. */
export function deriveKey(secretKey: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, 'rollcall', use, 32))
}
