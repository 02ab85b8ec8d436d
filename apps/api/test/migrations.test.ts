import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Knex } from 'knex'
import { describeSchema, SCHEMA_FILE } from '../scripts/describe-schema.ts'
import { openDatabase } from '../src/core/db.ts'
import { requireRowSecurity } from '../src/core/migrations.ts'
import { ROOT_DIR } from '../src/core/root-dir.ts'
import { rowsOf } from '../src/core/transaction.ts'
import { prepareDatabase } from '../src/installation.ts'
import { migrationSource } from '../src/migrations/index.ts'
import { command, databaseOf, dropDatabase } from './database.ts'

const server = process.env.TEST_SERVER_URL ?? ''

/** An empty database for each test. */
let url: string
let db: Knex
beforeEach(async () => {
  const name = `rollcall_migrations_${process.pid}_${randomBytes(4).toString('hex')}`
  await command(server, `create database ${name}`)
  url = databaseOf(server, name)
  db = openDatabase(url, { size: 2 })
})
afterEach(async () => {
  await db.destroy()
  await dropDatabase(server, path.basename(url))
})

const described = () => describeSchema(rowsOf(db))

describe('each migration', () => {
  it('can be taken back and made again, and leaves no trace of having been there twice', async () => {
    const names = (await migrationSource.getMigrations([])).map(migrationSource.getMigrationName)
    for (const name of names) {
      const before = withoutExtensions(await described())
      await db.migrate.up({ migrationSource, name })
      const after = await described()
      await db.migrate.down({ migrationSource, name })
      expect({ name, schema: withoutExtensions(await described()) }).toEqual({ name, schema: before })
      await db.migrate.up({ migrationSource, name })
      expect({ name, schema: await described() }).toEqual({ name, schema: after })
    }
    expect(names.length).toBeGreaterThan(0)
  })
})

describe('migrating', () => {
  it('a second time does nothing', async () => {
    await prepareDatabase(url)
    const done = () => rowsOf(db)`select name, batch, migration_time from knex_migrations order by id`
    const [first, schema] = [await done(), await described()]
    await prepareDatabase(url)
    expect(await done()).toEqual(first)
    expect(await described()).toBe(schema)
  })

  it('in several processes at once is done by one of them, and all go on', async () => {
    const replies = await Promise.all([migrateInAProcess(), migrateInAProcess(), migrateInAProcess()])
    expect(replies).toEqual(Array(3).fill('The database is up to date.\n'))
    const names = await rowsOf(db)<{ name: string }>`select name from knex_migrations`
    expect(names).toHaveLength((await migrationSource.getMigrations([])).length)
  }, 60_000)
})

describe('a start', () => {
  it.each(['orgs', 'learners'])('is refused where %s has no row security', async (table) => {
    await prepareDatabase(url)
    await expect(requireRowSecurity(db)).resolves.toBeUndefined()
    await db.raw(`alter table ${table} no force row level security`)
    await expect(requireRowSecurity(db)).rejects.toThrow(table)
  })
})

it('docs/schema.sql is what the migrations make', async () => {
  await prepareDatabase(url)
  const [made, written] = [await described(), readFileSync(SCHEMA_FILE, 'utf8')]
  const line = made.split('\n').findIndex((text, index) => text !== written.split('\n')[index])
  if (made !== written)
    throw new Error(`docs/schema.sql is out of date from line ${line + 1} on: run pnpm schema.`)
})

/** An extension stays when its migration is taken back: others may use it, and it may have been there before. */
function withoutExtensions(schema: string): string {
  return schema.replaceAll(/^create extension .*\n/gm, '')
}

async function migrateInAProcess(): Promise<string> {
  const script = path.join(ROOT_DIR, 'apps/api/src/migrate.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    cwd: path.join(ROOT_DIR, 'apps/api'),
    env: { ...process.env, DATABASE_URL: url, SECRET_KEY: 'a key for tests, which opens nothing else' },
  })
  return stdout
}
