import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import {
  type Admin,
  aGroup,
  aJoinPage,
  aLearner,
  anAccount,
  anAdmin,
  PASSWORD,
  somebody,
  theProof,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

const ATTACKERS = 'an attacker’s own long sentence'

let world: World
let admin: Admin
let groupId: string
let slug: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses')
  slug = await aJoinPage(admin, groupId)
})
afterAll(() => world.close())

let count = 0
function aVictim(): string {
  count += 1
  return `victim${count}@attacked.example`
}
const ask = (email: string, body: object = {}) =>
  somebody(world).call(`POST /join/pages/${slug}/requests`, { email, groupId, ...body })
const verify = (proof: object) => somebody(world).call('POST /join/verify', proof)
async function asked(email: string) {
  await ask(email)
  return theProof(world, email)
}
const register = (body: object, who = somebody(world)) =>
  who.call('POST /join/register', { name: 'Vic Tim', password: PASSWORD, ...body })
const signIn = (email: string, password: string) =>
  somebody(world).call('POST /join/sign-in', { email, password })

describe('an account that somebody tried to make for another person beforehand', () => {
  it('by registering with the address is nothing that the owner ever meets', async () => {
    const victim = aVictim()
    await somebody(world).call('POST /auth/register', {
      name: 'Mallory',
      email: victim,
      password: ATTACKERS,
      organizationName: 'Trap',
      timeZone: 'UTC',
    })
    await world.runJobs()
    const trap = await world.inbox.token(victim, 'verify')
    const { token } = await asked(victim)
    const { verification, hasAccount } = (await verify({ token })).body
    expect(hasAccount).toBe(false)
    expect((await register({ verification })).body.user).toMatchObject({ name: 'Vic Tim' })
    expect((await signIn(victim, ATTACKERS)).status).toBe(401)
    expect((await somebody(world).call('POST /auth/verify-email', { token: trap })).body.code).toBe(
      'link_dead',
    )
    expect((await signIn(victim, PASSWORD)).status).toBe(200)
  })

  it('and never confirmed is taken over whole: password, name, sessions and links of before are gone', async () => {
    const victim = aVictim()
    const userId = await anAccount(world, victim, 'Mallory')
    const { rows } = world.ctx.accounts
    await somebody(world).call('POST /join/forgot-password', { email: victim })
    await world.runJobs()
    const reset = await world.inbox.token(victim, 'reset')
    const session = await aLearner(world, victim)
    await rows`update users set email_verified_at = null where id = ${userId}`
    const { token } = await asked(victim)
    const result = (await verify({ token })).body
    expect(result.hasAccount).toBe(false)
    const mine = somebody(world)
    const password = 'only the owner writes this sentence'
    const registered = await register({ verification: result.verification, password }, mine)
    expect(registered.status).toBe(201)
    expect((await session.call('GET /join/me')).status).toBe(401)
    expect((await signIn(victim, PASSWORD)).status).toBe(401)
    const link = await somebody(world).call('POST /join/reset-password', {
      token: reset,
      password: ATTACKERS,
    })
    expect(link.body.code).toBe('link_dead')
    expect((await mine.call('GET /join/me')).body.user.name).toBe('Vic Tim')
  })

  it('by a session that waits: a browser that asked to join is signed in to nothing when the owner verifies', async () => {
    const victim = aVictim()
    const attacker = somebody(world)
    await attacker.call(`POST /join/pages/${slug}/requests`, { email: victim, groupId })
    const { token } = await theProof(world, victim)
    const { verification } = (await verify({ token })).body
    await register({ verification })
    expect((await attacker.call('GET /join/me')).status).toBe(401)
  })

  it('by a session id that was planted: signing in and registering begin a new one', async () => {
    const victim = aVictim()
    const { token } = await asked(victim)
    const { verification } = (await verify({ token })).body
    const planted = await aLearner(world, await anAttacker())
    const before = await cookieOf(planted)
    await register({ verification }, planted)
    expect(await cookieOf(planted)).not.toBe(before)
    const stale = await supertest(world.app).get('/api/v1/join/me').set('Cookie', before)
    expect(stale.status).toBe(401)
  })

  it('cannot be claimed by naming another address, user or status in a body', async () => {
    const victim = aVictim()
    const { token } = await asked(victim)
    const { verification } = (await verify({ token })).body
    for (const extra of [
      { email: 'a@evil.example' },
      { userId: admin.userId },
      { status: 'active' },
      { orgId: '1' },
    ])
      expect((await register({ verification, ...extra })).status).toBe(400)
    for (const extra of [{ status: 'active' }, { role: 'owner' }, { userId: admin.userId }])
      expect((await ask(victim, extra)).status).toBe(400)
    expect((await verify({ token, email: 'a@evil.example' })).status).toBe(400)
    expect((await verify({ token, code: '123456' })).status).toBe(400)
    expect((await verify({ email: victim })).status).toBe(400)
    expect((await verify({})).status).toBe(400)
  })
})

