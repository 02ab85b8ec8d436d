import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readMailSettings } from './config-mail.ts'
import { type Environment, readNumber, readTrustProxy, readUrl, settingsReader } from './config-reading.ts'
import type { MailSettings } from './features/delivery/index.ts'

export interface Config extends MailSettings {
  production: boolean
  port: number
  /** Null: the embedded Postgres under `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  /** Where the admin app is, without a slash at the end. */
  publicUrl: string
  /** Where the join app is, without a slash at the end. */
  joinUrl: string
  secretKey: string
  /** Hops or addresses of proxies, as Express takes them; false: none. */
  trustProxy: number | string | false
  registrationOpen: boolean
  /** What a new organization has paid for. */
  defaultSubscription: 'none' | 'active'
  /** Multiplies what is counted in a time; never a size. */
  limitsFactor: number
  /** People that a spreadsheet may have. */
  importMaxRows: number
  /** Jobs run in this process, or in one started by `pnpm --filter api worker`. */
  workers: 'in-process' | 'separate'
  logLevel: string
}

/** Thrown with every fault of the settings at once, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the settings of `docs/operations.md` from the environment; a secret may be given as a file by NAME_FILE. Throws
 * `ConfigError` with every fault, so that nobody mends them one start at a time.
 */
export function readConfig(env: Environment, rootDir: string): Config {
  const faults: string[] = []
  const fault = (text: string) => void faults.push(text)
  const reader = settingsReader(env, fault)
  const { get, oneOf } = reader

  const production = env.NODE_ENV === 'production'
  const port = readNumber('PORT', get('PORT') ?? '3000', 0, 65_535, fault)
  const databaseUrl = get('DATABASE_URL') ?? null
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    fault('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  const dataDir = path.resolve(rootDir, get('DATA_DIR') ?? '.data')
  const publicUrl = readUrl('PUBLIC_URL', get('PUBLIC_URL') ?? `http://localhost:${port}`, fault)
  const joinUrl = readUrl('JOIN_URL', get('JOIN_URL') ?? `${publicUrl}/join`, fault)
  const mail = readMailSettings(reader)
  const registration = oneOf('REGISTRATION', ['open', 'closed'], databaseUrl === null ? 'open' : 'closed')

  if (production && env.ALLOW_INBOX !== '1' && mail.mailTransport === 'inbox') {
    fault('MAIL_TRANSPORT=inbox sends no real mail. For a trial in production say ALLOW_INBOX=1.')
  }
  if (production && get('PUBLIC_URL') === undefined)
    fault('PUBLIC_URL must say where people reach the admin app.')

  const config: Config = {
    production,
    port,
    databaseUrl,
    dataDir,
    publicUrl,
    joinUrl,
    secretKey: get('SECRET_KEY') ?? '',
    trustProxy: readTrustProxy(get('TRUST_PROXY'), fault),
    ...mail,
    registrationOpen: registration === 'open',
    defaultSubscription: oneOf('DEFAULT_SUBSCRIPTION', ['none', 'active'], 'none'),
    importMaxRows: Math.floor(
      readNumber('IMPORT_MAX_ROWS', get('IMPORT_MAX_ROWS') ?? '500', 1, 100_000, fault),
    ),
    limitsFactor: readNumber('LIMITS_FACTOR', get('LIMITS_FACTOR') ?? '1', 0.1, 1_000_000, fault),
    workers: oneOf('WORKERS', ['in-process', 'separate'], 'in-process'),
    logLevel: oneOf('LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'], 'info'),
  }
  if (config.secretKey === '' && databaseUrl !== null) {
    fault('SECRET_KEY must be set when DATABASE_URL is: at least 32 random characters, kept for good.')
  }
  if (config.secretKey !== '' && config.secretKey.length < 32)
    fault('SECRET_KEY must have at least 32 characters.')
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return config
}

/** The secret of an embedded installation: made at its first start, kept beside its data, readable by its owner only. */
export function readOrMakeSecretKey(dataDir: string): string {
  const file = path.join(dataDir, 'secret-key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  const key = randomBytes(32).toString('hex')
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
