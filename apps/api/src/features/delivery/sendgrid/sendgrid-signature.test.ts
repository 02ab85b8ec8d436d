import { describe, expect, it } from '@jest/globals'
import { createSigningKeys, signatureHeaders } from '@rollcall/sendgrid-sim'
import { PUBLISHED_POSTS } from '../../../../test/sendgrid-posts.ts'
import { createSignatureCheck, isSendGridPublicKey } from './sendgrid-signature.ts'

describe('the signature of SendGrid', () => {
  it.each(PUBLISHED_POSTS)(
    '[23] fits the post that it published with %s, and nothing else',
    (_, { body, ...post }) => {
      const { publicKey, signature, timestamp } = post
      const bytes = Buffer.from(body)
      const check = createSignatureCheck([publicKey])
      expect(check(bytes, signature, timestamp)).toBe(true)

      const altered = Buffer.from(bytes)
      altered[10] = 0x21
      expect(check(altered, signature, timestamp)).toBe(false)
      expect(check(Buffer.from(JSON.stringify(JSON.parse(body))), signature, timestamp)).toBe(false)
      expect(check(bytes, signature, '1600112503')).toBe(false)
      expect(check(bytes, undefined, timestamp)).toBe(false)
      expect(check(bytes, signature, undefined)).toBe(false)
      expect(check(bytes, '', timestamp)).toBe(false)
      expect(check(bytes, 'no base64 at all %%%', timestamp)).toBe(false)
      expect(check(bytes, 'AAAA', timestamp)).toBe(false)
      expect(check(Buffer.alloc(0), signature, timestamp)).toBe(false)
      expect(createSignatureCheck([createSigningKeys().publicKey])(bytes, signature, timestamp)).toBe(false)
      expect(createSignatureCheck([])(bytes, signature, timestamp)).toBe(false)
    },
  )

  it('[38] fits with either of two keys, and with none that is gone', () => {
    const [old, fresh] = [createSigningKeys(), createSigningKeys()]
    const body = Buffer.from('[]\r\n')
    const isGenuine = (publicKeys: string[], signer: typeof old) => {
      const headers = signatureHeaders(body.toString(), signer.privateKey)
      const [signature, timestamp] = Object.values(headers)
      return createSignatureCheck(publicKeys)(body, signature, timestamp)
    }
    const both = [old.publicKey, fresh.publicKey]
    expect([isGenuine(both, old), isGenuine(both, fresh)]).toEqual([true, true])
    expect([isGenuine([fresh.publicKey], old), isGenuine([fresh.publicKey], fresh)]).toEqual([false, true])
  })

  it('knows a key of SendGrid from other texts', () => {
    expect(isSendGridPublicKey(createSigningKeys().publicKey)).toBe(true)
    expect(
      ['', 'MFkw', 'not a key', createSigningKeys().publicKey.slice(8)].map(isSendGridPublicKey),
    ).toEqual([false, false, false, false])
  })
})
