import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { KEY_SCOPES } from '@rollcall/contract'
import supertest from 'supertest'
import { type Admin, aGroup, anAdmin } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { openDatabase } from '../../core/db.ts'
import { mask } from '../../core/log.ts'
import { createKeyCheck } from './key-check.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
})
afterAll(() => world.close())

async function aKey(details: object = {}, of = admin): Promise<{ id: string; key: string; prefix: string }> {
  const reply = await of.call('POST /api-keys', { name: 'Payroll', scopes: ['locations:read'], ...details })
  expect(reply.status).toBe(201)
  return reply.body
}

/** What a program gets that calls with this key. */
const locationsBy = (key: string, headers: Record<string, string> = {}) =>
  supertest(world.app)
    .get('/api/v1/locations')
    .set({ Authorization: `Bearer ${key}`, ...headers })

const keyOnList = async (id: string) =>
  (await admin.call('GET /api-keys')).body.items.find((key: { id: string }) => key.id === id)

describe('an API key', () => {
  it('is shown once, and never on the list', async () => {
    const made = await aKey({ name: 'Payroll', scopes: ['locations:read', 'learners:read'] })
    expect(made.key).toMatch(/^rk_live_[\w-]{43}_[\w-]{43}$/)
    const list = await admin.call('GET /api-keys')
    expect(list.text).not.toContain(made.key.slice(-43))
    expect(await keyOnList(made.id)).toEqual({
      id: made.id,
      name: 'Payroll',
      prefix: made.prefix,
      scopes: ['locations:read', 'learners:read'],
      createdAt: expect.any(String),
      createdBy: 'Olive Owner',
      expiresAt: null,
      lastUsedAt: null,
    })
    const kept = await world.ctx.orgs.read(
      admin.orgId,
      ({ rows, orgId }) => rows<{ text: string }>`
      select k::text as text from api_keys k where org_id = ${orgId}`,
    )
    expect(kept.filter(({ text }) => text.includes(made.key.slice(-43)))).toEqual([])
  })

  it('opens its organization, without a header that names it', async () => {
    const { key, id } = await aKey()
    await admin.call('POST /locations', { name: 'North' })
    const reply = await locationsBy(key)
    expect(reply.status).toBe(200)
    expect(reply.body.items).toMatchObject([{ name: 'North' }])
    expect((await locationsBy(key, { 'X-Org-Id': admin.orgId.toUpperCase() })).status).toBe(200)
    expect(await keyOnList(id)).toMatchObject({ lastUsedAt: expect.any(String) })
  })

  it('opens no other organization, which answers as one that does not exist', async () => {
    const { key } = await aKey({ scopes: KEY_SCOPES })
    const other = await anAdmin(world)
    for (const orgId of [other.orgId, '01890000-0000-7000-8000-000000000000', 'nonsense']) {
      expect((await locationsBy(key, { 'X-Org-Id': orgId })).status).toBe(404)
      const path = await supertest(world.app)
        .get(`/api/v1/orgs/${orgId}`)
        .set('Authorization', `Bearer ${key}`)
      expect(path.status).toBe(404)
    }
  })

  it('may do what its scopes say, and says which one is missing', async () => {
    const { key } = await aKey({ scopes: ['locations:read'] })
    const write = await supertest(world.app)
      .post('/api/v1/locations')
      .set('Authorization', `Bearer ${key}`)
      .send({ name: 'Not allowed' })
    expect(write.status).toBe(403)
    expect(write.body).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('locations:write'),
    })
  })

  it('writes what it does under its own name', async () => {
    const { key, id } = await aKey({ scopes: ['groups:write'] })
    const made = await supertest(world.app)
      .post('/api/v1/groups')
      .set('Authorization', `Bearer ${key}`)
      .send({ name: 'Made by a program' })
    expect(made.status).toBe(201)
    const entries = await world.ctx.orgs.read(
      admin.orgId,
      ({ rows, orgId }) => rows`
      select actor_kind, actor_id from audit_log where org_id = ${orgId} and subject_id = ${made.body.id}`,
    )
    expect(entries).toEqual([{ actor_kind: 'api_key', actor_id: id }])
  })

  it('manages neither people nor keys, whatever its scopes', async () => {
    const { key } = await aKey({ scopes: KEY_SCOPES })
    for (const path of ['/api-keys', `/orgs/${admin.orgId}/admins`, '/auth/me', '/orgs']) {
      const reply = await supertest(world.app).get(`/api/v1${path}`).set('Authorization', `Bearer ${key}`)
      expect({ path, code: reply.body.code }).toEqual({ path, code: 'forbidden' })
    }
  })

  it('goes before the session of a browser that sends both', async () => {
    const other = await anAdmin(world, 'Other')
    const { key } = await aKey({}, other)
    const reply = await admin.agent.get('/api/v1/locations').set('Authorization', `Bearer ${key}`)
    expect(reply.body.items).toEqual([])
  })
})

