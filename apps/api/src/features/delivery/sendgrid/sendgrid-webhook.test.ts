import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import { createSigningKeys, signatureHeaders } from '@rollcall/sendgrid-sim'
import pg from 'pg'
import { type Admin, aGroup, anAccount, anAdmin, somebody } from '../../../../test/given.ts'
import { letPass } from '../../../../test/let-pass.ts'
import { PUBLISHED_POSTS, postAsPublished, postBytes, tell } from '../../../../test/sendgrid-posts.ts'
import { createSendGridWorld, type SendGridWorld } from '../../../../test/sendgrid-world.ts'

const keys = createSigningKeys()
const otherKeys = createSigningKeys()

let world: SendGridWorld
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createSendGridWorld({
    settings: {
      webhookPublicKeys: [
        keys.publicKey,
        otherKeys.publicKey,
        ...PUBLISHED_POSTS.map(([, { publicKey }]) => publicKey),
      ],
    },
  })
  world.sim.tellTo(null)
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())

interface Sent {
  invite: InviteDto
  email: string
  /** What SendGrid says of every event of this mail. */
  ids: { email: string; o: string; m: string; a: string }
}

/** Invites that SendGrid has taken and told nothing of. */
async function sentTo(emails: string[], by = admin, group = groupId): Promise<Sent[]> {
  const sent: Sent[] = []
  for (let from = 0; from < emails.length; from += 10) {
    const part = emails.slice(from, from + 10)
    const reply = await by.call('POST /invites', { groupId: group, emails: part })
    await world.runJobs()
    for (const { invite } of reply.body.items) {
      const m = world.sim.mailTo(invite.email).at(-1)?.customArgs.m ?? ''
      sent.push({ invite, email: invite.email, ids: { email: invite.email, o: by.orgId, m, a: '1' } })
    }
  }
  return sent
}
const sent = async (email = `p${randomUUID()}@s.example`, by = admin, group = groupId): Promise<Sent> => {
  const [one] = await sentTo([email], by, group)
  if (!one) throw new Error('Nothing was sent.')
  return one
}

const START = Math.floor(Date.now() / 1000)
let count = 0
function event({ ids }: Sent, name: string, more: object = {}): object {
  count += 1
  return {
    ...ids,
    event: name,
    timestamp: START + 60,
    sg_event_id: `e${count}`,
    sg_message_id: 'x.y.z',
    ...more,
  }
}
const hardBounce = {
  type: 'bounce',
  status: '5.1.1',
  reason: '550 5.1.1 No such user',
  bounce_classification: 'Invalid Address',
}
const told = (...events: unknown[]) => tell(world, keys.privateKey, events)

const tellOf = async ({ invite: { id } }: Sent, by = admin) => {
  const { learnerStatus, delivery } = (await by.call(`GET /invites/${id}`)).body
  return { learnerStatus, state: delivery.state, reason: delivery.reasonCode }
}
const linkOf = (text = '') => /https?:\/\/\S+\/i\/\S+/.exec(text)?.[0] ?? 'no link'
const strays = async () =>
  (
    await world.ctx.accounts.rows<{
      type: string
    }>`select type from stray_events order by received_at, event_id`
  ).map(({ type }) => type)

