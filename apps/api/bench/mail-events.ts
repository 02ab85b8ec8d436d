import { randomUUID } from 'node:crypto'
import { createSigningKeys, type SigningKeys, signatureHeaders, toPostBody } from '@rollcall/sendgrid-sim'
import type pg from 'pg'
import type { Bench } from './lib/bench.ts'
import { idOfNumber } from './lib/ids.ts'
import { startInstallation } from './lib/installation.ts'
import { fillWithInvited, MESSAGE } from './lib/invited.ts'
import { settingsFor } from './lib/mail-settings.ts'
import { connectAs } from './lib/org-client.ts'
import type { Figure } from './lib/report.ts'
import { type Organization, seedOrganization } from './lib/seed.ts'
import { startServer } from './lib/server.ts'
import { inParts, severalAtOnce } from './lib/several.ts'

const MESSAGES = 40_000
/** As many as SendGrid's own posts have under load, from as many of its servers at once. */
const EVENTS_A_POST = 500
const POSTS_AT_ONCE = 4
const ROUNDS = 2
/** Of so many mails one comes back. */
const BOUNCES = 20

/**
 * What SendGrid tells of mail to learners who are not Pending yet: that it took it, and that it arrived or came back. Beside it a bare
 * Express that verifies the same posts and keeps their events, of which nothing comes.
 */
export async function mailEvents(bench: Bench, number?: string): Promise<Figure[]> {
  const messages = number === undefined ? MESSAGES : Number(number)
  const keys = createSigningKeys()
  const installation = await startInstallation(bench.databaseUrl, {
    ...settingsFor({ url: 'http://127.0.0.1:9', apiKey: 'SG.bench', publicKey: keys.publicKey }),
  })
  const receiver = await startServer('bare-events', bench.databaseUrl, keys.publicKey)
  try {
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const organization = await seedOrganization(installation.databaseUrl)
      const client = await connectAs(installation.databaseUrl, organization.orgId)
      await fillWithInvited(client, organization, { size: messages, domain: 'bench.example', stage: 'sent' })
      const posts = inParts(eventsAbout(organization, messages), EVENTS_A_POST).map(toPostBody)
      bare.push(await post(receiver.url, posts, keys))
      ours.push(await post(installation.url, posts, keys))
      await check(client, organization, messages)
      await client.end()
    }
    const events = 2 * messages
    const name = `${events.toLocaleString('en')} events about ${messages.toLocaleString('en')} learners`
    const rate = (times: number[]) => events / (Math.min(...times) / 1000)
    return [
      {
        name: `${name} / bare Express that keeps them`,
        unit: 'ms',
        ours: Math.min(...ours),
        bare: Math.min(...bare),
      },
      { name: `${name}, a second`, unit: 'events', ours: rate(ours), bare: rate(bare) },
    ]
  } finally {
    await receiver.stop()
    await installation.stop()
  }
}

/** All that is taken, then all that became of it, as it comes from a service that is busy. */
function eventsAbout({ orgId }: Organization, messages: number): object[] {
  const about = (n: number) => ({
    email: `person${n}@bench.example`,
    timestamp: Math.floor(Date.now() / 1000),
    sg_event_id: randomUUID(),
    sg_message_id: `bench.recvd-${n}`,
    o: orgId,
    m: idOfNumber(n, MESSAGE),
  })
  const numbers = Array.from({ length: messages }, (_, at) => at + 1)
  const cameBack = { event: 'bounce', type: 'bounce', status: '5.1.1', reason: '550 5.1.1 No such mailbox' }
  const arrived = { event: 'delivered', response: '250 2.0.0 OK' }
  return [
    ...numbers.map((n) => ({ ...about(n), event: 'processed' })),
    ...numbers.map((n) => ({ ...about(n), ...(n % BOUNCES === 0 ? cameBack : arrived) })),
  ]
}

/** In milliseconds. An answer that is no success is an error. */
async function post(url: string, posts: string[], { privateKey }: SigningKeys): Promise<number> {
  const startedAt = performance.now()
  await severalAtOnce(
    posts,
    async (body) => {
      const headers = { 'content-type': 'application/json', ...signatureHeaders(body, privateKey) }
      const reply = await fetch(`${url}/events/sendgrid`, { method: 'POST', headers, body })
      if (!reply.ok) throw new Error(`Events: ${reply.status} ${await reply.text()}`)
    },
    POSTS_AT_ONCE,
  )
  return performance.now() - startedAt
}

/** Whom a mail reached is Pending; of the others it is known that it came back. */
async function check(client: pg.Client, { orgId }: Organization, messages: number): Promise<void> {
  const { rows } = await client.query(
    `select count(*) filter (where status = 'pending' and delivery = 'delivered')::int as reached,
            count(*) filter (where delivery = 'bounced')::int as bounced
       from learners where org_id = $1`,
    [orgId],
  )
  const [{ reached, bounced }] = rows
  const expected = Math.floor(messages / BOUNCES)
  if (bounced !== expected || reached !== messages - expected)
    throw new Error(`Of ${messages}: ${reached} reached, ${bounced} bounced.`)
}
