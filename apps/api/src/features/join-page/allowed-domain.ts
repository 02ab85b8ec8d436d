import { getPublicSuffix } from 'tldts'
import { parseDomain } from '../../core/email-address.ts'
import { AppError } from '../../core/errors.ts'

/** Whom a join page is for. */
export interface Audience {
  audience: 'anyone' | 'domains'
  allowed_domains: string[]
}

type Fault = 'invalid_domain' | 'public_suffix'

/**
 * A domain of an allow list as its A-labels: the whole part of an address behind its `@`, with which people may type it. Under a
 * public suffix such as `k12.ca.us` everybody can have a domain, so one by itself names nobody.
 */
export function readAllowedDomain(text: string): { domain: string } | { fault: Fault } {
  const domain = parseDomain(text.trim().replace(/^@/, ''))
  if (domain === null) return { fault: 'invalid_domain' }
  const isSuffix = getPublicSuffix(domain, { allowPrivateDomains: true }) === domain
  return isSuffix ? { fault: 'public_suffix' } : { domain }
}

/** The domains in the order in which they were given, each once. Throws `invalid_input` with a pointer at each that is none. */
export function requireAllowedDomains(texts: string[]): string[] {
  const read = texts.map(readAllowedDomain)
  const fields = read.flatMap((one, index) =>
    'fault' in one
      ? [
          {
            pointer: `/allowedDomains/${index}`,
            code: one.fault,
            detail: WORDS[one.fault](texts[index] ?? ''),
          },
        ]
      : [],
  )
  if (fields.length > 0) {
    throw new AppError(
      'invalid_input',
      'Some of these are not domains of email addresses. Mend those that are named.',
      fields,
    )
  }
  return [...new Set(read.flatMap((one) => ('domain' in one ? [one.domain] : [])))]
}

const WORDS: Record<Fault, (text: string) => string> = {
  invalid_domain: (text) =>
    `"${text}" is not a domain. Write what stands behind the @ of an address, such as school.org.`,
  public_suffix: (text) =>
    `Anybody can have an address under "${text}". Write the whole of your own domain, such as district.${text.replace(/^@/, '')}.`,
}

/** Whether the list has the whole domain of this address, not one above or below it. */
export function isAllowed({ audience, allowed_domains }: Audience, emailKey: string): boolean {
  return audience === 'anyone' || allowed_domains.includes(emailKey.slice(emailKey.lastIndexOf('@') + 1))
}

/** Throws `address_not_allowed` for an address that the page is not for. */
export function requireAllowed(page: Audience & { org_name: string }, emailKey: string): void {
  if (isAllowed(page, emailKey)) return
  const detail = `${page.org_name} lets people join with an address that it gave them. Use your work or school address, or ask ${page.org_name} for an invitation.`
  throw new AppError('address_not_allowed', detail, [
    { pointer: '/email', code: 'address_not_allowed', detail },
  ])
}
