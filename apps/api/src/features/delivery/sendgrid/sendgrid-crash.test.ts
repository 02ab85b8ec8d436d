import type { ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import {
  AFTER_THE_CLAIM,
  AFTER_THE_NOTE,
  allDone,
  BEFORE_THE_CLAIM,
  BEFORE_THE_NOTE,
  isAllDone,
  killAt,
  type Step,
  until,
} from '../../../../test/crash.ts'
import { type Admin, anAdmin, inviteMany } from '../../../../test/given.ts'
import { people } from '../../../../test/outgoing-mail.ts'
import { createSendGridWorld, type SendGridWorld } from '../../../../test/sendgrid-world.ts'
import { endWorker, startWorker } from '../../../../test/worker-process.ts'

jest.setTimeout(600_000)

const PEOPLE = 20
/** Milliseconds that SendGrid thinks about a request where it is to be caught at it. */
const LATENCY = 500

let world: SendGridWorld
let workers: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(workers.map((worker) => endWorker(worker, 'SIGTERM')))
  workers = []
  // The job of one that was killed is held by nobody, and nobody is left to notice.
  await world.ctx.accounts.rows`delete from graphile_worker._private_jobs where locked_at is not null`
  await world.close()
})

function start({ hearsBack = true } = {}): ChildProcess {
  const { sim, databaseUrl } = world
  const worker = startWorker(databaseUrl, {
    MAIL_TRANSPORT: 'sendgrid',
    MAIL_FROM: 'invites@mail.acme.example',
    SENDGRID_API_KEY: sim.apiKey,
    SENDGRID_BASE_URL: sim.url,
    ...(hearsBack ? { SENDGRID_WEBHOOK_PUBLIC_KEYS: sim.publicKey() } : {}),
  })
  workers.push(worker)
  return worker
}

const messages = (admin: Admin) =>
  world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows<{ id: string; state: string }>`
      select id, state from messages where org_id = ${org.orgId}`,
  )

/** SendGrid takes its time, so that a worker can be killed while it waits for the answer. */
const duringTheCall = (arrange: () => void = () => undefined): Step => ({
  arrange() {
    world.sim.chaos.latency = LATENCY
    arrange()
  },
  reached: () => world.sim.arrived() > 0,
})

const STEPS: [string, Step & { hearsBack?: boolean }, number][] = [
  ['before it has claimed them', BEFORE_THE_CLAIM, 1],
  ['when it has claimed them, and sent nothing', AFTER_THE_CLAIM, 1],
  [
    'during the call, of which SendGrid takes nothing',
    duringTheCall(() => world.sim.answerNext({ kind: 'drop', taken: false })),
    1,
  ],
  ['during the call, and SendGrid takes them and tells so', duringTheCall(), 1],
  [
    'during the call, and SendGrid takes them and tells nothing',
    { ...duringTheCall(() => world.sim.tellTo(null)), hearsBack: false },
    2,
  ],
  ['when it has the answer, and noted nothing, and SendGrid tells what became of them', BEFORE_THE_NOTE, 1],
  ['when it has noted what became of them', AFTER_THE_NOTE, 1],
]

describe('a worker that is killed in the middle of its mail', () => {
  it.each(STEPS)('[20] %s, loses none', async (_, { hearsBack = true, ...step }, copies) => {
    world = await createSendGridWorld()
    const admin = await anAdmin(world)
    await inviteMany(world, admin, people(PEOPLE, 'crash'))
    await killAt(world, admin, step, () => start({ hearsBack }))
    // SendGrid goes on with what it was given, whoever is dead.
    await setTimeout(2 * LATENCY)
    await world.sim.told()
    world.sim.chaos.latency = 0

    start({ hearsBack })
    await allDone(world, admin)
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
  start()
  start()
  await until(async () => (await Promise.all(owners.map((owner) => isAllDone(world, owner)))).every(Boolean))
  await world.sim.told()
  expect(world.sim.taken()).toEqual({ messages: 10_000, copies: 10_000 })
  const states = await Promise.all(owners.map(messages))
  expect(states.flat().filter(({ state }) => state !== 'delivered')).toEqual([])
})
