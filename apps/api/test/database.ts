import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/core/embedded-postgres.ts'
import { prepareDatabase } from '../src/installation.ts'

const TEST_OWNER = 'rollcall_test_owner'

export interface TestDatabases {
  /** A database on the server from which others are made: never written to by a test. */
  url: string
  template: string
  stop(): Promise<void>
}

/**
 * A server for one run of the tests: DATABASE_URL, or an embedded one in a temporary folder. Tests work as an ordinary role that
 * row security applies to; where DATABASE_URL names a superuser, such a role is made.
 */
export async function startTestDatabases(databaseUrl: string | undefined): Promise<TestDatabases> {
  const server = databaseUrl ? await given(databaseUrl) : await embedded()
  const template = `rollcall_template_${process.pid}_${Date.now()}`
  await command(server.url, `create database ${template}`)
  await prepareDatabase(databaseOf(server.url, template))
  return {
    url: server.url,
    template,
    async stop() {
      await dropDatabase(server.url, template)
      await server.stop()
    },
  }
}

/** Another database of the same server and user. */
export function databaseOf(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}

const PERMISSION_DENIED = '42501'

/**
 * Drops a database with whoever is still connected to it. The server's own cleaner may be at work in it, whom only a superuser
 * could send away: it is through in a moment.
 */
export async function dropDatabase(url: string, name: string, tries = 50): Promise<void> {
  try {
    await command(url, `drop database if exists ${name} with (force)`)
  } catch (error) {
    const isBusy = error instanceof Error && 'code' in error && error.code === PERMISSION_DENIED
    if (!isBusy || tries <= 1) throw error
    await setTimeout(200)
    await dropDatabase(url, name, tries - 1)
  }
}

export async function command(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

async function embedded() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rollcall-test-'))
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  return {
    url: server.ownerUrl,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function given(url: string) {
  const { rows } = await command(url, 'select rolsuper from pg_roles where rolname = current_user')
  if (!rows[0]?.rolsuper) return { url, stop: async () => {} }
  const password = randomBytes(16).toString('hex')
  await command(
    url,
    `do $$ begin
       if not exists (select 1 from pg_roles where rolname = '${TEST_OWNER}') then
         create role ${TEST_OWNER} login createdb createrole;
       end if;
       if exists (select 1 from pg_roles where rolname = 'rollcall_app') then
         grant rollcall_app to ${TEST_OWNER} with admin option;
       end if;
     end $$;
     alter role ${TEST_OWNER} password '${password}'`,
  )
  const owner = new URL(url)
  owner.username = TEST_OWNER
  owner.password = password
  owner.pathname = '/postgres'
  return { url: owner.toString(), stop: async () => {} }
}
