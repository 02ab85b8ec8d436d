import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

// Making a database takes a second or two, so most tests go on with the same one.
let shared: string
let dataDir: string
let running: EmbeddedPostgres[] = []
let children: ChildProcess[] = []

beforeAll(async () => {
  shared = await makeFolder()
})

beforeEach(() => {
  dataDir = shared
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const database of running) await database.stop()
  // A test that failed half-way may have left a server that nobody holds.
  const pid = await postmasterPid().catch(() => null)
  if (pid) process.kill(pid, 'SIGKILL')
  if (dataDir !== shared) await removeFolder(dataDir)
  running = []
  children = []
})

afterAll(() => removeFolder(shared))

describe('a first start', () => {
  beforeEach(async () => {
    dataDir = await makeFolder()
  })

  test('starts over when an earlier one was interrupted', async () => {
    await mkdir(path.join(dataDir, 'pg18.init-4194305-x', 'data'), { recursive: true })
    await start()
    expect(await readdir(dataDir)).toEqual(['pg18', 'pg18.log'])
  })

  test('by two at once makes one database', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(second.ownerUrl).toBe(first.ownerUrl)
  })

  test('in a folder that cannot be used says so in one sentence', async () => {
    await writeFile(path.join(dataDir, 'note'), '')
    await expect(startEmbeddedPostgres({ dataDir: path.join(dataDir, 'note', 'data') })).rejects.toThrow(
      /^The folder .*note.data cannot be written: .*\.$/,
    )
    await mkdir(path.join(dataDir, 'pg18'))
    await mkdir(path.join(dataDir, 'pg18', 'photos'))
    await expect(start()).rejects.toThrow(/^The folder .* holds no database that can be opened: .*\.$/)
  })
})

describe('the database', () => {
  test('belongs to an ordinary role, and each role has a password of its own', async () => {
    const { ownerUrl, adminUrl, port } = await start()
    const [owner] = await query(
      ownerUrl,
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, current_user as name, current_database() as database,
              pg_get_userbyid(datdba) as owner
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    )
    expect(owner).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: true,
      rolcreaterole: true,
      name: 'rollcall',
      database: 'rollcall',
      owner: 'rollcall',
    })
    expect(await query(adminUrl, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: true },
    ])
    expect((await stat(path.join(dataDir, 'pg18', 'rollcall-passwords.json'))).mode & 0o777).toBe(0o600)
    await expect(query(`postgres://postgres@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow(
      /password/i,
    )
  })

  test('holds Unicode whatever the locale of the machine', async () => {
    const { ownerUrl } = await start()
    const sql = `select current_setting('server_encoding') as encoding, lower('ÄÉŁ') as lower, 'é' ~ '^\\w$' as is_letter,
                        (select array_agg(name order by name collate "und-x-icu") from unnest(array['Zoe','Émile','Eva']) name) as sorted`
    expect(await query(ownerUrl, sql)).toEqual([
      { encoding: 'UTF8', lower: 'äéł', is_letter: true, sorted: ['Émile', 'Eva', 'Zoe'] },
    ])
  })

  test('lets its owner switch to a role it made, and clone databases', async () => {
    const { ownerUrl } = await start()
    await query(ownerUrl, 'create role rollcall_app nologin')
    await query(ownerUrl, 'grant rollcall_app to current_user')
    await query(ownerUrl, 'begin; set local role rollcall_app; rollback')
    await query(ownerUrl, 'create database rollcall_copy template template1')
    await query(ownerUrl, 'create database rollcall_second_copy template rollcall_copy')
  })
})

describe('a later start', () => {
  test('finds the data', async () => {
    const first = await start()
    await remember(first, 'kept over a stop')
    await first.stop()
    await first.stop()
    await expect(query(first.ownerUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
    expect(await recall(await start())).toContain('kept over a stop')
  })

  test('takes over the server of an application that was killed', async () => {
    const child = await startInChild()
    const pid = await postmasterPid()
    await remember(child.database, 'written before the kill')
    child.process.kill('SIGKILL')
    await once(child.process, 'exit')

    const second = await start()
    expect(await postmasterPid()).toBe(pid)
    expect(await recall(second)).toContain('written before the kill')
    await second.stop()
    await expect(postmasterPid()).rejects.toThrow(/ENOENT/)
  })

  test('does not end a server that another application uses', async () => {
    const first = await start()
    const second = await start()
    const client = new pg.Client(first.ownerUrl)
    await client.connect()
    await second.stop()
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
  })

  test('finds the server that a guest started and left to it', async () => {
    const guest = await start({ guest: true })
    const host = await start()
    const client = new pg.Client(host.ownerUrl)
    await client.connect()
    await guest.stop()
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
    await host.stop()
    await expect(postmasterPid()).rejects.toThrow(/ENOENT/)
  })

  test('works after the server itself was killed, and keeps what was committed', async () => {
    const child = await startInChild()
    await remember(child.database, 'committed')
    const pid = await postmasterPid()
    process.kill(pid, 'SIGKILL')
    expect(await recall(await start())).toContain('committed')
    expect(await postmasterPid()).not.toBe(pid)
  })

  test('is not kept back by the file of a server whose number now belongs to another process', async () => {
    const first = await start()
    await remember(first, 'kept over a stale file')
    const file = path.join(dataDir, 'pg18', 'postmaster.pid')
    const left = await readFile(file, 'utf8')
    await first.stop()
    await writeFile(file, left.replace(/^\d+/, String(process.pid)))
    await chmod(file, 0o600)
    expect(await recall(await start())).toContain('kept over a stale file')
  })
})

function makeFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'rollcall embedded '))
}

// A server that was just killed may still be writing.
function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

async function start({ guest = false } = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, durable: false, guest })
  running.push(database)
  return database
}

// An application of its own, which can be killed.
async function startInChild(): Promise<{
  process: ChildProcess
  database: Pick<EmbeddedPostgres, 'ownerUrl'>
}> {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url))})
    const database = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(database.ownerUrl)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [output] = await once(child.stdout, 'data')
  return { process: child, database: { ownerUrl: String(output).trim() } }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'pg18', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function remember({ ownerUrl }: Pick<EmbeddedPostgres, 'ownerUrl'>, word: string): Promise<void> {
  await query(ownerUrl, 'create table if not exists memory (word text)')
  await query(ownerUrl, 'insert into memory values ($1)', [word])
}

async function recall({ ownerUrl }: EmbeddedPostgres): Promise<unknown[]> {
  return (await query(ownerUrl, 'select word from memory')).map((row) => row.word)
}

async function query(url: string, sql: string, values?: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