describe('a key that does not work', () => {
  it('is one with a wrong secret, cut off, or made up', async () => {
    const { key } = await aKey()
    const another = await aKey()
    const swapped = key.slice(0, -43) + another.key.slice(-43)
    for (const wrong of [swapped, key.slice(0, -1), `${key}x`, 'rk_live_', 'nonsense', key.toUpperCase()]) {
      const reply = await locationsBy(wrong)
      expect(reply.status).toBe(401)
      expect(reply.body.code).toBe('not_authenticated')
    }
  })

  it('is one that expired', async () => {
    const { key, id } = await aKey({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect((await locationsBy(key)).status).toBe(200)
    await world.ctx.orgs.write(
      admin.orgId,
      ({ rows, orgId }) => rows`
      update api_keys set expires_at = now() - interval '1 second' where org_id = ${orgId} and id = ${id}`,
    )
    expect((await locationsBy(key)).status).toBe(401)
  })

  it('is one that was revoked, with the next call', async () => {
    const { key, id } = await aKey()
    expect((await locationsBy(key)).status).toBe(200)
    expect((await admin.call(`DELETE /api-keys/${id}`)).status).toBe(204)
    expect((await locationsBy(key)).status).toBe(401)
    expect(await keyOnList(id)).toBeUndefined()
    expect((await admin.call(`DELETE /api-keys/${id}`)).status).toBe(404)
    expect((await admin.call(`POST /api-keys/${id}/rotate`)).status).toBe(404)
  })

  it('is not written to the log', async () => {
    const { key } = await aKey()
    expect(mask(`Bearer ${key} did not work`)).toBe('Bearer *** did not work')
    expect(mask(`${key.slice(0, 20)} was cut off`)).toBe('*** was cut off')
  })
})

describe('rotating a key', () => {
  it('lets the old secret work for 24 hours more', async () => {
    const first = await aKey()
    const second = (await admin.call(`POST /api-keys/${first.id}/rotate`)).body
    expect(second).toMatchObject({ id: first.id, name: 'Payroll', prefix: first.prefix })
    expect(second.key).not.toBe(first.key)
    expect([(await locationsBy(first.key)).status, (await locationsBy(second.key)).status]).toEqual([
      200, 200,
    ])
    await world.ctx.orgs.write(
      admin.orgId,
      ({ rows, orgId }) => rows`
      update api_keys set old_secret_until = now() - interval '1 second' where org_id = ${orgId} and id = ${first.id}`,
    )
    expect([(await locationsBy(first.key)).status, (await locationsBy(second.key)).status]).toEqual([
      401, 200,
    ])
  })

  it('ends the secret before the last at once', async () => {
    const first = await aKey()
    const second = (await admin.call(`POST /api-keys/${first.id}/rotate`)).body
    const third = (await admin.call(`POST /api-keys/${first.id}/rotate`)).body
    const statuses = await Promise.all(
      [first, second, third].map(async ({ key }) => (await locationsBy(key)).status),
    )
    expect(statuses).toEqual([401, 200, 200])
  })

  it('counts the use of the old secret, too', async () => {
    const first = await aKey()
    await admin.call(`POST /api-keys/${first.id}/rotate`)
    await locationsBy(first.key)
    expect(await keyOnList(first.id)).toMatchObject({ lastUsedAt: expect.any(String) })
  })
})

describe('making a key', () => {
  it.each([
    ['/name', { scopes: ['learners:read'] }],
    ['/scopes', { name: 'Payroll' }],
    ['/scopes', { name: 'Payroll', scopes: [] }],
    ['/scopes/0', { name: 'Payroll', scopes: ['admins:write'] }],
    ['/scopes/0', { name: 'Payroll', scopes: ['keys:write'] }],
    ['/scopes/1', { name: 'Payroll', scopes: ['learners:read', 'learners:read'] }],
    ['/expiresAt', { name: 'Payroll', scopes: ['learners:read'], expiresAt: '2020-01-01T00:00:00Z' }],
    ['/expiresAt', { name: 'Payroll', scopes: ['learners:read'], expiresAt: 'next year' }],
  ])('is refused with a pointer at %s', async (pointer, body) => {
    const reply = await admin.call('POST /api-keys', body)
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer }])
  })
})

describe('the limit of a key', () => {
  it('is told with every answer', async () => {
    const { key } = await aKey()
    const reply = await locationsBy(key)
    expect(reply.headers['ratelimit-policy']).toMatch(/^"api-key";q=\d+;w=60$/)
    expect(reply.headers.ratelimit).toMatch(/^"api-key";r=\d+;t=\d+$/)
  })

  it('is counted for each key by itself, and answers 429 with how long to wait', async () => {
    const strict = await createWorld({ limitsFactor: 1 / 300 })
    try {
      const person = await anAdmin(strict)
      await aGroup(strict, person)
      const [one, other] = [
        await aKey({ scopes: ['groups:read'] }, person),
        await aKey({ scopes: ['groups:read'] }, person),
      ]
      const call = (key: string) =>
        supertest(strict.app).get('/api/v1/groups').set('Authorization', `Bearer ${key}`)
      expect([(await call(one.key)).status, (await call(one.key)).status]).toEqual([200, 200])
      const refused = await call(one.key)
      expect(refused.status).toBe(429)
      expect(refused.body.code).toBe('rate_limited')
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(refused.headers.ratelimit).toMatch(/^"api-key";r=0;t=\d+$/)
      expect((await call(other.key)).status).toBe(200)
    } finally {
      await strict.close()
    }
  })
})

it('a check that fails leaves the connection as it was', async () => {
  const { key } = await aKey()
  const db = openDatabase(world.databaseUrl, { size: 1 })
  try {
    await db.raw(`set lock_timeout = '20ms'`)
    const check = createKeyCheck(db)
    await world.ctx.db.transaction(async (other) => {
      await other.raw('lock table api_keys in access exclusive mode')
      await expect(check.openingOf(key)).rejects.toThrow('lock timeout')
    })
    expect(await check.openingOf(key)).toMatchObject({ orgId: admin.orgId })
  } finally {
    await db.destroy()
  }
})
