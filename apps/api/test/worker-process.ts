import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const API = fileURLToPath(new URL('../', import.meta.url))

/** A worker as installations have it: a process of its own, on this database. */
export function startWorker(databaseUrl: string, settings: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/worker.ts'], {
    cwd: API,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: 'a key for tests, which opens nothing else',
      LIMITS_FACTOR: '1000000',
      LOG_LEVEL: 'silent',
      ...settings,
    },
    stdio: 'ignore',
  })
}

/** Ends a worker that has not ended yet. */
export async function endWorker(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = once(worker, 'exit')
  worker.kill(signal)
  await ended
}