describe('who may tell', () => {
  it.each(PUBLISHED_POSTS)('[23] SendGrid may: the post that it published with %s', async (_, post) => {
    expect((await postAsPublished(world, post)).status).toBe(204)
  })

  it.each<[string, (headers: Record<string, string>) => Record<string, string>, string]>([
    ['an altered byte', (headers) => headers, '[]\r\n '],
    ['another time', (headers) => ({ ...headers, 'X-Twilio-Email-Event-Webhook-Timestamp': '1' }), '[]\r\n'],
    ['no signature', ({ 'X-Twilio-Email-Event-Webhook-Signature': _, ...rest }) => rest, '[]\r\n'],
    ['no time', ({ 'X-Twilio-Email-Event-Webhook-Timestamp': _, ...rest }) => rest, '[]\r\n'],
    ['nothing at all', () => ({}), '[]\r\n'],
    ['garbage', (headers) => ({ ...headers, 'X-Twilio-Email-Event-Webhook-Signature': '%%%' }), '[]\r\n'],
    [
      'a signature of nothing',
      (headers) => ({ ...headers, 'X-Twilio-Email-Event-Webhook-Signature': 'AAAA' }),
      '[]\r\n',
    ],
    ['an empty body', (headers) => headers, ''],
  ])('[23] nobody may with %s: 403, never 500', async (_, change, body) => {
    const headers = change(signatureHeaders('[]\r\n', keys.privateKey))
    const reply = await postBytes(world, body, headers)
    expect([reply.status, reply.body.code]).toEqual([403, 'forbidden'])
  })

  it('[23] nobody may with another key', async () => {
    expect((await tell(world, createSigningKeys().privateKey, [])).status).toBe(403)
  })

  it('[38] SendGrid may with either key while they change', async () => {
    const one = await sent()
    const replies = [
      await told(event(one, 'processed')),
      await tell(world, otherKeys.privateKey, [event(one, 'delivered')]),
    ]
    expect(replies.map(({ status }) => status)).toEqual([204, 204])
    expect((await tellOf(one)).state).toBe('delivered')
  })

  it('[25] it may tell much at once, but not without an end', async () => {
    const one = await sent()
    const events = (bytes: number) => [event(one, 'delivered', { useragent: 'x'.repeat(bytes) })]
    expect((await told(...events(2_000_000))).status).toBe(204)
    expect((await tellOf(one)).state).toBe('delivered')
    expect((await told(...events(5_300_000))).status).toBe(413)
  })

  it('has to tell in JSON', async () => {
    const headers = signatureHeaders('nonsense', keys.privateKey)
    expect((await postBytes(world, 'nonsense', headers)).status).toBe(400)
  })
})

