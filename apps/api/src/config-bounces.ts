import type { SettingsReader } from './config-reading.ts'
import { parseDomain } from './core/email-address.ts'
import type { BounceSettings } from './features/delivery/index.ts'

const SHORTEST_SECRET = 32

/** The settings of mail that comes back. They make sense together only: addresses, and a way in. */
export function readBounceSettings(reader: SettingsReader): BounceSettings | null {
  const { get, fault } = reader
  const domain = get('BOUNCE_DOMAIN')
  const secrets = {
    hmacKey: readSecret(reader, 'BOUNCE_HMAC_KEY'),
    token: readSecret(reader, 'BOUNCE_TOKEN'),
  }
  const listen = readListen(reader)
  if (domain === undefined) {
    const useless = ['BOUNCE_LISTEN', 'BOUNCE_TOKEN', 'BOUNCE_HMAC_KEY'].filter(
      (name) => get(name) !== undefined,
    )
    if (useless.length > 0)
      fault(`${useless.join(' and ')} needs BOUNCE_DOMAIN: the part after the @ that mail comes back to.`)
    return null
  }
  if (parseDomain(domain) !== domain.toLowerCase())
    fault(`BOUNCE_DOMAIN must be a domain such as bounces.example.org, not "${domain}".`)
  if (!get('BOUNCE_LISTEN') && !get('BOUNCE_TOKEN'))
    fault('BOUNCE_DOMAIN needs a way in for mail that comes back: BOUNCE_LISTEN, BOUNCE_TOKEN, or both.')
  return { domain: domain.toLowerCase(), listen, ...secrets }
}

/** Whether arrivals are told by what comes back, or does not. */
export function requireBounces(
  reader: SettingsReader,
  bounces: BounceSettings | null,
  pendingOn: string,
): void {
  if (pendingOn !== 'accepted' && bounces === null)
    reader.fault(
      `SMTP_PENDING_ON=${pendingOn} needs BOUNCE_DOMAIN: Rollcall has to learn of mail that comes back.`,
    )
}

function readSecret({ get, fault }: SettingsReader, name: string): string | null {
  const secret = get(name) ?? null
  if (secret !== null && secret.length < SHORTEST_SECRET)
    fault(`${name} must have at least ${SHORTEST_SECRET} characters, such as "openssl rand -hex 32" prints.`)
  return secret
}

function readListen({ get, fault }: SettingsReader): BounceSettings['listen'] {
  const text = get('BOUNCE_LISTEN')
  if (text === undefined) return null
  const [, host = '', port = ''] =
    /^(?:\[([\da-f:]+)\]|([^\s:[\]/]+)):(\d{1,5})$/i.exec(text)?.filter(isGiven) ?? []
  if (host === '' || Number(port) > 65_535)
    fault(`BOUNCE_LISTEN must look like 0.0.0.0:2525 or [::]:2525, not "${text}".`)
  return { host, port: Number(port) }
}

const isGiven = (part: string | undefined) => part !== undefined
