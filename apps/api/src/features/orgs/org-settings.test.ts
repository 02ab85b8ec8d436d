import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, anAccount, anAdmin, PASSWORD, type Person, somebody } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let operator: Person
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  operator = await anOperator('operator@host.example')
})
afterAll(() => world.close())

async function anOperator(email: string): Promise<Person> {
  const id = await anAccount(world, email)
  await world.ctx.accounts.rows`update users set is_operator = true where id = ${id}`
  const person = somebody(world, email)
  await person.call('POST /auth/sign-in', { email, password: PASSWORD })
  return person
}

const change = (body: object) => admin.call(`PATCH /orgs/${admin.orgId}`, body)

describe('the settings of an organization', () => {
  it('change one by one, and keep the rest', async () => {
    const contact = { name: 'Human Resources', email: 'hr@acme.example', phone: '+1 555 0100' }
    await change({ contact })
    await change({ inviteExpiryDays: 14 })
    await change({ reminderDays: [7, 3] })
    await change({ locale: 'es', timeZone: 'Europe/Madrid' })
    expect((await admin.call(`GET /orgs/${admin.orgId}`)).body).toMatchObject({
      contact,
      inviteExpiryDays: 14,
      reminderDays: [3, 7],
      locale: 'es',
      timeZone: 'Europe/Madrid',
    })
  })

  it('can say never', async () => {
    const reply = await change({ inviteExpiryDays: null, reminderDays: [] })
    expect(reply.body).toMatchObject({ inviteExpiryDays: null, reminderDays: [] })
  })

  it.each([
    ['/inviteExpiryDays', { inviteExpiryDays: 366 }],
    ['/reminderDays/0', { reminderDays: [0] }],
    ['/reminderDays/1', { reminderDays: [3, 3] }],
    ['/reminderDays', { reminderDays: [1, 2, 3, 4, 5, 6] }],
    ['/contact/email', { contact: { name: null, email: 'nowhere', phone: null } }],
    ['/timeZone', { timeZone: 'Mars/Olympus' }],
    ['/subscription', { subscription: { status: 'active' } }],
  ])('are refused with a pointer at %s', async (pointer, body) => {
    const reply = await change(body)
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer }])
  })

  it('of two people who change the same state only one succeeds', async () => {
    const { etag } = (await admin.call(`GET /orgs/${admin.orgId}`)).headers
    const rename = (name: string) =>
      admin.agent
        .patch(`/api/v1/orgs/${admin.orgId}`)
        .set('If-Match', etag ?? '')
        .send({ name })
    const replies = await Promise.all([rename('Acme North'), rename('Acme South')])
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 412])
  })
})

describe('the subscription', () => {
  const path = () => `/orgs/${admin.orgId}/subscription`

  it('is looked at by admins and set by the operator', async () => {
    expect((await admin.call(`GET ${path()}`)).body).toEqual({ status: 'none', seats: null, until: null })
    const subscription = { status: 'active', seats: 50, until: '2090-01-01T00:00:00.000Z' }
    expect((await operator.call(`PUT ${path()}`, subscription)).body).toEqual(subscription)
    expect((await admin.call(`GET ${path()}`)).body).toEqual(subscription)
    expect((await admin.call(`GET /orgs/${admin.orgId}`)).body.subscription).toEqual(subscription)
  })

  it('is not set by an owner', async () => {
    const reply = await admin.call(`PUT ${path()}`, { status: 'active', seats: null, until: null })
    expect(reply.status).toBe(403)
  })

  it('is seen by the operator beside those of all other organizations, page by page', async () => {
    const others = await Promise.all(['One', 'Two'].map((name) => anAdmin(world, name)))
    const first = (await operator.call('GET /orgs/all?limit=1')).body
    const [newest] = first.items
    expect(others.map(({ orgId }) => orgId)).toContain(newest.id)
    expect(newest).toMatchObject({ subscription: { status: 'none' }, seatsUsed: 0 })
    const rest = (await operator.call(`GET /orgs/all?cursor=${first.next}`)).body
    expect(rest.next).toBeNull()
    const ids = [newest, ...rest.items].map(({ id }: { id: string }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
    expect(ids).toEqual(expect.arrayContaining([admin.orgId, ...others.map(({ orgId }) => orgId)]))
    expect((await admin.call('GET /orgs/all')).status).toBe(403)
  })

  it('does not exist where there is no organization', async () => {
    const nowhere = '/orgs/01890000-0000-7000-8000-000000000000/subscription'
    const reply = await operator.call(`PUT ${nowhere}`, { status: 'active', seats: null, until: null })
    expect(reply.status).toBe(404)
  })

  it.each([
    ['/seats', { status: 'active', seats: 0, until: null }],
    ['/status', { status: 'gold', seats: null, until: null }],
    ['/until', { status: 'active', seats: null, until: 'tomorrow' }],
    ['/until', { status: 'active', seats: null }],
  ])('is refused with a pointer at %s', async (pointer, body) => {
    const reply = await operator.call(`PUT ${path()}`, body)
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer }])
  })
})

