import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './embedded-postgres/binaries.ts'
import {
  createCluster,
  type Passwords,
  readPasswords,
  reasonOf,
  requireWritableFolder,
} from './embedded-postgres/cluster.ts'
import { endServer, obtainServer, type Place, type Server } from './embedded-postgres/server.ts'

export type EmbeddedPostgresOptions = {
  /** The folder for everything the database keeps; its files are in the subfolder `pg18` and in `pg18.log`. */
  dataDir: string
  /** False for tests: faster, and a crash of the machine loses the data. */
  durable?: boolean
  /** For a process that stays a moment: a server that others have come to use keeps running, even if this one started it. */
  guest?: boolean
  log?: (line: string) => void
}

export type EmbeddedPostgres = {
  /** Database `rollcall` as its owner, an ordinary role: row security applies to it as it does in production. */
  ownerUrl: string
  /** Database `postgres` as superuser. For setting up, never for the application. */
  adminUrl: string
  port: number
  /** Ends the server, unless others still use it and it was taken over from an earlier process, or this one is a guest. */
  stop(): Promise<void>
}

const OWNER = 'rollcall'

/**
 * Starts the PostgreSQL server that comes with Rollcall, on a free port of 127.0.0.1. On first use the database is
 * created. A server that outlived its application is taken over with its data. Failures are errors of one sentence.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, guest = false, log = () => {} } = options
  const dataDir = path.resolve(options.dataDir)
  const cluster = path.join(dataDir, 'pg18')
  await requireWritableFolder(dataDir)
  const binaries = await findBinaries()
  let passwords = await readPasswords(cluster)
  if (!passwords) {
    log('Creating the embedded database')
    await createCluster(cluster, binaries, durable)
    passwords = await readPasswords(cluster)
  }
  if (!passwords) throw new Error(`The embedded database in ${cluster} is empty after it was created.`)

  const place = { cluster, logFile: `${cluster}.log`, durable }
  const server = await openServer(place, binaries, passwords)
  log(`The embedded database ${server.adopted ? 'is still running' : 'is running'} on port ${server.port}`)
  const adminUrl = adminUrlOf(server, passwords)

  let stopping: Promise<void> | null = null
  return {
    ownerUrl: urlOf(OWNER, passwords.owner, server.port, OWNER),
    adminUrl,
    port: server.port,
    stop: () =>
      (stopping ??= stopServer(cluster, server, adminUrl, { mayStay: guest || server.adopted, log })),
  }
}

// A server that has just been killed looks alive for a moment more, so the first failure with one that was found running
// is not the last word. A server of our own that cannot be used is not left behind.
async function openServer(place: Place, binaries: Binaries, passwords: Passwords): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const server = await obtainServer(place, binaries)
    try {
      await createOwner(adminUrlOf(server, passwords), passwords)
      return server
    } catch (error) {
      if (!server.adopted) await endServer(place.cluster, server.pid)
      if (!server.adopted || attempt === 5) {
        throw new Error(`The embedded database cannot be used: ${reasonOf(error)}.`)
      }
      await sleep(100 * attempt)
    }
  }
}

function adminUrlOf(server: Server, { admin }: Passwords): string {
  return urlOf('postgres', admin, server.port, 'postgres')
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}

// At every start, because the first one may have been interrupted between any two of these statements.
async function createOwner(adminUrl: string, { owner }: Passwords): Promise<void> {
  await withClient(adminUrl, async (client) => {
    // One application at a time: two may start at once. The end of the connection gives it back.
    await client.query('select pg_advisory_lock(1)')
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [OWNER],
    )
    if (!rows[0]?.role) {
      await client.query(
        `create role ${OWNER} login nosuperuser createrole createdb password ${client.escapeLiteral(owner)}`,
      )
    }
    if (!rows[0]?.database) await client.query(`create database ${OWNER} owner ${OWNER}`)
  })
}

async function stopServer(
  cluster: string,
  server: Server,
  adminUrl: string,
  { mayStay, log }: { mayStay: boolean; log: (line: string) => void },
) {
  if (mayStay && (await isUsedByOthers(adminUrl))) {
    log('The embedded database keeps running: another process uses it')
    return
  }
  await endServer(cluster, server.pid)
  log('The embedded database has stopped')
}

async function isUsedByOthers(adminUrl: string): Promise<boolean> {
  try {
    return await withClient(adminUrl, async (client) => {
      // Our own connections, just closed, take a moment to disappear.
      for (let attempt = 0; attempt < 10; attempt++) {
        const { rowCount } = await client.query(
          `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        )
        if (rowCount === 0) return false
        await sleep(50)
      }
      return true
    })
  } catch {
    // It takes no connections any more, so nobody uses it.
    return false
  }
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A connection cut while idle is found out by the next query.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
