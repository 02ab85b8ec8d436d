import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** The keys of a signed webhook: ECDSA on P-256. */
export interface SigningKeys {
  privateKey: KeyObject
  /** As SendGrid shows it: the base64 of its DER. */
  publicKey: string
}

export function createSigningKeys(): SigningKeys {
  return toSigningKeys(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey)
}

/** The keys whose private one is given, as the base64 of its DER. */
export function readSigningKeys(privateKey: string): SigningKeys {
  return toSigningKeys(
    createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
  )
}

function toSigningKeys(privateKey: KeyObject): SigningKeys {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return { privateKey, publicKey: publicKey.toString('base64') }
}

/** The headers that prove that the body is from SendGrid. */
export function signatureHeaders(
  body: string,
  privateKey: KeyObject,
  now = new Date(),
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signature = sign('sha256', Buffer.from(timestamp + body), { key: privateKey, dsaEncoding: 'der' })
  return {
    'X-Twilio-Email-Event-Webhook-Signature': signature.toString('base64'),
    'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
  }
}

/** The body of a post, byte for byte as SendGrid writes it: no JSON library puts it together like this. */
export function toPostBody(events: object[]): string {
  return `[${events.map((event) => JSON.stringify(event)).join(',\r\n')}]\r\n`
}