describe('a verification', () => {
  it('makes one account, of the address that was verified, within an hour', async () => {
    const victim = aVictim()
    const { verification } = (await verify({ token: (await asked(victim)).token })).body
    const replies = await Promise.all([register({ verification }), register({ verification })])
    expect(replies.map(({ status }) => status).toSorted()).not.toEqual([201, 201])
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await register({ verification })).body.code).toBe('link_dead')

    const late = (await verify({ token: (await asked(aVictim())).token })).body.verification
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        update join_requests set verified_at = verified_at - interval '1 hour' where org_id = ${org.orgId}`,
    )
    expect((await register({ verification: late })).body.code).toBe('link_dead')
  })

  it('is no link, and a link is no verification; neither is one of another organization', async () => {
    const victim = aVictim()
    const { token } = await asked(victim)
    expect((await register({ verification: token })).body.code).toBe('link_dead')
    expect((await register({ inviteToken: token })).status).toBe(404)
    const { verification } = (await verify({ token })).body
    expect((await verify({ token: verification })).status).toBe(410)
    const { tokens } = world.ctx
    const subject = tokens.read('join_proof', verification)
    const other = await anAdmin(world, 'Other School')
    const foreign = tokens.make('join_proof', { orgId: other.orgId, id: subject?.id ?? '' })
    expect((await register({ verification: foreign })).body.code).toBe('link_dead')
    const link = tokens.make('join_request', { orgId: other.orgId, id: subject?.id ?? '' })
    expect((await verify({ token: link })).body.code).toBe('link_dead')
  })

  it('shown to nobody but its owner does not let another account accept', async () => {
    const victim = aVictim()
    await verify({ token: (await asked(victim)).token })
    await anAccount(world, victim)
    const [invite] = (await (await aLearner(world, victim)).call('GET /join/me/invites')).body.items
    const attacker = await aLearner(world, await anAttacker())
    expect((await attacker.call('GET /join/me/invites')).body.items).toEqual([])
    for (const what of ['accept', 'decline', 'not-me', 'take-back', 'ask-again'])
      expect((await attacker.call(`POST /join/me/invites/${invite.id}/${what}`)).status).toBe(404)
  })
})

describe('a code', () => {
  it('that is guessed is dead after five tries, while the link of its owner still works', async () => {
    const victim = aVictim()
    const { token, code } = await asked(victim)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries += 1)
      expect((await verify({ email: victim, code: wrong })).body.code).toBe('wrong_code')
    expect((await verify({ email: victim, code })).body.code).toBe('wrong_code')
    expect((await verify({ token })).status).toBe(200)
  })

  it('asked for anew after that is another one', async () => {
    const victim = aVictim()
    const first = await asked(victim)
    const wrong = first.code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries += 1) await verify({ email: victim, code: wrong })
    const second = await asked(victim)
    expect(second.token).not.toBe(first.token)
    expect((await verify({ email: victim, code: second.code })).status).toBe(200)
  })

  it('is answered the same for an address that never asked', async () => {
    const victim = aVictim()
    await asked(victim)
    const answers = []
    for (const email of [victim, aVictim()]) {
      const reply = await supertest(world.app)
        .post('/api/v1/join/verify')
        .set('X-Request-Id', 'the-same-for-all')
        .send({ email, code: '12345' })
      const { date: _, ...headers } = reply.headers
      answers.push({ status: reply.status, text: reply.text, headers })
    }
    expect(answers[0]).toEqual(answers[1])
  })
})

describe('links', () => {
  it('lead to the configured address, whatever host a request claims', async () => {
    const victim = aVictim()
    await supertest(world.app)
      .post(`/api/v1/join/pages/${slug}/requests`)
      .set('Host', 'evil.example')
      .set('X-Forwarded-Host', 'evil.example')
      .set('X-Forwarded-Proto', 'https')
      .set('Referer', 'https://evil.example/')
      .send({ email: victim, groupId })
    await world.runJobs()
    const [mail] = await world.inbox.of(victim)
    expect(mail?.text).toContain(`${world.ctx.config.joinUrl}/verify/`)
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example')
    const page = await supertest(world.app).get(`/api/v1/join/pages/${slug}`).set('Host', 'evil.example')
    expect(page.text).not.toContain('evil.example')
  })

  it('followed by a mail scanner change nothing', async () => {
    const victim = aVictim()
    const { token } = await asked(victim)
    const path = new URL(`${world.ctx.config.joinUrl}/verify/${token}`).pathname
    for (let times = 0; times < 5; times += 1) expect((await supertest(world.app).get(path)).status).toBe(200)
    expect((await admin.call(`GET /learners?q=${victim}`)).body.items).toEqual([])
    expect((await verify({ token })).status).toBe(200)
  })

  it('of the form lead back to a page of ours, whatever stands in the path or the fields', async () => {
    const base = new URL(world.ctx.config.joinUrl).pathname
    for (const place of [
      '%2f%2fevil.example',
      'https:%2f%2fevil.example',
      '%5cevil.example',
      `${slug}%0d%0aX: y`,
    ]) {
      const reply = await supertest(world.app)
        .post(`${base}/${place}`)
        .type('form')
        .send({ email: 'a@b.example' })
      expect({ place, status: reply.status, to: reply.headers.location }).toEqual({
        place,
        status: 404,
        to: undefined,
      })
    }
  })
})

it('what admins wrote shows as those very characters in the mail', async () => {
  const group = await aGroup(world, admin, '<b>Nurses</b> & "Co"')
  await aJoinPage(admin, group)
  const victim = aVictim()
  await ask(victim, { groupId: group })
  await world.runJobs()
  expect((await world.inbox.of(victim))[0]?.html).toContain('&lt;b&gt;Nurses&lt;/b&gt; &amp;')
})

async function anAttacker(): Promise<string> {
  count += 1
  const email = `mallory${count}@evil.example`
  await anAccount(world, email, 'Mallory')
  return email
}

async function cookieOf({ agent }: { agent: ReturnType<typeof supertest.agent> }): Promise<string> {
  const jar = agent.jar.getCookies({
    path: '/api/v1/join',
    domain: '127.0.0.1',
    secure: false,
    script: false,
  })
  return jar.toValueString()
}
