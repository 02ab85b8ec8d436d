import { readFileSync } from 'node:fs'

export type Environment = Record<string, string | undefined>

/** How a setting is asked for. A fault is noted, and reading goes on, so that all are told at once. */
export interface SettingsReader {
  /** As it was set, or in the file that NAME_FILE names; undefined where it is empty or absent. */
  get(name: string): string | undefined
  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T
  number(name: string, fallback: number, min: number, max: number): number
  fault(text: string): void
}

export function settingsReader(env: Environment, fault: (text: string) => void): SettingsReader {
  const get = (name: string) => readSetting(env, name, fault)
  return {
    get,
    oneOf: <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
      const text = get(name)
      const found = allowed.find((value) => value === text)
      if (text !== undefined && !found) fault(`${name} must be ${allowed.join(' or ')}, not "${text}".`)
      return found ?? fallback
    },
    number: (name, fallback, min, max) => readNumber(name, get(name) ?? String(fallback), min, max, fault),
    fault,
  }
}

function readSetting(env: Environment, name: string, fault: (text: string) => void): string | undefined {
  const file = env[`${name}_FILE`]
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim()
    } catch {
      fault(`${name}_FILE names a file that cannot be read: ${file}.`)
      return undefined
    }
  }
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

export function readNumber(
  name: string,
  text: string,
  min: number,
  max: number,
  fault: (text: string) => void,
): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < min || value > max)
    fault(`${name} must be a number from ${min} to ${max}, not "${text}".`)
  return value
}

export function readUrl(name: string, text: string, fault: (text: string) => void): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const fits = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
  if (!fits) fault(`${name} must be an address such as https://rollcall.example.org, not "${text}".`)
  return text.replace(/\/+$/, '')
}

export function readTrustProxy(
  text: string | undefined,
  fault: (text: string) => void,
): number | string | false {
  if (text === undefined || text === 'false') return false
  if (text === 'true')
    fault('TRUST_PROXY must be a number of hops or a list of addresses: "true" would trust anybody.')
  return /^\d+$/.test(text) ? Number(text) : text
}
