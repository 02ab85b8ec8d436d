import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { isServerOf, readPostmasterFile, removeStaleFile } from './postmaster-file.ts'
import { commandFor, handOver, serverUserOf } from './server-user.ts'

/** A running server. `adopted` when an earlier process started it. */
export type Server = { pid: number; port: number; adopted: boolean }

/** Where a server keeps its data and its log, and how safely. */
export type Place = { cluster: string; logFile: string; durable: boolean }

// Replaying the log after a crash can take a while; it is never cut short.
const START_LIMIT_MS = 120_000
const ATTEMPTS = 3

/** Takes over the server that already runs on the cluster, or starts one. Throws one sentence when that fails. */
export async function obtainServer(place: Place, binaries: Binaries): Promise<Server> {
  let reason = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const running = await findRunning(place.cluster)
    if (running) return running
    const started = await launch(place, binaries)
    if (started) return started
    reason = await lastComplaint(place.logFile)
    // A port taken in between, or another process that was faster: both are settled by trying again.
    if (!/could not (bind|create any)|lock file/.test(reason)) break
  }
  throw new Error(`The embedded database did not start: ${reason} (see ${place.logFile}).`)
}

/** Asks the server to end and waits until it has. Nothing happens when it is gone already. */
export async function endServer(cluster: string, pid: number): Promise<void> {
  const isThere = async () =>
    (await readPostmasterFile(cluster))?.pid === pid && (await isServerOf(cluster, pid))
  // SIGINT ends it in good order, SIGQUIT at once; the next start then replays the log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!(await isThere())) return
    process.kill(pid, signal)
    const giveUpAt = Date.now() + 15_000
    while (Date.now() < giveUpAt) {
      if (!(await isThere())) return
      await sleep(20)
    }
  }
  throw new Error(`The embedded database (process ${pid}) did not stop.`)
}

async function findRunning(cluster: string): Promise<Server | null> {
  const giveUpAt = Date.now() + START_LIMIT_MS
  while (Date.now() < giveUpAt) {
    const file = await readPostmasterFile(cluster)
    if (!file) return null
    if (!(await isServerOf(cluster, file.pid))) {
      await removeStaleFile(cluster, file)
      return null
    }
    if (file.status === 'ready') return { pid: file.pid, port: file.port, adopted: true }
    await sleep(20)
  }
  throw new Error(`The database server that already runs in ${cluster} does not become ready.`)
}

// Null when the server ended before it was ready.
async function launch({ cluster, logFile, durable }: Place, binaries: Binaries): Promise<Server | null> {
  const user = await serverUserOf(cluster)
  await handOver(cluster, user)
  const port = await findFreePort()
  const { command, args, options } = commandFor(user, binaries.postgres, [
    '-D',
    cluster,
    ...settings(port, durable),
  ])
  const log = await open(logFile, 'w', 0o600)
  try {
    if (user.ids) await log.chown(user.ids.uid, user.ids.gid)
    // A session of its own: Ctrl-C in the terminal reaches the application, which stops the server last. A file for
    // the output: a pipe would break when this process is killed.
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log.fd, log.fd] })
    const isReady = await waitUntilReady(cluster, child)
    if (isReady) child.unref()
    return isReady && child.pid ? { pid: child.pid, port, adopted: false } : null
  } finally {
    await log.close()
  }
}

async function waitUntilReady(cluster: string, child: ChildProcess): Promise<boolean> {
  let isOver = false
  const ended = new Promise<false>((resolve, reject) => {
    child.once('exit', () => resolve(false))
    child.once('error', (error) =>
      reject(new Error(`The embedded database cannot be run: ${error.message}.`)),
    )
  }).finally(() => {
    isOver = true
  })
  const ready = async () => {
    const giveUpAt = Date.now() + START_LIMIT_MS
    while (!isOver && Date.now() < giveUpAt) {
      const file = await readPostmasterFile(cluster)
      if (file && file.pid === child.pid && file.status === 'ready') return true
      await sleep(10)
    }
    if (!isOver) child.kill('SIGQUIT')
    return false
  }
  return Promise.race([ready(), ended])
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Messages about the server only: those about statements could hold addresses of people.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string')
    throw new Error('No free port was found for the database.')
  return address.port
}

async function lastComplaint(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).split('\n').filter((line) => line.trim())
  const line = lines.findLast((candidate) => /FATAL|PANIC|could not|error/i.test(candidate)) ?? lines.at(-1)
  return line?.replace(/^.*?(FATAL|PANIC|LOG|WARNING):\s*/, '') ?? 'it ended without a message'
}
