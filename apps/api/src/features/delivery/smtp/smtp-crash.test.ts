import type { ChildProcess } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
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
import { anAdmin, inviteMany } from '../../../../test/given.ts'
import { type MailServer, startMailServer } from '../../../../test/mail-server.ts'
import { people } from '../../../../test/outgoing-mail.ts'
import { endWorker, startWorker } from '../../../../test/worker-process.ts'
import { createWorld, type World } from '../../../../test/world.ts'

jest.setTimeout(600_000)

const PEOPLE = 20
/** As many as are on the wire at once. */
const CONNECTIONS = 5

let server: MailServer
let world: World
let workers: ChildProcess[] = []
beforeEach(async () => {
  server = await startMailServer()
  world = await createWorld({ defaultSubscription: 'active' })
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => endWorker(worker, 'SIGTERM')))
  workers = []
  await world.close()
  await server.close()
})

function start(): ChildProcess {
  const worker = startWorker(world.databaseUrl, {
    MAIL_TRANSPORT: 'smtp',
    MAIL_FROM: 'invites@mail.acme.example',
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    SMTP_MAX_CONNECTIONS: String(CONNECTIONS),
  })
  workers.push(worker)
  return worker
}

/** How many copies of each message the server took, by its Message-ID. */
function copies(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { raw } of server.taken) {
    const id = /^Message-ID: <(.+)@mail\.acme\.example>\r$/im.exec(raw)?.[1] ?? 'none'
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The ids of the organization's messages, and the ways in which they and the learners stand. */
async function stored(orgId: string) {
  return world.ctx.orgs.read(orgId, async (org) => {
    const messages = await org.rows<{ id: string; state: string }>`
      select id, state from messages where org_id = ${orgId}`
    const learners = await org.rows<{ status: string }>`
      select distinct status from learners where org_id = ${orgId}`
    return {
      ids: messages.map(({ id }) => id).toSorted(),
      states: [...new Set(messages.map(({ state }) => state))],
      statuses: learners.map(({ status }) => status),
    }
  })
}

/** The workers that have a job in hand. */
async function whoWorks(): Promise<string[]> {
  const rows = await world.ctx.accounts.rows<{ worker: string }>`
    select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null`
  return rows.map(({ worker }) => worker)
}

/** The server says no more from then on, until the worker is dead. */
const duringTheCall = (silent: MailServer['silent'], reached: () => boolean): Step => ({
  arrange() {
    server.silent = silent
  },
  reached,
})

/** And how many messages nobody can know of then whether they have left. */
const STEPS: [string, Step, number][] = [
  ['before it has claimed them', BEFORE_THE_CLAIM, 0],
  ['when it has claimed them, and sent nothing', AFTER_THE_CLAIM, 0],
  [
    'during the call, before the server takes any',
    duringTheCall('when asked', () => server.asked.length === CONNECTIONS),
    0,
  ],
  [
    'during the call, when the server has taken some and not said so',
    duringTheCall('when it has taken', () => server.taken.length === CONNECTIONS),
    CONNECTIONS,
  ],
  ['when the server has said so of all of them, and nothing is noted', BEFORE_THE_NOTE, PEOPLE],
  ['when it has noted what became of them', AFTER_THE_NOTE, 0],
]

describe('a worker that is killed in the middle of its mail', () => {
  it.each(STEPS)('[20] %s, loses none', async (_, step, twice) => {
    const admin = await anAdmin(world)
    await inviteMany(world, admin, people(PEOPLE, 'crash'))
    await killAt(world, admin, step, start)
    const inDoubt = twice > 0 ? [...copies().keys()] : []
    expect(inDoubt).toHaveLength(twice)
    server.silent = 'never'

    start()
    await allDone(world, admin)
    const { ids, states, statuses } = await stored(admin.orgId)
    expect(ids).toHaveLength(PEOPLE)
    expect(Object.fromEntries(copies())).toEqual(
      Object.fromEntries(ids.map((id) => [id, inDoubt.includes(id) ? 2 : 1])),
    )
    expect([states, statuses]).toEqual([['sent'], ['pending']])
  })
})

it('[21] two workers with ten thousand due mails, of one organization, send each once', async () => {
  const admin = await anAdmin(world)
  await inviteMany(world, admin, people(10_000))
  // By itself an organization has one turn at a time. Here everybody who has a hand takes of the same mails.
  await world.ctx.accounts.rows`
    select graphile_worker.add_job('send-mail', json_build_object('orgId', ${admin.orgId}::text)) from generate_series(1, 200)`
  const busy = new Set<string>()
  start()
  start()
  await until(async () => {
    for (const worker of await whoWorks()) busy.add(worker)
    return isAllDone(world, admin)
  })
  expect(busy.size).toBe(2)
  const { ids, states, statuses } = await stored(admin.orgId)
  expect(ids).toHaveLength(10_000)
  expect(server.taken).toHaveLength(10_000)
  expect([...copies().keys()].toSorted()).toEqual(ids)
  expect([states, statuses]).toEqual([['sent'], ['pending']])
})
