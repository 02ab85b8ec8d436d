import { describe, expect, it } from '@jest/globals'
import { parseEmailAddress } from '../../core/email-address.ts'
import { isAllowed, readAllowedDomain } from './allowed-domain.ts'

describe('a domain of the allow list', () => {
  it.each([
    ['organization.com', 'organization.com'],
    ['@Organization.COM', 'organization.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['school.k12.ca.us', 'school.k12.ca.us'],
  ])('%s is %s', (text, domain) => expect(readAllowedDomain(text)).toEqual({ domain }))

  it.each([
    ['organization.com.', 'invalid_domain'],
    ['*.organization.com', 'invalid_domain'],
    ['https://organization.com', 'invalid_domain'],
    ['ann@organization.com', 'invalid_domain'],
    ['organization', 'invalid_domain'],
    ['10.0.0.1', 'invalid_domain'],
    ['[10.0.0.1]', 'invalid_domain'],
    ['organi\u200bzation.com', 'invalid_domain'],
    ['', 'invalid_domain'],
    ['com', 'invalid_domain'],
    ['co.uk', 'public_suffix'],
    ['k12.ca.us', 'public_suffix'],
    ['github.io', 'public_suffix'],
  ])('%s is none: %s', (text, fault) => expect(readAllowedDomain(text)).toEqual({ fault }))
})

describe('a list of organization.com and bücher.example', () => {
  const page = {
    audience: 'domains',
    allowed_domains: ['organization.com', 'xn--bcher-kva.example'],
  } as const
  const allows = (email: string) => {
    const address = parseEmailAddress(email)
    return address !== null && isAllowed({ ...page, allowed_domains: [...page.allowed_domains] }, address.key)
  }

  it.each([
    'ann@organization.com',
    'Ann+news@ORGANIZATION.com',
    'ann@bücher.example',
    'ann@BÜCHER.example',
    'ann@xn--bcher-kva.example',
  ])('lets %s in', (email) => expect(allows(email)).toBe(true))

  it.each([
    'ann@mail.organization.com',
    'ann@evilorganization.com',
    'ann@organization.com.evil.example',
    'ann@organization.com.',
    'ann@organization.co',
    'ann@bucher.example',
    'ann@оrganization.com',
    'ann@organizatıon.com',
    '"ann@organization.com"@evil.example',
    '"ann"@organization.com',
    'ann@evil.example@organization.com',
    'ann(organization.com)@evil.example',
    'ann@organization.com,bo@evil.example',
    'ann@organi\u200bzation.com',
    'ann@organization.com%00.evil.example',
    'ann@[organization.com]',
    'Ann <ann@evil.example> @organization.com',
  ])('keeps %s out', (email) => expect(allows(email)).toBe(false))
})
