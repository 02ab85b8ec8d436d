import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin, somebody } from './given.ts'
import { createWorld, type World } from './world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Teachers')
})
afterAll(() => world.close())

describe('a list', () => {
  it('names its next page in a Link header, which leads through all of it', async () => {
    for (const name of ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm'])
      expect((await admin.call('POST /locations', { name })).status).toBe(201)
    const seen: string[] = []
    let path: string | null = '/api/v1/locations?limit=2'
    for (let pages = 0; path !== null && pages < 10; pages += 1) {
      const reply = await admin.agent.get(path)
      seen.push(...reply.body.items.map((location: { name: string }) => location.name))
      const link: string | undefined = reply.headers.link
      expect(link === undefined).toBe(reply.body.next === null)
      path = /^<([^>]+)>; rel="next"$/.exec(link ?? '')?.[1] ?? null
    }
    expect(seen).toEqual(['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm'])
  })

  it('stays stable when somebody adds to it between two pages', async () => {
    const first = await admin.agent.get('/api/v1/locations?limit=3')
    await admin.call('POST /locations', { name: 'Aspen' })
    const second = await admin.agent.get(`/api/v1/locations?limit=3&cursor=${first.body.next}`)
    expect(second.body.items.map((location: { name: string }) => location.name)).toEqual(['Dogwood', 'Elm'])
  })

  it('refuses a cursor that it did not give, a limit past 100, and a parameter that is given twice or unknown', async () => {
    for (const query of [
      'cursor=AAAA',
      'cursor=WyJhIl0',
      'limit=101',
      'limit=0',
      'limit=x',
      'limit=2&limit=3',
      'colour=red',
    ]) {
      const reply = await admin.agent.get(`/api/v1/locations?${query}`)
      expect({ query, status: reply.status }).toEqual({ query, status: 400 })
      expect(reply.body.errors[0].pointer).toMatch(/^\?(cursor|limit|colour)$/)
    }
  })
})

describe('one thing', () => {
  it('has an ETag, and is not sent again to who has it', async () => {
    const reply = await admin.call(`GET /groups/${groupId}`)
    expect(reply.headers.etag).toMatch(/^"[\w-]{22}"$/)
    const again = await admin.agent
      .get(`/api/v1/groups/${groupId}`)
      .set('If-None-Match', reply.headers.etag ?? '')
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
  })

  it('is not changed by somebody who has looked at an older state', async () => {
    const { headers } = await admin.agent.get(`/api/v1/orgs/${admin.orgId}`)
    const change = (tag: string, body: object) =>
      admin.agent.patch(`/api/v1/orgs/${admin.orgId}`).set('If-Match', tag).send(body)
    const mine = await change(headers.etag ?? '', { inviteExpiryDays: 14 })
    expect(mine.status).toBe(200)
    const theirs = await change(headers.etag ?? '', { inviteExpiryDays: 99 })
    expect(theirs.status).toBe(412)
    expect(theirs.body).toMatchObject({
      code: 'precondition_failed',
      detail: expect.stringContaining('Load it again'),
    })
    expect((await change(mine.headers.etag ?? '', { inviteExpiryDays: 21 })).status).toBe(200)
    expect((await change('*', { inviteExpiryDays: 30 })).body.inviteExpiryDays).toBe(30)
  })
})

describe('a fault', () => {
  const problem = (code: string) => ({
    type: `urn:rollcall:problem:${code}`,
    title: expect.any(String),
    detail: expect.stringMatching(/\.$/),
    code,
    requestId: expect.stringMatching(/^[\w-]{8,}$/),
    errors: expect.any(Array),
  })

  it.each([
    ['an address that is not there', 404, 'not_found', () => admin.agent.get('/api/v1/nothing/here')],
    ['a method that is not there', 404, 'not_found', () => admin.agent.put('/api/v1/locations').send({})],
    ['JSON that is none', 400, 'malformed_json', () => post('{"name":')],
    [
      'another format',
      415,
      'unsupported_media_type',
      () => post('name=Ash', 'application/x-www-form-urlencoded'),
    ],
    ['text', 415, 'unsupported_media_type', () => post('{"name":"Ash"}', 'text/plain')],
    [
      'a body past 100 kB',
      413,
      'payload_too_large',
      () => post(JSON.stringify({ name: 'x'.repeat(110_000) })),
    ],
    ['a list for an object', 400, 'invalid_input', () => post('[]')],
    ['a number for a text', 400, 'invalid_input', () => post('{"name":7}')],
    ['a list for a text', 400, 'invalid_input', () => post('{"name":["Ash"]}')],
    ['null for a text', 400, 'invalid_input', () => post('{"name":null}')],
    [
      'a key that reaches the prototype',
      400,
      'invalid_input',
      () => post('{"name":"Fir","__proto__":{"role":"owner"}}'),
    ],
    ['an unknown key', 400, 'invalid_input', () => post('{"name":"Fir","role":"owner"}')],
    ['a NUL in a text', 400, 'invalid_input', () => post('{"name":"A\\u0000sh"}')],
    ['half a character', 400, 'invalid_input', () => post('{"name":"A\\ud800sh"}')],
    ['a NUL in a search', 400, 'invalid_input', () => admin.agent.get('/api/v1/learners?q=%00')],
    [
      'a day that is none',
      400,
      'invalid_input',
      () => admin.agent.get('/api/v1/learners?updatedSince=2026-02-30T00:00:00Z'),
    ],
    ['nobody signed in', 401, 'not_authenticated', () => somebody(world).agent.get('/api/v1/locations')],
    ['a broken percent sign', 404, 'not_found', () => admin.agent.get('/api/v1/groups/%E0%A4%A')],
  ])('is a problem with a code, what to do, and the request id: %s', async (_what, status, code, ask) => {
    const reply = await ask()
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code })
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(reply.body).toMatchObject({ status, ...problem(code) })
    expect(reply.headers['x-request-id']).toBe(reply.body.requestId)
  })

  it('keeps the request id that a caller chose, unless it could do harm', async () => {
    const ask = (id: string) => admin.agent.get('/api/v1/nothing').set('X-Request-Id', id)
    expect((await ask('from-the-caller-1')).body.requestId).toBe('from-the-caller-1')
    expect((await ask('<script>alert(1)</script>')).body.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  const post = (text: string, type = 'application/json') =>
    admin.agent.post('/api/v1/locations').set('Content-Type', type).send(text)
})
