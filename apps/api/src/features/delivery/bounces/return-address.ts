import { createHmac, timingSafeEqual } from 'node:crypto'
import { bytesToUuid, uuidToBytes } from '../../../core/ids.ts'
import { deriveKey, NO_ORG } from '../../../core/tokens.ts'
import type { BounceSettings } from '../mail-settings.ts'

/** A message, and whose it is; null: the mail of an account. */
export interface ReturnedMessage {
  orgId: string | null
  messageId: string
}

export interface ReturnAddresses {
  /** Where mail goes that cannot be delivered: an address for each message, the same at each try. */
  make(message: ReturnedMessage): string
  /** The message that an address was made for, or null when it was not made here. Upper and lower case are the same. */
  read(address: string): ReturnedMessage | null
}

const PREFIX = 'b+'
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const IDS = 16 + 16

/**
 * A local part has at most 64 octets. Two UUIDs are 256 bits; `b+` and 62 digits of base32 hold 310. So 54 bits are left for the
 * beginning of the HMAC: whoever tries one address after the other by SMTP needs some 2^53 of them to forge one bounce.
 */
const DIGITS = 64 - PREFIX.length

/** The return addresses of an installation, as its settings have it; null: it makes none. */
export function returnAddressesOf(settings: {
  bounces: BounceSettings | null
  secretKey: string
}): ReturnAddresses | null {
  const { bounces, secretKey } = settings
  if (bounces === null) return null
  return createReturnAddresses(bounces.domain, bounces.hmacKey ?? deriveKey(secretKey, 'return-addresses'))
}

/**
 * The senders that mail is given on its envelope. A mail that comes back to one says by that alone which message it is about,
 * whatever the server that sent it back has left out. Servers on the way change the case of letters, so base32 it is.
 */
export function createReturnAddresses(domain: string, key: Buffer | string): ReturnAddresses {
  const localPart = (ids: Buffer) => {
    const mac = createHmac('sha256', key).update(ids).digest()
    return PREFIX + toBase32(Buffer.concat([ids, mac])).slice(0, DIGITS)
  }

  return {
    make({ orgId, messageId }) {
      const ids = Buffer.concat([uuidToBytes(orgId ?? NO_ORG), uuidToBytes(messageId)])
      return `${localPart(ids)}@${domain}`
    },
    read(address) {
      const [local = '', host, ...more] = address.toLowerCase().split('@')
      if (host !== domain.toLowerCase() || more.length > 0) return null
      if (!local.startsWith(PREFIX) || local.length !== PREFIX.length + DIGITS) return null
      const ids = fromBase32(local.slice(PREFIX.length))?.subarray(0, IDS)
      if (!ids || !timingSafeEqual(Buffer.from(localPart(ids)), Buffer.from(local))) return null
      const orgId = bytesToUuid(ids.subarray(0, 16))
      return { orgId: orgId === NO_ORG ? null : orgId, messageId: bytesToUuid(ids.subarray(16)) }
    },
  }
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

/** The whole bytes, or null where a character is none of ours. */
function fromBase32(text: string): Buffer | null {
  const digits = [...text].map((character) => ALPHABET.indexOf(character))
  if (digits.includes(-1)) return null
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
