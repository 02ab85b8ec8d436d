import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { mailsTo, people } from '../test/outgoing-mail.ts'
import { createBareSendGrid } from './lib/bare-sendgrid.ts'
import type { Bench } from './lib/bench.ts'
import { type Installation, startInstallation } from './lib/installation.ts'
import { fillWithInvited } from './lib/invited.ts'
import { settingsFor } from './lib/mail-settings.ts'
import { type Peak, watchMemory } from './lib/memory.ts'
import { connectAs } from './lib/org-client.ts'
import { askMeanwhile, type Latencies } from './lib/others.ts'
import type { Figure } from './lib/report.ts'
import { type Organization, seedOrganization } from './lib/seed.ts'
import { startServer } from './lib/server.ts'
import { type Simulator, startSimulator } from './lib/simulator.ts'
import { watchSingleMails } from './lib/single-mails.ts'

const SIZE = 100_000
/** As installations send unless they say otherwise. */
const MAILS_A_REQUEST = 250
const POLL_MS = 100

/** Megabytes. */
const MEMORY_GOAL = 400
/** Milliseconds. */
const OTHERS_GOAL = 100
const SINGLE_GOAL = 1000
const CALL_GOAL = 10_000

interface Sent {
  /** Until the mail service has all. */
  left: number
  /** Until what it tells of all has been taken in. */
  told: number
}

interface Ours extends Sent {
  /** The one call that lets everything leave that is on hold. */
  letGo: number
  memory: Peak
  others: Latencies
  /** A single mail of somebody else, from the invite to Pending. */
  single: Latencies
}

/**
 * From so many invitations that are due to as many learners who are Pending: mail leaves to what stands in for SendGrid, which tells
 * what became of each. Beside it the bare library sends as many mails to the same, and a bare Express keeps what is told.
 */
export async function mailToPending(bench: Bench, number?: string): Promise<Figure[]> {
  const size = number === undefined ? SIZE : Number(number)
  const ours = await measureOurs(bench, size)
  const bare = await measureBare(bench, size)
  const name = (what: string) => `${size.toLocaleString('en')} invitations: ${what}`
  const rate = ({ told }: Sent) => size / (told / 1000)
  return [
    {
      name: name('due to all Pending / bare library, and events kept'),
      unit: 'ms',
      ours: ours.told,
      bare: bare.told,
    },
    {
      name: name('due to all with the mail service / bare library'),
      unit: 'ms',
      ours: ours.left,
      bare: bare.left,
    },
    { name: name('those a second'), unit: 'invitations', ours: rate(ours), bare: rate(bare) },
    {
      name: name('memory of the server / allowed'),
      unit: 'MB',
      ours: ours.memory.own,
      bare: MEMORY_GOAL,
      goal: 1,
    },
    {
      name: name('requests of others, median / allowed'),
      unit: 'ms',
      ours: ours.others.median,
      bare: OTHERS_GOAL,
      goal: 1,
    },
    {
      name: name('requests of others, 95th percentile / allowed'),
      unit: 'ms',
      ours: ours.others.ninetyFifth,
      bare: OTHERS_GOAL,
      goal: 1,
    },
    {
      name: name('one of somebody else to Pending, 95th percentile / allowed'),
      unit: 'ms',
      ours: ours.single.ninetyFifth,
      bare: SINGLE_GOAL,
      goal: 1,
    },
    {
      name: name('letting go of all that are on hold, by one call / allowed'),
      unit: 'ms',
      ours: ours.letGo,
      bare: CALL_GOAL,
      goal: 1,
    },
  ]
}

async function measureOurs({ databaseUrl }: Bench, size: number): Promise<Ours> {
  const simulator = await startSimulator()
  const installation = await startInstallation(databaseUrl, settingsFor(simulator))
  try {
    simulator.tellTo(`${installation.url}/events/sendgrid`)
    const organization = await seedOrganization(installation.databaseUrl)
    const somebodyElse = await seedOrganization(installation.databaseUrl)
    const client = await connectAs(installation.databaseUrl, organization.orgId)
    await fillWithInvited(client, organization, { size, domain: 'bench.example', stage: 'held' })

    const endMemory = watchMemory(installation.pid)
    const letGo = await letAllGo(installation, organization)
    const endAsking = askMeanwhile(`${installation.url}/api/v1/learners`, somebodyElse.key)
    const endSingle = watchSingleMails(installation, somebodyElse)
    const sent = await untilPending(client, organization)
    const others = await endAsking()
    const single = await endSingle()
    const memory = endMemory()
    await check(client, simulator, organization, size)
    await client.end()
    return { ...sent, letGo, memory, others, single }
  } finally {
    await installation.stop()
    simulator.stop()
  }
}

/** What is on hold may leave now, as an admin says it. In milliseconds. */
async function letAllGo({ url }: Installation, { key }: Organization): Promise<number> {
  const askedAt = performance.now()
  const reply = await fetch(`${url}/api/v1/invites/reschedule`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ filter: {}, notify: { when: 'now' } }),
  })
  if (!reply.ok) throw new Error(`Nothing was let go: ${reply.status} ${await reply.text()}`)
  await reply.arrayBuffer()
  return performance.now() - askedAt
}

/** From now on. */
async function untilPending(client: pg.Client, { orgId }: Organization): Promise<Sent> {
  const startedAt = performance.now()
  let left = 0
  for (;;) {
    const { rows } = await client.query(
      `select exists (select 1 from messages where org_id = $1 and queue_state in ('queued', 'sending', 'uncertain')) as waits,
              exists (select 1 from learners where org_id = $1 and status = 'prospect') as prospects,
              exists (select 1 from org_mail_pauses where org_id = $1) or exists (select 1 from mail_pauses) as paused`,
      [orgId],
    )
    const [{ waits, prospects, paused }] = rows
    if (paused) throw new Error('The mail waits for something.')
    const now = performance.now() - startedAt
    if (!waits && left === 0) left = now
    if (!prospects) return { left: left || now, told: now }
    await setTimeout(POLL_MS)
  }
}

/** Each learner is Pending, each mail has arrived, and each was sent once. */
async function check(client: pg.Client, simulator: Simulator, { orgId }: Organization, size: number) {
  const { rows } = await client.query(
    `select (select count(*)::int from learners where org_id = $1 and status = 'pending') as pending,
            (select count(*)::int from messages where org_id = $1 and state = 'delivered' and attempts = 1) as delivered`,
    [orgId],
  )
  const [{ pending, delivered }] = rows
  const { messages, copies } = await simulator.taken()
  if (pending !== size || delivered !== size || messages !== copies)
    throw new Error(
      `Of ${size}: ${pending} Pending, ${delivered} delivered; ${messages} sent ${copies} times.`,
    )
}

async function measureBare({ databaseUrl }: Bench, size: number): Promise<Sent> {
  const simulator = await startSimulator()
  const receiver = await startServer('bare-events', databaseUrl, simulator.publicKey)
  try {
    simulator.tellTo(`${receiver.url}/events/sendgrid`)
    const bare = createBareSendGrid(simulator)
    const requests = bare.make(mailsTo(people(size)), MAILS_A_REQUEST)
    const startedAt = performance.now()
    await bare.send(requests)
    const left = performance.now() - startedAt
    await simulator.told()
    return { left, told: performance.now() - startedAt }
  } finally {
    await receiver.stop()
    simulator.stop()
  }
}