describe('what is told of a mail', () => {
  it('[24] [26] it was delivered, among others of the same post: the learners are Pending', async () => {
    const both = await sentTo(['a24@s.example', 'b24@s.example'])
    expect(await Promise.all(both.map((one) => tellOf(one)))).toMatchObject([
      { learnerStatus: 'prospect', state: 'sent' },
      { learnerStatus: 'prospect', state: 'sent' },
    ])
    await told(...both.map((one) => event(one, 'delivered')))
    for (const one of both)
      expect(await tellOf(one)).toEqual({ learnerStatus: 'pending', state: 'delivered', reason: null })
  })

  it('it came back: the learner is a Prospect, and the reason can be read', async () => {
    const one = await sent()
    await told(event(one, 'bounce', hardBounce))
    expect(await tellOf(one)).toEqual({ learnerStatus: 'prospect', state: 'bounced', reason: 'no_mailbox' })
  })

  it.each([
    ['deferred', { response: '450 try later' }, 'delayed', 'busy'],
    ['bounce', { type: 'blocked', status: '5.7.1', reason: '550 5.7.1 policy' }, 'refused', 'policy'],
    ['dropped', { reason: 'Bounced Address' }, 'refused', 'returned_before'],
  ])('%s %j: the learner stays a Prospect', async (name, more, state, reason) => {
    const one = await sent()
    await told(event(one, name, more))
    expect(await tellOf(one)).toEqual({ learnerStatus: 'prospect', state, reason })
  })

  it.each([
    ['bounce', hardBounce, 'bounced'],
    ['spamreport', {}, 'complained'],
    ['unsubscribe', {}, 'unsubscribed'],
    ['dropped', { reason: 'Bounced Address' }, 'bounced'],
    ['dropped', { reason: 'Spam Reporting Address' }, 'complained'],
    ['dropped', { reason: 'Unsubscribed Address' }, 'unsubscribed'],
    ['bounce', { type: 'blocked', status: '5.7.1', reason: '550 5.7.1 policy' }, undefined],
    ['dropped', { reason: 'Spam Content' }, undefined],
  ])('%s %j: whether mail may go there still', async (name, more, noMail) => {
    const one = await sent()
    await told(event(one, name, more))
    const { body } = await admin.call(`GET /suppressions?q=${one.email}`)
    expect(body.items.map(({ reason }: { reason: string }) => reason)).toEqual(noMail ? [noMail] : [])
  })

  it.each<[string, [string, object?][], string, string]>([
    ['delivered before processed', [['delivered'], ['processed']], 'delivered', 'pending'],
    [
      'delayed after delivered',
      [['delivered'], ['deferred', { response: '450 later' }]],
      'delivered',
      'pending',
    ],
    ['came back before delivered', [['bounce', hardBounce], ['delivered']], 'bounced', 'prospect'],
    ['delivered, and came back', [['delivered'], ['bounce', hardBounce]], 'bounced', 'prospect'],
    ['opened before delivered', [['open'], ['delivered'], ['processed']], 'delivered', 'pending'],
  ])('[30] in any order: %s', async (_, names, state, learnerStatus) => {
    const one = await sent()
    for (const [name, more] of names) await told(event(one, name, more))
    expect(await tellOf(one)).toMatchObject({ state, learnerStatus })
  })

  it('it was dropped because no more may be sent: everybody’s mail waits, and it leaves again by itself, once', async () => {
    const one = await sent()
    const drop = event(one, 'dropped', { reason: 'Recipient List over Package Quota' })
    await told(drop)
    await told(drop)
    await world.runJobs()
    expect((await admin.call('GET /outbox/pause')).body.pause).toMatchObject({ reason: 'no_credits' })
    expect(await tellOf(one)).toMatchObject({ learnerStatus: 'prospect', state: 'queued' })
    expect(world.sim.mailTo(one.email)).toHaveLength(1)

    await world.ctx.accounts.rows`delete from mail_pauses`
    await letPass(world, admin.orgId, '2 hours')
    await world.runJobs()
    await told(drop)
    await world.runJobs()
    const [first, second, ...more] = world.sim.mailTo(one.email)
    expect(more).toEqual([])
    expect(linkOf(second?.text)).toBe(linkOf(first?.text))
    await world.ctx.accounts.rows`delete from mail_pauses`
  })

  it('the account is not what it was: everybody’s mail waits', async () => {
    await told({
      event: 'account_status_change',
      type: 'compliance_suspend',
      timestamp: Math.floor(Date.now() / 1000),
      sg_event_id: 'acc',
    })
    expect((await admin.call('GET /outbox/pause')).body.pause).toMatchObject({ reason: 'mail_setup' })
    await world.ctx.accounts.rows`delete from mail_pauses`
  })

  it('[31] nothing of it changes an invite that was cancelled', async () => {
    const one = await sent()
    await admin.call(`POST /invites/${one.invite.id}/cancel`)
    await told(event(one, 'delivered'))
    expect(await tellOf(one)).toMatchObject({ learnerStatus: 'cancelled', state: 'delivered' })
  })

  it('[28] told 46 times it is told once', async () => {
    const one = await sent()
    const delivered = event(one, 'delivered')
    await told(...Array.from({ length: 23 }, () => delivered))
    for (let times = 0; times < 23; times += 1) await told(delivered)
    const { body } = await admin.call(`GET /learners/${one.invite.learnerId}/timeline`)
    const kinds = body.items.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual(['invited', 'mail_queued', 'mail_sent', 'mail_delivered'])
  })

  it('[33] one event among 500 that is none spoils none of the others', async () => {
    const both = await sentTo(['a33@s.example', 'b33@s.example'])
    const [first, second] = both
    if (!first || !second) throw new Error('Two were sent.')
    const noise = Array.from({ length: 497 }, (_, at) =>
      event(first, 'open', { url: `https://x.example/${at}` }),
    )
    const broken = {
      ...event(first, 'bounce'),
      timestamp: { $gt: '' },
      reason: { not: 'a text' },
      sg_event_id: ['\u0000'],
      m: 12,
    }
    expect((await told(event(first, 'delivered'), ...noise, broken, event(second, 'delivered'))).status).toBe(
      204,
    )
    for (const one of both) expect((await tellOf(one)).state).toBe('delivered')
  })

  it('[36] a day late is early enough', async () => {
    const one = await sent()
    await told(event(one, 'delivered', { timestamp: START - 24 * 60 * 60 }))
    expect((await tellOf(one)).state).toBe('delivered')
  })

  it('[32] what is about nothing of ours is kept and answered with 204', async () => {
    const one = await sent()
    const before = (await strays()).length
    const replies = await told(
      event(one, 'delivered', { m: randomUUID(), sg_event_id: 'unknown-message' }),
      event(one, 'delivered', { o: randomUUID(), sg_event_id: 'unknown-org' }),
      event(one, 'delivered', { o: undefined, m: undefined, sg_event_id: 'no-ids' }),
      event(one, 'transmogrified', { sg_event_id: 'unknown-event' }),
    )
    expect(replies.status).toBe(204)
    expect((await strays()).slice(before).sort()).toEqual([
      'delivered',
      'delivered',
      'delivered',
      'transmogrified',
    ])
    expect((await tellOf(one)).state).toBe('sent')
  })

  it('[32] the same of a message of another organization', async () => {
    const other = await anAdmin(world, 'Other School')
    const one = await sent()
    await told(event(one, 'delivered', { o: other.orgId }))
    expect((await tellOf(one)).state).toBe('sent')
  })

  it('the mail of an account is told of, too', async () => {
    const email = 'reset@s.example'
    await anAccount(world, email)
    await somebody(world).call('POST /auth/forgot-password', { email })
    await world.runJobs()
    const { o, m } = world.sim.mailTo(email).at(-1)?.customArgs ?? {}
    expect(o).toBe('none')
    await told({ email, o, m, event: 'bounce', timestamp: START, sg_event_id: 'account', ...hardBounce })
    const [message] = await world.ctx.accounts.rows<{ state: string; reason_code: string }>`
      select state, reason_code from account_messages where id = ${m ?? ''}`
    expect(message).toEqual({ state: 'bounced', reason_code: 'no_mailbox' })
  })
})

