import { domainToASCII } from 'node:url'
import { AppError } from './errors.ts'

export interface EmailAddress {
  /** As it was typed, without the spaces around it: for display. */
  typed: string
  /** What identifies the mailbox and what mail is sent to: lower case, domain as A-labels. */
  key: string
}

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const MAX_LOCAL = 64
const MAX_ADDRESS = 254

/**
 * The one function that decides what an address is: one `@`, a dot-atom of ASCII before it, a domain of at least two
 * labels after it. No quoted parts, comments, lists, names or literals. Plus tags and dots are kept: they are other
 * mailboxes. Null for anything else.
 */
export function parseEmailAddress(text: string): EmailAddress | null {
  const typed = text.trim()
  if (typed.length > MAX_ADDRESS) return null
  const [local, domain, ...more] = typed.split('@')
  if (local === undefined || domain === undefined || more.length > 0) return null
  const localKey = lowerAscii(local)
  if (localKey.length > MAX_LOCAL || localKey.startsWith('=?') || !LOCAL_PART.test(localKey)) return null
  const domainKey = parseDomain(domain)
  if (domainKey === null) return null
  const key = `${localKey}@${domainKey}`
  return key.length <= MAX_ADDRESS ? { typed, key } : null
}

/** The address, or `invalid_input` at that pointer. */
export function requireEmailAddress(text: string, pointer = '/email'): EmailAddress {
  const address = parseEmailAddress(text)
  if (address) return address
  const detail = 'This is not an email address. It should look like name@school.org.'
  throw new AppError('invalid_input', detail, [{ pointer, code: 'invalid_email', detail }])
}

/** Domains that were worked out, as many as a list of people may well have. */
const known = new Map<string, string | null>()
const MOST_KNOWN = 1000

/** A domain as its A-labels in lower case, or null when it is none that mail can go to. Of a list most people have the same. */
export function parseDomain(domain: string): string | null {
  const before = known.get(domain)
  if (before !== undefined) return before
  const result = toLabels(domain)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(domain, result)
  return result
}

function toLabels(domain: string): string | null {
  // The URL parser behind domainToASCII would decode `%2e` and end at `/`, `?` or `#`: refuse them first.
  if (domain === '' || /[\s%/?#:\\[\]<>,;"'()]/.test(domain) || hasInvisible(domain)) return null
  const ascii = domainToASCII(domain)
  const labels = ascii.split('.')
  const last = labels.at(-1)
  if (labels.length < 2 || last === undefined || /^\d+$/.test(last)) return null
  return labels.every((label) => LABEL.test(label)) ? ascii : null
}

/** Lower case for ASCII letters only: other letters have no one lower case that all languages and databases agree on. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** Control characters and those that show nothing: zero width, soft hyphen, direction marks. */
function hasInvisible(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zs}]/u.test(text)
}
