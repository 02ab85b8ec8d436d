import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { ROOT_DIR } from '../../src/core/root-dir.ts'
import { BENCH_KEY } from './seed.ts'

const API = path.join(ROOT_DIR, 'apps/api')
const BUILD = path.join(API, 'node_modules/.cache/bench')

/** Rollcall as installations have it: built, API and job queue in one process, with a database that holds nothing else. */
export interface Installation {
  url: string
  databaseUrl: string
  /** The code that it runs. */
  features: { imports: typeof import('../../src/features/imports/index.ts') }
  pid: number
  stop(): Promise<void>
}

/** Starts one on the server of this database, with more settings than it needs at least, or with others. */
export async function startInstallation(
  serverUrl: string,
  settings: Record<string, string> = {},
): Promise<Installation> {
  const [code] = await once(
    spawnHere('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', BUILD]),
    'close',
  )
  if (code !== 0) throw new Error('The server could not be built.')
  const databaseUrl = await createDatabase(serverUrl)
  const port = await freePort()
  const child = spawnHere(process.execPath, ['--max-semi-space-size=24', path.join(BUILD, 'src/main.js')], {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: BENCH_KEY,
    PORT: String(port),
    LOG_LEVEL: 'error',
    LIMITS_FACTOR: '1000000',
    IMPORT_MAX_ROWS: '100000',
    ...settings,
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, child)
  return {
    url,
    databaseUrl,
    features: { imports: await import(path.join(BUILD, 'src/features/imports/index.js')) },
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `rollcall_installation_${randomBytes(4).toString('hex')}`
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

function spawnHere(command: string, args: string[], settings: Record<string, string> = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(command, args, {
    cwd: API,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The server has ended.')
    const reply = await fetch(`${url}/readyz`).catch(() => null)
    if (reply?.ok) return
    await setTimeout(50)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
