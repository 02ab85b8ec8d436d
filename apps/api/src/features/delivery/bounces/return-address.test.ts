import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { newId } from '../../../core/ids.ts'
import { createReturnAddresses } from './return-address.ts'

const addresses = createReturnAddresses('bounces.school.example', 'a key of the tests')
const message = { orgId: newId(), messageId: newId() }
const address = addresses.make(message)

describe('[52] the address that mail comes back to', () => {
  it('names one message, and fits into the 64 octets that a local part may have', () => {
    expect(address).toMatch(/^b\+[a-z2-7]{62}@bounces\.school\.example$/)
    expect(addresses.read(address)).toEqual(message)
    expect(addresses.make(message)).toBe(address)
  })

  it('names the mail of an account, which belongs to no organization', () => {
    const ofAccount = { orgId: null, messageId: message.messageId }
    expect(addresses.read(addresses.make(ofAccount))).toEqual(ofAccount)
  })

  it('is understood whatever servers on the way did to the case of its letters', () => {
    expect(addresses.read(address.toUpperCase())).toEqual(message)
    const [local = '', domain] = address.split('@')
    const mixed = [...local].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join('')
    expect(addresses.read(`${mixed}@${domain}`)).toEqual(message)
  })

  it('is read back for any two ids', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (orgId, messageId) => {
        expect(addresses.read(addresses.make({ orgId, messageId }))).toEqual({ orgId, messageId })
      }),
    )
  })

  it('is worth nothing with one character changed, one missing, one too many, or another domain', () => {
    for (let at = 2; at < 64; at += 1) {
      const other = address[at] === 'a' ? 'b' : 'a'
      expect(addresses.read(address.slice(0, at) + other + address.slice(at + 1))).toBeNull()
      expect(addresses.read(address.slice(0, at) + address.slice(at + 1))).toBeNull()
    }
    expect(addresses.read(address.replace('b+', 'b+a'))).toBeNull()
    expect(addresses.read(address.replace('b+', 'c+'))).toBeNull()
    expect(addresses.read(address.replace('b+', 'ß+'))).toBeNull()
    expect(addresses.read(address.replace('@bounces.', '@other.'))).toBeNull()
    expect(addresses.read(`${address}@bounces.school.example`)).toBeNull()
  })

  it('cannot be made without the key', () => {
    const forger = createReturnAddresses('bounces.school.example', 'another key')
    expect(addresses.read(forger.make(message))).toBeNull()
  })

  it('is never found in garbage', () => {
    const garbage = fc.oneof(
      fc.string(),
      fc.string().map((text) => `b+${text}@bounces.school.example`),
    )
    fc.assert(fc.property(garbage, (text) => expect(addresses.read(text)).toBeNull()))
  })
})
