import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { type Admin, anAdmin } from '../../../../test/given.ts'
import { letPass } from '../../../../test/let-pass.ts'
import { people } from '../../../../test/outgoing-mail.ts'
import { createSendGridWorld, inviteMany, type SendGridWorld } from '../../../../test/sendgrid-world.ts'

jest.setTimeout(180_000)

const API = fileURLToPath(new URL('../../../../', import.meta.url))
const PEOPLE = 20

let world: SendGridWorld
let workers: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(workers.map((worker) => end(worker, 'SIGTERM')))
  workers = []
  // The job of one that was killed is held by nobody, and nobody is left to notice.
  await world.ctx.accounts.rows`delete from graphile_worker._private_jobs where locked_at is not null`
  await world.close()
})

/** A worker as installations have it: a process of its own. */
function startWorker({ hearsBack = true } = {}): ChildProcess {
  const { sim, databaseUrl } = world
  const worker = spawn(process.execPath, ['--import', 'tsx', 'src/worker.ts'], {
    cwd: API,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: 'a key for tests, which opens nothing else',
      LIMITS_FACTOR: '1000000',
      LOG_LEVEL: 'silent',
      MAIL_TRANSPORT: 'sendgrid',
      MAIL_FROM: 'invites@mail.acme.example',
      SENDGRID_API_KEY: sim.apiKey,
      SENDGRID_BASE_URL: sim.url,
      ...(hearsBack ? { SENDGRID_WEBHOOK_PUBLIC_KEYS: sim.publicKey() } : {}),
    },
    stdio: 'ignore',
  })
  workers.push(worker)
  return worker
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = once(worker, 'exit')
  worker.kill(signal)
  await ended
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await setTimeout(20)
}

/** The database dawdles at such a change, so that a worker can be killed at that very step. */
async function slowDown(change: string): Promise<void> {
  await world.ctx.db.raw(`
    create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(5); return new; end $$;
    create trigger dawdle before ${change} execute function dawdle()`)
}
const isDawdling = async () => {
  const found = await world.ctx.accounts.rows`
    select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
  return found.length > 0
}
async function speedUp(): Promise<void> {
  // The database does not notice by itself that nobody waits for it any more.
  await world.ctx.accounts.rows`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event = 'PgSleep'`
  await world.ctx.db.raw('drop function if exists dawdle() cascade')
}

const messages = (admin: Admin) =>
  world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows<{ id: string; queue_state: string; state: string }>`
      select id, queue_state, state from messages where org_id = ${org.orgId}`,
  )
const isDone = async (admin: Admin) =>
  (await messages(admin)).every(({ queue_state }) => queue_state === 'done')

interface Step {
  /** What is arranged before the worker starts. */
  before(): Promise<void> | void
  /** Whether the worker is at that step. */
  reached(admin: Admin): Promise<boolean> | boolean
  hearsBack?: boolean
}

const STEPS: [string, Step, number][] = [
  [
    'before it has claimed them',
    {
      before: () => slowDown(`update on messages for each row when (new.queue_state = 'sending')`),
      reached: isDawdling,
    },
    1,
  ],
  [
    'when it has claimed them, and sent nothing',
    { before: () => slowDown('insert on rate_limits for each row'), reached: isDawdling },
    1,
  ],
  [
    'during the call, of which SendGrid takes nothing',
    {
      before() {
        world.sim.chaos.latency = 500
        world.sim.answerNext({ kind: 'drop', taken: false })
      },
      reached: () => world.sim.arrived() > 0,
    },
    1,
  ],
  [
    'during the call, and SendGrid takes them and tells so',
    {
      before() {
        world.sim.chaos.latency = 500
      },
      reached: () => world.sim.arrived() > 0,
    },
    1,
  ],
  [
    'during the call, and SendGrid takes them and tells nothing',
    {
      hearsBack: false,
      before() {
        world.sim.tellTo(null)
        world.sim.chaos.latency = 500
      },
      reached: () => world.sim.arrived() > 0,
    },
    2,
  ],
  [
    'when it has the answer, and noted nothing, and SendGrid tells what became of them',
    {
      before: () =>
        slowDown(
          `update on messages for each row when (old.queue_state = 'sending' and new.queue_state = 'done')`,
        ),
      reached: isDawdling,
    },
    1,
  ],
  ['when it has noted what became of them', { before: () => undefined, reached: isDone }, 1],
]

describe('a worker that is killed in the middle of its mail', () => {
  it.each(STEPS)('[20] %s, loses none', async (_, { before, reached, hearsBack = true }, copies) => {
    world = await createSendGridWorld()
    const admin = await anAdmin(world)
    await inviteMany(world, admin, people(PEOPLE, 'crash'))
    await before()
    const first = startWorker({ hearsBack })
    await until(() => reached(admin))
    await end(first, 'SIGKILL')
    world.sim.chaos.latency = 0
    await speedUp()

    startWorker({ hearsBack })
    await until(async () => {
      if (await isDone(admin)) return true
      // Leases and waits end, and the next worker finds what the first one left.
      await letPass(world, admin.orgId, '3 minutes')
      await setTimeout(500)
      return false
    })
    await world.sim.told()
    const all = await messages(admin)
    expect(all).toHaveLength(PEOPLE)
    expect(all.map(({ id }) => world.sim.copiesOf(id))).toEqual(all.map(() => copies))
    if (hearsBack) expect(all.every(({ state }) => state === 'delivered')).toBe(true)
  })
})

it('[21] two workers with ten thousand due mails of two organizations send each once', async () => {
  world = await createSendGridWorld()
  const owners = [await anAdmin(world), await anAdmin(world)]
  for (const [at, owner] of owners.entries()) await inviteMany(world, owner, people(5000, `org${at}-`))
  startWorker()
  startWorker()
  await until(async () => {
    await setTimeout(200)
    return (await Promise.all(owners.map(isDone))).every(Boolean)
  })
  await world.sim.told()
  expect(world.sim.taken()).toEqual({ messages: 10_000, copies: 10_000 })
  const states = await Promise.all(owners.map(messages))
  expect(states.flat().filter(({ state }) => state !== 'delivered')).toEqual([])
})