describe('a bounce that names no message', () => {
  const late = (email: string, more: object = {}) => ({
    email,
    event: 'bounce',
    timestamp: START + 3600,
    sg_event_id: randomUUID(),
    sg_message_id: '',
    ...hardBounce,
    ...more,
  })

  it('[35] is of the newest mail to that address', async () => {
    const one = await sent()
    await told(event(one, 'delivered'))
    await told(late(one.email))
    expect(await tellOf(one)).toEqual({ learnerStatus: 'prospect', state: 'bounced', reason: 'no_mailbox' })
  })

  it('[35] and the timeline says that it is a guess, as it does not where the mail was named', async () => {
    const [guessed, named] = [await sent(), await sent()]
    await told(late(guessed.email), event(named, 'bounce', hardBounce))
    const bounceOf = async ({ invite: { learnerId } }: Sent) => {
      const { items } = (await admin.call(`GET /learners/${learnerId}/timeline`)).body
      return items.find(({ kind }: { kind: string }) => kind === 'mail_bounced').detail
    }
    expect(await bounceOf(guessed)).toMatch(/it could be this one.* There is no such mailbox\./)
    expect(await bounceOf(named)).not.toContain('could be')
  })

  it('[35] of two organizations that wrote to it changes the one that wrote last, also when it is told again', async () => {
    const other = await anAdmin(world, 'Second School')
    const otherGroup = await aGroup(world, other)
    const email = `both${randomUUID()}@s.example`
    const first = await sent(email)
    const second = await sent(email, other, otherGroup)
    await told(event(first, 'delivered'), event(second, 'delivered'))
    const bounce = late(email)
    await Promise.all([told(bounce), told(bounce)])
    await told(bounce)
    expect((await tellOf(second, other)).state).toBe('bounced')
    expect(await tellOf(first)).toMatchObject({ learnerStatus: 'pending', state: 'delivered' })
  })

  it('[35] is nothing that another program sent by the same account', async () => {
    const one = await sent()
    await told(late(one.email, { sg_message_id: 'of.another.program' }))
    expect((await tellOf(one)).state).toBe('sent')
  })

  it('[35] is kept when nobody here wrote to that address, or not lately', async () => {
    const one = await sent()
    const before = (await strays()).length
    await told(late('nobody@s.example'), late(one.email, { timestamp: START - 8 * 24 * 60 * 60 }))
    expect((await strays()).slice(before)).toEqual(['bounce', 'bounce'])
    expect((await tellOf(one)).state).toBe('sent')
  })
})

it('[34] when the database goes away in the middle, it asks to be told again, and nothing is half done', async () => {
  const other = await anAdmin(world, 'Third School')
  const [first, second] = [
    await sent(),
    await sent(`p${randomUUID()}@s.example`, other, await aGroup(world, other)),
  ]
  const events = [event(first, 'delivered'), event(second, 'delivered'), event(first, 'unheard-of')]
  const before = await strays()

  const blocker = new pg.Client({ connectionString: world.databaseUrl })
  await blocker.connect()
  await blocker.query('begin; lock table message_events in exclusive mode')
  const answer = told(...events)
  const goAway = () =>
    blocker.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query like '%message_events%'`)
  let answered = false
  void answer.finally(() => {
    answered = true
  })
  while (!answered) {
    await goAway()
    await setTimeout(20)
  }
  expect((await answer).status).toBe(503)
  await blocker.query('rollback')
  await blocker.end()
  expect([(await tellOf(first)).state, (await tellOf(second, other)).state]).toEqual(['sent', 'sent'])
  expect(await strays()).toEqual(before)

  expect((await told(...events)).status).toBe(204)
  expect([(await tellOf(first)).state, (await tellOf(second, other)).state]).toEqual([
    'delivered',
    'delivered',
  ])
  expect(await strays()).toEqual([...before, 'unheard-of'])
})
