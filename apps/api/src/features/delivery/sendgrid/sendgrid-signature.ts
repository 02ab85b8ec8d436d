import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** Says whether a body is from SendGrid. It has to be the bytes as they came: put together anew they are others. */
export type SignatureCheck = (
  body: Buffer,
  signature: string | undefined,
  timestamp: string | undefined,
) => boolean

/** One of these keys has to fit; there are two while they change. */
export function createSignatureCheck(publicKeys: string[]): SignatureCheck {
  const keys = publicKeys.flatMap((text) => readPublicKey(text) ?? [])
  return (body, signature, timestamp) => {
    if (!signature || !timestamp) return false
    const signed = Buffer.concat([Buffer.from(timestamp), body])
    return keys.some((key) => isSignedBy(key, signed, Buffer.from(signature, 'base64')))
  }
}

/** Whether the text is a key of an Event Webhook as SendGrid shows it: on the curve P-256, the base64 of its DER. */
export function isSendGridPublicKey(text: string): boolean {
  return readPublicKey(text) !== null
}

function readPublicKey(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null
  } catch {
    return null
  }
}

function isSignedBy(key: KeyObject, signed: Buffer, signature: Buffer): boolean {
  try {
    return verify('sha256', signed, { key, dsaEncoding: 'der' }, signature)
  } catch {
    // What is no signature at all.
    return false
  }
}
