import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseEmailAddress } from '../../core/email-address.ts'
import { suggestAddress } from './typo.ts'

describe('an address that was probably mistyped', () => {
  it.each([
    ['ann@gmial.com', 'ann@gmail.com'],
    ['ann@gmai.com', 'ann@gmail.com'],
    ['ann@gmaill.com', 'ann@gmail.com'],
    ['ann@gnail.com', 'ann@gmail.com'],
    ['ann@gmail.co', 'ann@gmail.com'],
    ['ann@gmail.con', 'ann@gmail.com'],
    ['ann@gmial.cmo', 'ann@gmail.com'],
    ['ann@gmailcom', 'ann@gmail.com'],
    ['ann@gmail,com', 'ann@gmail.com'],
    ['ann@hotmial.com', 'ann@hotmail.com'],
    ['ann@hotmali.es', 'ann@hotmail.es'],
    ['ann@yaho.co.uk', 'ann@yahoo.co.uk'],
    ['ann@outlok.com', 'ann@outlook.com'],
    ['ann@iclould.com', 'ann@icloud.com'],
    ['ann@lincoln-school.ogr', 'ann@lincoln-school.org'],
    ['ann@acme.con', 'ann@acme.com'],
    ['Ann.B+x@GMIAL.com', 'Ann.B+x@gmail.com'],
  ])('%s: did you mean %s?', (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant)
  })
})

describe('an address that looks right', () => {
  it.each([
    'ann@gmail.com',
    'ann@ymail.com',
    'ann@email.com',
    'ann@hotmail.it',
    'ann@outlook.fr',
    'ann@yahoo.de',
    'ann@gmx.at',
    'ann@mall.com',
    'ann@life.com',
    'ann@mac.org',
    'ann@lincoln-school.org',
    'ann@organization.com',
    'not an address',
    '@gmial.com',
    'ann@',
    '',
  ])('%s is left alone', (typed) => {
    expect(suggestAddress(typed)).toBe(null)
  })
})

const locals = fc.stringMatching(/^[a-z0-9]{1,12}([.+_-][a-z0-9]{1,8}){0,2}$/)
const near = fc
  .tuple(
    fc.constantFrom('gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'school.org'),
    fc.nat(11),
    fc.constantFrom('', 'a', 'm', 'o', '.', 'ii'),
    fc.nat(2),
  )
  .map(([domain, at, put, cut]) => domain.slice(0, at) + put + domain.slice(at + cut))

it('is a valid address of the same mailbox name whenever one is suggested, and nothing more to mend', () => {
  fc.assert(
    fc.property(locals, near, (local, domain) => {
      const suggestion = suggestAddress(`${local}@${domain}`)
      if (suggestion === null) return
      expect(parseEmailAddress(suggestion)?.key).toBe(suggestion)
      expect(suggestion.split('@')[0]).toBe(local)
      expect(suggestAddress(suggestion)).toBe(null)
    }),
  )
})

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const suggestion = suggestAddress(text)
      if (suggestion !== null) expect(parseEmailAddress(suggestion)).not.toBe(null)
    }),
  )
})