describe('a new organization', () => {
  it('has paid for nothing, or for everything where the installation says so', async () => {
    const generous = await createWorld({ defaultSubscription: 'active' })
    try {
      const person = await anAdmin(generous)
      const details = { name: 'Second', timeZone: 'UTC' }
      const made = await person.call('POST /orgs', details)
      expect(made.body.subscription).toEqual({ status: 'active', seats: null, until: null })
    } finally {
      await generous.close()
    }
    const made = await admin.call('POST /orgs', { name: 'Second', timeZone: 'UTC' })
    expect(made.body.subscription).toEqual({ status: 'none', seats: null, until: null })
  })

  it('is made by the operator alone where registration is closed', async () => {
    const closed = await createWorld({ registrationOpen: false })
    try {
      const person = await anAdmin(closed)
      const details = { name: 'Second', timeZone: 'UTC' }
      expect((await person.call('POST /orgs', details)).body.code).toBe('registration_closed')
      await closed.ctx.accounts.rows`update users set is_operator = true where id = ${person.userId}`
      expect((await person.call('POST /orgs', details)).status).toBe(201)
      expect((await person.call('GET /auth/me')).body).toMatchObject({ isOperator: true })
      const stranger = await somebody(closed).call('POST /auth/register', {
        name: 'Ann',
        email: 'ann@new.example',
        password: PASSWORD,
        organizationName: 'New',
        timeZone: 'UTC',
      })
      expect(stranger.body.code).toBe('registration_closed')
    } finally {
      await closed.close()
    }
  })
})

describe('the announcement', () => {
  const path = () => `/orgs/${admin.orgId}/announcement`

  it('says what will come, from whom, and whom to ask', async () => {
    await change({
      name: 'Acme Training',
      locale: 'en',
      contact: { name: 'Human Resources', email: 'hr@acme.example', phone: null },
    })
    const { subject, text } = (await admin.call(`GET ${path()}`)).body
    expect(subject).toContain('Acme Training')
    expect(text).toContain('Rollcall <invites@rollcall.localhost>')
    expect(text).toContain(new URL(world.ctx.config.joinUrl).origin)
    expect(text).toContain('Human Resources, hr@acme.example')
  })

  it('speaks the language of the organization, or the one that is asked for', async () => {
    await change({ locale: 'es' })
    expect((await admin.call(`GET ${path()}`)).body.text).toContain('Buenos días')
    expect((await admin.call(`GET ${path()}?locale=en`)).body.text).toContain('Hello')
    expect((await admin.call(`GET ${path()}?locale=fr`)).status).toBe(400)
  })

  it('leaves out the question whom to ask while there is nobody', async () => {
    await change({ contact: { name: null, email: null, phone: null } })
    expect((await admin.call(`GET ${path()}?locale=en`)).body.text).not.toContain('Do you have questions')
  })

  it('is sent to the admin who wants to see it, and to nobody else', async () => {
    const reply = await admin.call(`POST ${path()}/test?locale=en`)
    expect(reply.status).toBe(202)
    await world.runJobs()
    const [mail, ...more] = await world.inbox.of(admin.email)
    expect(more).toEqual([])
    expect(mail?.subject).toContain('Acme Training')
    expect(mail?.text).toContain('safe to open')
    expect(mail?.text).toContain('sent to you alone')
  })

  it('is sent ten times an hour at most', async () => {
    const strict = await createWorld({ limitsFactor: 0.1 })
    try {
      const person = await anAdmin(strict)
      const test = () => person.call(`POST /orgs/${person.orgId}/announcement/test`)
      expect((await test()).status).toBe(202)
      const second = await test()
      expect(second.status).toBe(429)
      expect(Number(second.headers['retry-after'])).toBeGreaterThan(0)
    } finally {
      await strict.close()
    }
  })
})
