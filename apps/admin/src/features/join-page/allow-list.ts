import { ApiError } from '@rollcall/client'
import type { SetJoinPageBody } from '@rollcall/contract'

/** What is to be said of an entry of the allow list: the first two keep it out, the last is only worth knowing. */
export type DomainNote = 'invalid_domain' | 'public_suffix' | 'provider'

/** Where everybody can have an address. */
const PROVIDERS = new Set([
  'aol.com',
  'att.net',
  'comcast.net',
  'gmail.com',
  'gmx.com',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'hotmail.es',
  'icloud.com',
  'live.com',
  'mac.com',
  'mail.com',
  'me.com',
  'msn.com',
  'outlook.com',
  'outlook.es',
  'proton.me',
  'protonmail.com',
  'rocketmail.com',
  'sbcglobal.net',
  'verizon.net',
  'yahoo.com',
  'yahoo.es',
  'yandex.com',
  'ymail.com',
  'zoho.com',
])

/** Entries as they are meant, also several in one: of a whole address what is behind its `@`, in small letters, each once. */
export function toDomains(entries: string[]): string[] {
  const typed = entries.flatMap((entry) => entry.split(/[\s,;]+/))
  const domains = typed.map((entry) => entry.slice(entry.lastIndexOf('@') + 1).toLowerCase())
  return [...new Set(domains.filter((domain) => domain !== ''))]
}

/** What is to be said of an entry; null: nothing. `refused` is what the server said of entries when they were sent last. */
export function noteOf(domain: string, refused: Record<string, DomainNote>): DomainNote | null {
  if (!/^[^\s.@/:]+(\.[^\s.@/:]+)+$/.test(domain)) return 'invalid_domain'
  return refused[domain] ?? (PROVIDERS.has(domain) ? 'provider' : null)
}

/** Which of the entries that were sent the server refused, and why. */
export function refusedDomains(
  error: unknown,
  sent: SetJoinPageBody | undefined,
): Record<string, DomainNote> {
  if (!(error instanceof ApiError) || sent === undefined) return {}
  return Object.fromEntries(
    error.fields.flatMap(({ pointer, code }) => {
      const domain = sent.allowedDomains[Number(/^\/allowedDomains\/(\d+)$/.exec(pointer)?.[1])]
      if (domain === undefined) return []
      return [[domain, code === 'public_suffix' ? code : 'invalid_domain'] as const]
    }),
  )
}
