import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { ImportDto } from '@rollcall/contract'
import supertest from 'supertest'
import { type Admin, aGroup, anAdmin } from '../../../test/given.ts'
import {
  crowdedXls,
  entityBomb,
  farCell,
  locked,
  lyingSizes,
  manyStrings,
  repeatedCells,
  sharedStringBomb,
  whitespaceBomb,
  wholeSheet,
  zipBomb,
} from '../../../test/spreadsheets/hostile.ts'
import { createWorld, type World } from '../../../test/world.ts'

const API = fileURLToPath(new URL('../../../', import.meta.url))
const AT_ONCE = 10

let world: World
let server: ChildProcess
let url: string
/** Of organizations each of its own: one organization has one file read at a time. */
let keys: string[]
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  const admins = await Promise.all(Array.from({ length: AT_ONCE }, () => anAdmin(world)))
  keys = await Promise.all(admins.map(keyOf))
  const port = await aFreePort()
  url = `http://127.0.0.1:${port}`
  server = startServer(port)
  await untilReady()
  // What a server needs in any case once it has something to do is no harm that a file does.
  await Promise.all(keys.map(readAList))
}, 120_000)
afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  await world.close()
})

async function keyOf(admin: Admin): Promise<string> {
  await aGroup(world, admin, 'Teachers')
  const scopes = ['invites:read', 'invites:write']
  return (await admin.call('POST /api-keys', { name: 'Upload', scopes })).body.key
}

async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const closed = once(probe, 'close')
  probe.close()
  await closed
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** All of an installation in one process, as most have it: it answers people and works on the queue. */
function startServer(port: number): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: API,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: world.databaseUrl,
      SECRET_KEY: 'a key for tests, which opens nothing else',
      LIMITS_FACTOR: '1000',
      LOG_LEVEL: 'error',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function untilReady(): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/readyz`).catch(() => null)
    if (ready?.status === 200) return
    await setTimeout(100)
  }
}

async function upload(key: string, name: string, bytes: Buffer): Promise<string> {
  const reply = await supertest(url)
    .post('/api/v1/imports')
    .auth(key, { type: 'bearer' })
    .attach('file', bytes, name)
  expect(reply.status).toBe(202)
  return reply.body.id
}

async function untilRead(key: string, id: string): Promise<ImportDto> {
  for (;;) {
    const { body } = await supertest(url).get(`/api/v1/imports/${id}`).auth(key, { type: 'bearer' })
    if (body.state !== 'parsing') return body
    await setTimeout(100)
  }
}

async function readAList(key: string): Promise<ImportDto> {
  const list = Buffer.from('Email,Group\nann@after.example,Teachers\n')
  return untilRead(key, await upload(key, 'list.csv', list))
}

/** What the server holds in memory, in megabytes; nothing where the system does not say. */
function memory(): number {
  if (process.platform !== 'linux') return 0
  const status = readFileSync(`/proc/${server.pid}/status`, 'ascii')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Asks all the while whether the server is well, and looks at its memory. */
function watch() {
  const before = memory()
  const seen = { grewMb: 0, slowestMs: 0, well: 0, unwell: 0 }
  const look = async () => {
    seen.grewMb = Math.max(seen.grewMb, memory() - before)
    const asked = performance.now()
    const reply = await fetch(`${url}/readyz`).catch(() => null)
    seen.slowestMs = Math.max(seen.slowestMs, performance.now() - asked)
    seen[reply?.status === 200 ? 'well' : 'unwell'] += 1
  }
  const timer = setInterval(() => void look(), 50)
  return {
    seen,
    stop: async () => {
      clearInterval(timer)
      await look()
    },
  }
}

/** What becomes of all of them: a fault, or the state that they are in. */
function outcomeOf({ fault, state }: ImportDto): string {
  return fault?.code ?? state
}

it.each<[what: string, file: string, make: () => Buffer | Promise<Buffer>, outcome: string]>([
  ['a cell in the last corner', 'a.xlsx', farCell, 'far_cell'],
  ['marks over the whole sheet', 'a.xlsx', wholeSheet, 'review'],
  ['a text that all its cells share', 'a.xlsx', sharedStringBomb, 'too_much_text'],
  ['millions of texts that nobody uses', 'a.xlsx', manyStrings, 'review'],
  ['millions of blanks', 'a.xlsx', whitespaceBomb, 'mapping'],
  ['a bomb among its parts', 'a.xlsx', zipBomb, 'unpacks_too_large'],
  ['sizes that are not true', 'a.xlsx', lyingSizes, 'unsafe_archive'],
  ['a cell that comes a billion times', 'a.ods', repeatedCells, 'too_many_rows'],
  ['entities that multiply', 'a.xlsx', entityBomb, 'damaged'],
  ['cells that become a hundred times their size', 'a.xls', crowdedXls, 'too_much_memory'],
  ['a password', 'a.xlsx', locked, 'encrypted'],
])(
  'ten files at once with %s have one answer each, and do the server no harm',
  async (what, file, make, outcome) => {
    const bytes = await make()
    const { seen, stop } = watch()
    const began = performance.now()
    const ids = await Promise.all(keys.map((key) => upload(key, file, bytes)))
    const takenMs = performance.now() - began
    const read = await Promise.all(ids.map((id, at) => untilRead(keys[at] ?? '', id)))
    const readMs = performance.now() - began
    await stop()
    tell(what, { takenMs, readMs, ...seen })
    expect(read.map(outcomeOf)).toEqual(keys.map(() => outcome))
    expect(seen.unwell).toBe(0)
    // Ten files are in memory while they arrive, whatever is in them.
    expect(seen.grewMb - (AT_ONCE * bytes.length) / 1_048_576).toBeLessThan(150)
  },
  180_000,
)

it('afterwards a list of people is read as ever', async () => {
  expect(await readAList(keys[0] ?? '')).toMatchObject({
    state: 'review',
    counts: { outcomes: { invite: 1 } },
  })
})

/** How long things took is told and not judged: the machine that tests run on has other things to do. */
function tell(what: string, measured: Record<string, number>): void {
  const words = Object.entries(measured).map(([name, value]) => `${name} ${Math.round(value)}`)
  process.stdout.write(`ten at once, ${what}: ${words.join(', ')}\n`)
}
