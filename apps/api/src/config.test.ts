import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ConfigError, readConfig, readOrMakeSecretKey } from './config.ts'
import { ROOT_DIR } from './core/root-dir.ts'

const KEY = 'thirty-two characters or more, at random'
const DATABASE = { DATABASE_URL: 'postgres://rollcall:secret@db.example:5432/rollcall', SECRET_KEY: KEY }
const PRODUCTION = { NODE_ENV: 'production', PUBLIC_URL: 'https://rollcall.example.org', ALLOW_INBOX: '1' }

type Settings = Record<string, string>

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rollcall-config-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (settings: Settings) => readConfig(settings, '/srv/rollcall')

/** What a start with these settings is refused for, one fault a line; none when it is not refused. */
function faultsOf(settings: Settings): string[] {
  try {
    read(settings)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
    throw error
  }
}

function writeSecret(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('the list of settings', () => {
  const readText = (file: string) => readFileSync(path.join(ROOT_DIR, file), 'utf8')
  const namesIn = (file: string, pattern: RegExp) =>
    [...new Set([...readText(file).matchAll(pattern)].map((match) => match[1] ?? match[2]))].toSorted()

  // Whatever these files name in capitals, as a whole word in quotes or as `env.NAME`, is a setting.
  const settings = ['config.ts', 'config-bounces.ts', 'config-mail.ts']
    .flatMap((file) => namesIn(`apps/api/src/${file}`, /'([A-Z][A-Z_]+)'|env\.([A-Z][A-Z_]+)/g))
    .toSorted()

  it('is found in the code', () => {
    expect(settings).toEqual(expect.arrayContaining(['ALLOW_INBOX', 'NODE_ENV', 'PORT', 'SECRET_KEY']))
  })

  it('is the same in .env.example', () => {
    expect(namesIn('.env.example', /^#?([A-Z][A-Z_]+)=/gm)).toEqual(settings)
  })

  it('is the same in docs/operations.md', () => {
    expect(namesIn('docs/operations.md', /^\| `([A-Z][A-Z_]+)` +\|/gm)).toEqual(settings)
  })
})

describe('the settings', () => {
  it('need not be given at all', () => {
    expect(read({})).toEqual({
      production: false,
      port: 3000,
      databaseUrl: null,
      dataDir: '/srv/rollcall/.data',
      publicUrl: 'http://localhost:3000',
      joinUrl: 'http://localhost:3000/join',
      secretKey: '',
      trustProxy: false,
      mailTransport: 'inbox',
      orgDailyMails: null,
      mailFrom: 'invites@rollcall.localhost',
      mailFromName: 'Rollcall',
      mailGiveUpHours: 72,
      uncertainWaitSeconds: 600,
      smtp: null,
      sendgrid: null,
      bounces: null,
      registrationOpen: true,
      defaultSubscription: 'none',
      limitsFactor: 1,
      importMaxRows: 500,
      workers: 'in-process',
      logLevel: 'info',
    })
  })

  it('may be empty, which is as good as absent', () => {
    expect(read({ PORT: '', PUBLIC_URL: '  ', DATABASE_URL: '' })).toEqual(read({}))
  })

  it('follow one another: the port is in the address, and the join app is below it', () => {
    expect(read({ PORT: '8080' })).toMatchObject({
      publicUrl: 'http://localhost:8080',
      joinUrl: 'http://localhost:8080/join',
    })
    expect(read({ PUBLIC_URL: 'https://rollcall.example.org/' }).joinUrl).toBe(
      'https://rollcall.example.org/join',
    )
  })

  it('are refused with every fault at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://db.example/rollcall',
      PUBLIC_URL: 'rollcall.example.org',
      JOIN_URL: 'ftp://join.example.org',
      SECRET_KEY: 'too short',
      TRUST_PROXY: 'true',
      MAIL_TRANSPORT: 'pigeon',
      REGISTRATION: 'sometimes',
      DEFAULT_SUBSCRIPTION: 'gold',
      LIMITS_FACTOR: '0',
      IMPORT_MAX_ROWS: '100001',
      WORKERS: 'many',
      LOG_LEVEL: 'loud',
    })
    expect(faults.map((fault) => fault.split(' ')[0]).toSorted()).toEqual([
      'DATABASE_URL',
      'DEFAULT_SUBSCRIPTION',
      'IMPORT_MAX_ROWS',
      'JOIN_URL',
      'LIMITS_FACTOR',
      'LOG_LEVEL',
      'MAIL_TRANSPORT',
      'PORT',
      'PUBLIC_URL',
      'REGISTRATION',
      'SECRET_KEY',
      'TRUST_PROXY',
      'WORKERS',
    ])
    for (const fault of faults) expect(fault).toMatch(/\.$/)
  })

  it.each(['rollcall.example.org', 'https://a.example?x=1', 'https://a.example/#x', 'https://me@a.example'])(
    'refuse %s as an address of the app',
    (address) => {
      expect(faultsOf({ PUBLIC_URL: address, JOIN_URL: 'https://join.example' })).toHaveLength(1)
    },
  )
})

