import { existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Knex } from 'knex'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../core/db.ts'
import { startEmbeddedPostgres } from '../core/embedded-postgres.ts'
import { mask } from '../core/log.ts'
import { requireRowSecurity } from '../core/migrations.ts'
import { ROOT_DIR } from '../core/root-dir.ts'
import { migrationSource } from '../migrations/index.ts'
import { examineBounces } from './doctor-bounces.ts'
import { examineHearing, examineMail } from './doctor-mail.ts'
import { type Finding, fault, note, ok } from './finding.ts'

const GIGABYTE = 1024 ** 3

/** Looks at everything that Rollcall needs, changes nothing, and says nothing secret. */
export async function examine(): Promise<Finding[]> {
  const settings = readSettings()
  if (!settings.config) return settings.findings
  const { config } = settings
  return [
    ...settings.findings,
    examineApps(),
    examineDisk(config),
    ...(await examineDatabase(config)),
    await examinePort(config),
    ...(await examineMail(config)),
    ...(await examineBounces(config)),
  ]
}

function readSettings(): { config: Config | null; findings: Finding[] } {
  try {
    const config = readConfig(process.env, ROOT_DIR)
    return { config, findings: [ok(`Settings: people reach Rollcall at ${config.publicUrl}.`)] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { config: null, findings: error.message.split('\n').map((text) => fault(`Settings: ${text}`)) }
  }
}

function examineApps(): Finding {
  const missing = ['admin', 'join'].filter(
    (app) => !existsSync(path.join(ROOT_DIR, 'apps', app, 'dist/index.html')),
  )
  if (missing.length === 0) return ok('Apps: both are built.')
  return fault(`Apps: ${missing.join(' and ')} not built. Run "npm start" or "pnpm build".`)
}

function examineDisk({ dataDir }: Config): Finding {
  const folder = existingFolder(dataDir)
  const { bavail, bsize } = statfsSync(folder)
  const free = (bavail * bsize) / GIGABYTE
  const says = `${free.toFixed(1)} GB free at ${folder}.`
  return free >= 1
    ? ok(`Disk: ${says}`)
    : fault(`Disk: only ${says} Make room: a full disk stops the database.`)
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(path.dirname(folder))
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  if (config.databaseUrl !== null)
    return examineServer(config, config.databaseUrl, 'the server of DATABASE_URL')
  if (!existsSync(path.join(config.dataDir, 'pg18'))) {
    return [note(`Database: the embedded one will be made in ${config.dataDir} at the first start.`)]
  }
  try {
    const server = await startEmbeddedPostgres({ dataDir: config.dataDir, guest: true })
    const findings = await examineServer(config, server.ownerUrl, `the embedded one in ${config.dataDir}`)
    await server.stop()
    return findings
  } catch (error) {
    return [fault(`Database: ${reasonOf(error)}`)]
  }
}

async function examineServer(config: Config, url: string, which: string): Promise<Finding[]> {
  const db = openDatabase(url, { size: 1, name: 'rollcall-doctor' })
  try {
    const { rows } = await db.raw(`select current_setting('server_version') as version`)
    const reached = ok(`Database: ${which} answers, PostgreSQL ${rows[0].version}.`)
    const migrations = await examineMigrations(db)
    if (migrations.kind !== 'ok') return [reached, migrations]
    return [reached, migrations, await examineWalls(db), ...(await examineHearing(db, config))]
  } catch (error) {
    return [fault(`Database: ${which} cannot be used. ${reasonOf(error)}`)]
  } finally {
    await db.destroy()
  }
}

async function examineMigrations(db: Knex): Promise<Finding> {
  const isThere = await db.schema.hasTable('knex_migrations')
  const [done, waiting]: [unknown[], { name: string }[]] = isThere
    ? await db.migrate.list({ migrationSource })
    : [[], await migrationSource.getMigrations([])]
  if (waiting.length === 0) return ok(`Schema: up to date, ${done.length} migrations.`)
  const many = waiting.length === 1 ? 'one migration is' : `${waiting.length} migrations are`
  return fault(`Schema: ${many} still to be made. A start does it, and so does apps/api/dist/src/migrate.js.`)
}

async function examineWalls(db: Knex): Promise<Finding> {
  try {
    await requireRowSecurity(db)
    return ok('Row security: organizations are kept apart.')
  } catch (error) {
    return fault(`Row security: ${reasonOf(error)}`)
  }
}

async function examinePort({ port }: Config): Promise<Finding> {
  if (await isFree(port)) return ok(`Port: ${port} is free.`)
  if (await isRollcall(port)) return ok(`Port: Rollcall answers on ${port}.`)
  return fault(
    `Port: ${port} is used by another program. End that program, or choose another port with PORT.`,
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}

async function isRollcall(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(3000) })
    return reply.ok && (await reply.text()).startsWith('{"status":')
  } catch {
    return false
  }
}

/** Node reports several failed connections as one error without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(' ')
  const text =
    error instanceof Error ? mask(error.message.replace(/^select .* - /s, '')) : 'No reason was given'
  return text.endsWith('.') ? text : `${text}.`
}
