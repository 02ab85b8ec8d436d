import { type Config, ConfigError, readConfig, readOrMakeSecretKey } from './config.ts'
import { openDatabase } from './core/db.ts'
import { startEmbeddedPostgres } from './core/embedded-postgres.ts'
import { mask } from './core/log.ts'
import { migrateDatabase, requireRowSecurity } from './core/migrations.ts'
import { ROOT_DIR } from './core/root-dir.ts'
import { migrationSource } from './migrations/index.ts'

/** The life of a process: what was opened is closed in the opposite order, once, however often it is told to stop. */
export interface Lifecycle {
  onStop(close: () => Promise<void>): void
  stop(): Promise<void>
  /** Tells whoever watches the start what is going on. */
  say(line: string): void
}

/** Stops on SIGINT and SIGTERM, and ends the process with `exitCode` when all is closed. */
export function stopOnSignals({ exitCode = 0 } = {}): Lifecycle {
  const closers: (() => Promise<void>)[] = []
  let stopping: Promise<void> | null = null

  async function closeAll(): Promise<void> {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  const stop = () => {
    stopping ??= closeAll()
    return stopping
  }
  const end = () => {
    if (stopping) return
    process.stdout.write('\nStopping …\n')
    stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        process.stderr.write(`${describeFault(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)

  return {
    onStop: (close) => void closers.push(close),
    stop,
    say: (line) => void process.stdout.write(`${line}\n`),
  }
}

/**
 * Reads the settings, and gives the way to the database: the embedded server or DATABASE_URL, brought up to date and checked.
 * Throws one sentence for the operator when something is in the way. A `guest` stays for one command, and leaves the embedded
 * server to whoever else uses it.
 */
export function openInstallation(
  life: Lifecycle,
  { guest = false } = {},
): {
  config: Config
  openDatabaseServer: () => Promise<string>
} {
  const config = readConfig(process.env, ROOT_DIR)
  return {
    config,
    async openDatabaseServer() {
      const databaseUrl = config.databaseUrl ?? (await openEmbedded(config, life, guest))
      await prepareDatabase(databaseUrl)
      return databaseUrl
    },
  }
}

async function openEmbedded(config: Config, life: Lifecycle, guest: boolean): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, guest, log: life.say })
  life.onStop(() => server.stop())
  if (config.secretKey === '') config.secretKey = readOrMakeSecretKey(config.dataDir)
  return server.ownerUrl
}

/** Brings the database up to date and refuses one that would not keep organizations apart. */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl, { size: 2, name: 'rollcall-migrate', patient: true })
  try {
    await db.raw('select 1').catch((error: unknown) => {
      throw new Error(`The database of DATABASE_URL cannot be used: ${reasonOf(error)}`)
    })
    await migrateDatabase(db, databaseUrl, migrationSource)
    await requireRowSecurity(db)
  } finally {
    await db.destroy()
  }
}

/** One sentence a fault, for the person at the terminal. A fault of ours comes with its stack. */
export function describeFault(error: unknown): string {
  if (error instanceof ConfigError)
    return `Rollcall cannot start with these settings:\n${error.message.replace(/^/gm, '  ')}`
  if (error instanceof Error) return `Rollcall cannot start. ${mask(error.message)}`
  return 'Rollcall cannot start, and does not know why.'
}

/** Node reports several failed connections as one error without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? `${error.message.replace(/^.* - /, '')}.` : 'no reason was given.'
}