describe('the settings of mail that comes back', () => {
  const TOKEN = 'a token of thirty-two characters'
  const BOUNCE = { BOUNCE_DOMAIN: 'Bounces.School.Example', BOUNCE_TOKEN: TOKEN }

  it('are an address, and a way in', () => {
    expect(read(BOUNCE).bounces).toEqual({
      domain: 'bounces.school.example',
      hmacKey: null,
      listen: null,
      token: TOKEN,
    })
    const { bounces } = read({ BOUNCE_DOMAIN: 'school.example', BOUNCE_LISTEN: '[::1]:2525' })
    expect(bounces).toMatchObject({ listen: { host: '::1', port: 2525 }, token: null })
    expect(read({ ...BOUNCE, BOUNCE_LISTEN: '0.0.0.0:25' }).bounces?.listen).toEqual({
      host: '0.0.0.0',
      port: 25,
    })
  })

  it.each([
    ['an address without a way in', { BOUNCE_DOMAIN: 'school.example' }, 'needs a way in'],
    ['a way in without an address', { BOUNCE_TOKEN: TOKEN }, 'BOUNCE_TOKEN needs BOUNCE_DOMAIN'],
    ['no domain', { ...BOUNCE, BOUNCE_DOMAIN: 'me@school.example' }, 'BOUNCE_DOMAIN must be a domain'],
    ['a short token', { ...BOUNCE, BOUNCE_TOKEN: 'short' }, 'BOUNCE_TOKEN must have at least 32'],
    ['a short key', { ...BOUNCE, BOUNCE_HMAC_KEY: 'short' }, 'BOUNCE_HMAC_KEY must have at least 32'],
    ['a port alone', { ...BOUNCE, BOUNCE_LISTEN: '2525' }, 'BOUNCE_LISTEN must look like'],
    ['a port that is none', { ...BOUNCE, BOUNCE_LISTEN: '127.0.0.1:70000' }, 'BOUNCE_LISTEN must look like'],
    ['words', { ...BOUNCE, BOUNCE_LISTEN: 'on port 25' }, 'BOUNCE_LISTEN must look like'],
  ])('are refused where they make no sense: %s', (_what, env, words) => {
    expect(faultsOf(env)).toEqual([expect.stringContaining(words)])
  })

  it('have to be there where arrivals are told by what comes back', () => {
    const smtp = {
      MAIL_TRANSPORT: 'smtp',
      MAIL_FROM: 'a@school.example',
      SMTP_URL: 'smtp://mail.school.example',
    }
    for (const SMTP_PENDING_ON of ['grace', 'dsn']) {
      expect(faultsOf({ ...smtp, SMTP_PENDING_ON })).toEqual([
        `SMTP_PENDING_ON=${SMTP_PENDING_ON} needs BOUNCE_DOMAIN: Rollcall has to learn of mail that comes back.`,
      ])
      expect(read({ ...smtp, ...BOUNCE, SMTP_PENDING_ON }).smtp?.pendingOn).toBe(SMTP_PENDING_ON)
    }
  })
})

