import type { RequestHandler } from 'express'
import type { Knex } from 'knex'
import pg from 'pg'
import type { Config } from './config.ts'
import { type Accounts, createAccounts } from './core/account-scope.ts'
import { openDatabase } from './core/db.ts'
import type { Doorkeeper } from './core/identify.ts'
import { createLog, type Log } from './core/log.ts'
import { createOrgs, type Orgs } from './core/org-scope.ts'
import { createPseudonym } from './core/pseudonym.ts'
import { createRateLimits, type RateLimits } from './core/rate-limit.ts'
import { createSessions } from './core/sessions.ts'
import { createTokens, type Tokens } from './core/tokens.ts'
import { createKeyCheck } from './features/api-keys/index.ts'
import { createSealChain, type SealChain } from './features/audit/index.ts'
import { accountMailKinds, createPassport, type SignIn } from './features/auth/index.ts'
import {
  type AccountMailKinds,
  type AllowanceRules,
  createSeal,
  createTransport,
  type MailKinds,
  type ReturnAddresses,
  returnAddressesOf,
  type Seal,
  type Transport,
} from './features/delivery/index.ts'
import { createSpreadsheetReader, limitsFor, type SpreadsheetReader } from './features/imports/index.ts'
import { createBounceDigestMail, createInviteMail } from './features/invites/index.ts'
import { createJoinRequestMail } from './features/join-page/index.ts'
import {
  createAdminInviteMail,
  createAnnouncementMail,
  createMembership,
  createNoSeatMail,
} from './features/orgs/index.ts'

/** Everything that features need of the world, put together once. */
export interface Context {
  config: Config
  databaseUrl: string
  log: Log
  db: Knex
  orgs: Orgs
  accounts: Accounts
  doorkeeper: Doorkeeper
  tokens: Tokens
  limits: RateLimits
  limitsFactor: number
  importMaxRows: number
  spreadsheets: SpreadsheetReader
  registrationOpen: boolean
  defaultSubscription: Config['defaultSubscription']
  adminSessions: RequestHandler[]
  learnerSessions: RequestHandler[]
  adminSignIn: SignIn
  learnerSignIn: SignIn
  transport: Transport
  /** Null: mail that comes back is not looked for. */
  returnAddresses: ReturnAddresses | null
  reportSeal: Seal
  allowance: AllowanceRules
  sealChain: SealChain
  mailKinds: MailKinds
  accountMailKinds: AccountMailKinds
  close(): Promise<void>
}

/** Opens the database and puts the parts together. `prune: false` leaves out the timers that a test would have to wait for. */
export async function createContext(
  config: Config,
  databaseUrl: string,
  { prune = true } = {},
): Promise<Context> {
  const log = createLog(config.logLevel)
  const db = openDatabase(databaseUrl)
  // Sessions and counters have a pool of their own: a request that holds a transaction never waits for itself.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 5, application_name: 'rollcall-sessions' })
  pool.on('error', (error) => log.warn({ err: error }, 'A connection to the database was lost'))
  const { publicUrl, joinUrl, secretKey } = config
  const tokens = createTokens(secretKey)
  const accounts = createAccounts(db)
  const sessionOptions = { pool, secretKey, secure: publicUrl.startsWith('https:'), prune }
  const adminSignIn = createPassport(accounts.rows)
  const learnerSignIn = createPassport(accounts.rows)
  const returnAddresses = returnAddressesOf(config)
  const spreadsheets = createSpreadsheetReader(limitsFor(config.importMaxRows))
  const transport = await createTransport({ settings: config, rows: accounts.rows, log, returnAddresses })

  return {
    config,
    databaseUrl,
    log,
    db,
    orgs: createOrgs(db, createPseudonym(secretKey)),
    accounts,
    doorkeeper: { ...createMembership(db), ...createKeyCheck(db) },
    tokens,
    limits: createRateLimits(pool, config.limitsFactor),
    limitsFactor: config.limitsFactor,
    importMaxRows: config.importMaxRows,
    spreadsheets,
    registrationOpen: config.registrationOpen,
    defaultSubscription: config.defaultSubscription,
    adminSessions: [...createSessions('admin', sessionOptions), ...adminSignIn.handlers],
    learnerSessions: [...createSessions('learner', sessionOptions), ...learnerSignIn.handlers],
    adminSignIn,
    learnerSignIn,
    transport,
    returnAddresses,
    reportSeal: createSeal(secretKey),
    allowance: allowanceOf(config),
    sealChain: createSealChain(secretKey),
    mailKinds: {
      invite: createInviteMail({ tokens, joinUrl }),
      admin_invite: createAdminInviteMail({ tokens, publicUrl }),
      announcement: createAnnouncementMail(config),
      no_seat: createNoSeatMail({ publicUrl }),
      bounce_digest: createBounceDigestMail({ publicUrl }),
      join_request: createJoinRequestMail({ tokens, joinUrl }),
    },
    accountMailKinds: accountMailKinds({ tokens, publicUrl, joinUrl }),
    async close() {
      spreadsheets.close()
      await transport.close()
      await pool.end()
      await db.destroy()
    },
  }
}

/** Mails a day of an organization that somebody registered on their own, in its first week. */
const FIRST_MAILS = 200

/** Whoever can register can send: real mail in small numbers, until an organization is known for a week. */
function allowanceOf(config: Config): AllowanceRules {
  const { registrationOpen, mailTransport, limitsFactor, orgDailyMails } = config
  const isOpen = registrationOpen && mailTransport !== 'inbox'
  return { daily: orgDailyMails, atFirst: isOpen ? Math.ceil(FIRST_MAILS * limitsFactor) : null }
}
