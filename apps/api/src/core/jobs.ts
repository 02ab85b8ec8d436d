import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Log } from './log.ts'

/** What a job does. It must be safe to run twice: a worker can die between the work and its note that it is done. */
export type Task = (payload: Record<string, unknown>) => Promise<void>

/** A job that belongs to one organization: its payload names it. */
export type OrgTask = (orgId: string, payload: Record<string, unknown>) => Promise<void>

/** A task that nobody queues: it is due at these times, in UTC, as a line of cron says them. */
export interface Routine {
  task: string
  at: string
}

export interface Jobs {
  stop(): Promise<void>
}

const SWEEP_EVERY_MS = 2000
const DAY_MS = 24 * 60 * 60 * 1000

/** Makes an organization's job out of its work, refusing a payload that names none. */
export function orgTask(work: OrgTask): Task {
  return async (payload) => {
    if (typeof payload.orgId !== 'string') throw new Error('This job needs an organization.')
    await work(payload.orgId, payload)
  }
}

/**
 * Starts working on the queue. While it lives it holds an advisory lock on a connection of its own; jobs whose worker's
 * lock is gone were orphaned by a crash, and are freed within seconds instead of the queue's four hours.
 */
export async function startJobs(
  url: string,
  tasks: Record<string, Task>,
  routines: Routine[],
  log: Log,
): Promise<Jobs> {
  const pool = new pg.Pool({ connectionString: url, max: 6, application_name: 'rollcall-jobs' })
  const lost = (error: Error) => log.warn({ err: error }, 'The job queue lost a connection')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const liveness = createLiveness(url)
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => void liveness.announce(workerPool.id).catch(warn))
  const warn = (error: Error) => log.warn({ err: error }, 'The job queue could not show that it is alive')

  const runner = await run({
    pgPool: pool,
    events,
    taskList: toTaskList(tasks),
    parsedCronItems: parseCronItems(routines.map(toCronItem)),
    noHandleSignals: true,
    logger: toWorkerLogger(log),
    preset: {
      // Written at once: with the default delays a stopping runner closes the pool before it notes what was done.
      worker: { concurrentJobs: 4, pollInterval: 1000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  })
  const sweep = setInterval(() => void liveness.freeOrphans().catch(warn), SWEEP_EVERY_MS)

  return {
    async stop() {
      clearInterval(sweep)
      await runner.stop()
      await liveness.stop()
      await pool.end()
    },
  }
}

/** Runs what is due now, and what that queues, to the end: for tests, which wait for nothing. */
export async function runDueJobs(url: string, tasks: Record<string, Task>, log: Log): Promise<void> {
  await runOnce({
    connectionString: url,
    taskList: toTaskList(tasks),
    noHandleSignals: true,
    logger: toWorkerLogger(log),
  })
}

function createLiveness(url: string) {
  let client: pg.Client | null = null
  const poolIds = new Set<string>()

  async function connection(): Promise<pg.Client> {
    if (client) return client
    const fresh = new pg.Client({ connectionString: url, application_name: 'rollcall-liveness' })
    fresh.on('error', () => {
      client = null
    })
    await fresh.connect()
    client = fresh
    for (const id of poolIds) await hold(fresh, id)
    return fresh
  }
  const hold = (held: pg.Client, id: string) =>
    held.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [id])

  return {
    async announce(poolId: string) {
      const held = await connection()
      poolIds.add(poolId)
      await hold(held, poolId)
    },
    async freeOrphans() {
      const held = await connection()
      await held.query(FREE_ORPHANS)
    },
    async stop() {
      await client?.end()
    },
  }
}

/** A lock on a bigint shows in pg_locks as its two halves. */
const FREE_ORPHANS = `
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker._private_jobs
   where locked_at < now() - interval '2 seconds'
     and not exists (
       select 1 from pg_locks l
        where l.locktype = 'advisory' and l.objsubid = 1
          and l.database = (select oid from pg_database where datname = current_database())
          and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(locked_by, 0))
  having count(*) > 0`

/** Whoever switches the machine off at night has it done when it is on again. */
function toCronItem({ task, at }: Routine) {
  return { task, match: at, options: { backfillPeriod: DAY_MS, jobKey: task } }
}

function toTaskList(tasks: Record<string, Task>): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => task(isObject(payload) ? payload : {}),
    ]),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toWorkerLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    const err = meta && 'error' in meta ? meta.error : undefined
    if (level === 'error') log.error({ err }, message)
    else if (level === 'warning') log.warn({ err }, message)
    else log.debug(message)
  })
}