describe('a setting as a file', () => {
  it('is read without the line break at its end, and goes before the setting itself', () => {
    const file = writeSecret('secret-key', `${KEY}\n`)
    expect(read({ SECRET_KEY_FILE: file }).secretKey).toBe(KEY)
    expect(
      read({ SECRET_KEY_FILE: file, SECRET_KEY: 'another key of thirty-two characters' }).secretKey,
    ).toBe(KEY)
  })

  it('works for the database address too', () => {
    const file = writeSecret('database-url', DATABASE.DATABASE_URL)
    expect(read({ DATABASE_URL_FILE: file, SECRET_KEY: KEY }).databaseUrl).toBe(DATABASE.DATABASE_URL)
  })

  it('is refused when it cannot be read', () => {
    expect(faultsOf({ SECRET_KEY_FILE: path.join(folder, 'nothing-here') })).toEqual([
      expect.stringContaining('SECRET_KEY_FILE names a file that cannot be read'),
    ])
  })
})

describe('trusting proxies', () => {
  it('takes a number of hops or a list of addresses', () => {
    expect(read({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(read({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toBe('loopback, 10.0.0.0/8')
    expect(read({ TRUST_PROXY: 'false' }).trustProxy).toBe(false)
  })

  it('is never trusting everybody', () => {
    expect(faultsOf({ TRUST_PROXY: 'true' })).toEqual([expect.stringContaining('would trust anybody')])
  })
})

describe('a database of your own', () => {
  it('needs a key that is long and yours', () => {
    const { DATABASE_URL } = DATABASE
    expect(faultsOf({ DATABASE_URL })).toEqual([expect.stringContaining('SECRET_KEY must be set')])
    expect(faultsOf({ DATABASE_URL, SECRET_KEY: 'x'.repeat(31) })).toHaveLength(1)
    expect(faultsOf({ DATABASE_URL, SECRET_KEY: 'x'.repeat(32) })).toEqual([])
  })

  it('closes registration unless it is opened', () => {
    expect(read({}).registrationOpen).toBe(true)
    expect(read(DATABASE).registrationOpen).toBe(false)
    expect(read({ ...DATABASE, REGISTRATION: 'open' }).registrationOpen).toBe(true)
    expect(read({ REGISTRATION: 'closed' }).registrationOpen).toBe(false)
  })
})

describe('production', () => {
  it('needs the address that people use', () => {
    expect(faultsOf({ NODE_ENV: 'production', ALLOW_INBOX: '1' })).toEqual([
      expect.stringContaining('PUBLIC_URL must say'),
    ])
    expect(read(PRODUCTION)).toMatchObject({ production: true, publicUrl: PRODUCTION.PUBLIC_URL })
  })

  it('[56] refuses the inbox, which sends no real mail, unless it is allowed by name', () => {
    for (const allowed of ['', '0', 'true']) {
      expect(faultsOf({ ...PRODUCTION, ALLOW_INBOX: allowed })).toEqual([
        expect.stringContaining('ALLOW_INBOX=1'),
      ])
    }
    expect(faultsOf({ ALLOW_INBOX: '' })).toEqual([])
  })
})

describe('the key of an embedded installation', () => {
  it('is made once, at random, for its owner only', () => {
    const dataDir = path.join(folder, 'data')
    const key = readOrMakeSecretKey(dataDir)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(readOrMakeSecretKey(dataDir)).toBe(key)
    expect(statSync(path.join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600)
    expect(readOrMakeSecretKey(path.join(folder, 'other'))).not.toBe(key)
  })
})

describe('the settings of a mail server', () => {
  const SMTP = {
    MAIL_TRANSPORT: 'smtp',
    MAIL_FROM: 'invites@mail.school.example',
    SMTP_URL: 'smtp://rollcall:p%40ss@mail.school.example',
  }

  it('are its address, who signs in, and how it is used', () => {
    expect(read(SMTP).smtp).toEqual({
      host: 'mail.school.example',
      port: 587,
      secure: false,
      login: { user: 'rollcall', password: 'p@ss' },
      maxConnections: 5,
      ratePerSecond: null,
      pendingOn: 'accepted',
    })
  })

  it('speak TLS at once on port 465 with smtps://', () => {
    const { smtp } = read({ ...SMTP, SMTP_URL: 'smtps://mail.school.example' })
    expect(smtp).toMatchObject({ port: 465, secure: true, login: null })
  })

  it('may be in a file', () => {
    const SMTP_URL_FILE = writeSecret('smtp-url', 'smtp://mail.school.example:25\n')
    expect(read({ ...SMTP, SMTP_URL: '', SMTP_URL_FILE }).smtp).toMatchObject({ port: 25 })
  })

  it('must name the server and who mail is from', () => {
    expect(faultsOf({ MAIL_TRANSPORT: 'smtp' })).toEqual([
      expect.stringContaining('MAIL_FROM must say'),
      expect.stringContaining('SMTP_URL must say'),
    ])
  })

  it.each(['mail.school.example', 'https://u:top-secret@mail.example', 'smtp://u:top-secret%@mail.example'])(
    'are refused in one sentence that does not repeat the password: %s',
    (url) => {
      const faults = faultsOf({ ...SMTP, SMTP_URL: url })
      expect(faults).toEqual([expect.stringContaining('SMTP_URL must look like')])
      expect(faults.join()).not.toContain('top-secret')
    },
  )
})

describe('the settings of SendGrid', () => {
  const KEY =
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=='
  const SENDGRID = {
    MAIL_TRANSPORT: 'sendgrid',
    MAIL_FROM: 'invites@mail.school.example',
    SENDGRID_API_KEY: 'SG.abc-123.def_456',
  }

  it('are a key, and by what its events are known', () => {
    expect(read({ ...SENDGRID, SENDGRID_WEBHOOK_PUBLIC_KEYS: `${KEY}, ${KEY}` }).sendgrid).toEqual({
      apiKey: 'SG.abc-123.def_456',
      baseUrl: 'https://api.sendgrid.com',
      batchSize: 250,
      webhookPublicKeys: [KEY, KEY],
    })
    expect(read(SENDGRID).sendgrid?.webhookPublicKeys).toEqual([])
  })

  it('may name the servers in Europe, and have the key in a file', () => {
    const SENDGRID_API_KEY_FILE = writeSecret('sendgrid-key', 'SG.abc\n')
    const settings = { ...SENDGRID, SENDGRID_API_KEY: '', SENDGRID_API_KEY_FILE, SENDGRID_BATCH_SIZE: '1000' }
    expect(read({ ...settings, SENDGRID_BASE_URL: 'https://api.eu.sendgrid.com/' }).sendgrid).toMatchObject({
      apiKey: 'SG.abc',
      baseUrl: 'https://api.eu.sendgrid.com',
      batchSize: 1000,
    })
  })

  it.each([
    ['SENDGRID_API_KEY', '', 'begins with "SG."'],
    ['SENDGRID_API_KEY', 'top-secret', 'begins with "SG."'],
    ['SENDGRID_BASE_URL', 'api.sendgrid.com', 'SENDGRID_BASE_URL must be an address'],
    ['SENDGRID_BATCH_SIZE', '1001', 'SENDGRID_BATCH_SIZE must be a number from 1 to 1000'],
    ['SENDGRID_WEBHOOK_PUBLIC_KEYS', 'MFkw', 'must be the verification key of the Event Webhook'],
    ['MAIL_FROM', '', 'MAIL_FROM must say'],
  ])('are refused in one sentence that repeats no secret: %s=%s', (name, value, sentence) => {
    const faults = faultsOf({ ...SENDGRID, [name]: value })
    expect(faults).toEqual([expect.stringContaining(sentence)])
    expect(faults.join()).not.toContain('top-secret')
  })
})
