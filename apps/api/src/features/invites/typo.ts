import { parseEmailAddress } from '../../core/email-address.ts'

/** Where most private mailboxes are. Real domains that look like another one here stand beside it, so that nobody is corrected. */
const WELL_KNOWN = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.uk',
  'yahoo.es',
  'yahoo.com.mx',
  'ymail.com',
  'rocketmail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'hotmail.es',
  'hotmail.fr',
  'outlook.com',
  'outlook.es',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'mail.com',
  'email.com',
  'gmx.com',
  'gmx.net',
  'gmx.de',
  'web.de',
  'protonmail.com',
  'proton.me',
  'zoho.com',
  'fastmail.com',
  'tutanota.com',
  'hey.com',
  'yandex.com',
  'mail.ru',
  'comcast.net',
  'verizon.net',
  'att.net',
  'sbcglobal.net',
  'bellsouth.net',
  'cox.net',
  'charter.net',
  'earthlink.net',
  'orange.fr',
  'libero.it',
]

/** Endings that no domain has, and what was meant. */
const WRONG_ENDINGS: Record<string, string> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  vom: 'com',
  xom: 'com',
  cim: 'com',
  cpm: 'com',
  comm: 'com',
  coom: 'com',
  ccom: 'com',
  ogr: 'org',
  orgg: 'org',
  rog: 'org',
  nte: 'net',
  ent: 'net',
  nett: 'net',
  eud: 'edu',
  eduu: 'edu',
  gvo: 'gov',
}

/**
 * The address that was probably meant: the same mailbox at a well-known domain that is one or two slips of the fingers away, or
 * with an ending that exists. Null when nothing looks wrong.
 */
export function suggestAddress(typed: string): string | null {
  const at = typed.lastIndexOf('@')
  const domain = typed
    .slice(at + 1)
    .trim()
    .toLowerCase()
  if (at < 1 || WELL_KNOWN.includes(domain)) return null
  const meant = meantDomain(domain)
  if (meant === domain) return null
  const suggestion = `${typed.slice(0, at).trim()}@${meant}`
  return parseEmailAddress(suggestion) && suggestion
}

/** A list of people is mostly of a few domains, and the search for each is long. */
const MOST_REMEMBERED = 1000
const remembered = new Map<string, string>()

function meantDomain(domain: string): string {
  const known = remembered.get(domain)
  if (known !== undefined) return known
  const meant = nearest(mendEnding(domain))
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(domain, meant)
  return meant
}

function mendEnding(domain: string): string {
  const dot = domain.lastIndexOf('.')
  const mended = WRONG_ENDINGS[domain.slice(dot + 1)]
  return dot > 0 && mended ? `${domain.slice(0, dot)}.${mended}` : domain
}

function nearest(domain: string): string {
  if (WELL_KNOWN.includes(domain)) return domain
  let best = domain
  let fewest = Number.POSITIVE_INFINITY
  for (const known of WELL_KNOWN) {
    if (isOfAnotherCountry(domain, known)) continue
    const slips = slipsBetween(domain, known)
    if (slips <= slipsAllowed(known) && slips < fewest) {
      best = known
      fewest = slips
    }
  }
  return best
}

/** Two letters at the end are a country, and the same provider in another one is no slip; `.co` and the like mean `.com`. */
function isOfAnotherCountry(domain: string, known: string): boolean {
  const ending = /\.([a-z]{2})$/.exec(domain)?.[1]
  if (ending === undefined || ['co', 'cm', 'om'].includes(ending)) return false
  return !known.endsWith(`.${ending}`)
}

/** A short name is one slip away from many real ones. */
function slipsAllowed(known: string): number {
  const name = known.slice(0, known.indexOf('.'))
  if (name.length < 5) return 0
  return name.length < 7 ? 1 : 2
}

/** How many letters were left out, put in, mistaken or swapped with their neighbour (Damerau and Levenshtein). */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + differs,
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = current
  }
  return above[other.length] ?? Number.POSITIVE_INFINITY
}
