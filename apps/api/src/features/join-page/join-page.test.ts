import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import decodeQR from 'qr/decode.js'
import { type Admin, aGroup, anAdmin } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
let locationId: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
  locationId = (await admin.call('POST /locations', { name: 'Main Hall' })).body.id
})
afterAll(() => world.close())

let count = 0
function aSlug(): string {
  count += 1
  return `acme-${count}`
}
const page = (changes: object = {}) => ({
  enabled: true,
  slug: aSlug(),
  audience: 'anyone',
  allowedDomains: [],
  groupIds: [groupId],
  locationIds: [],
  ...changes,
})
const put = (changes: object = {}, who = admin) => who.call('PUT /join-page', page(changes))
const subscription = (status: string, until: string) =>
  world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`
      update orgs set subscription_status = ${status}, subscription_until = now() + ${until}::interval
       where id = ${org.orgId}`,
  )

describe('setting up the join page', () => {
  it('begins with nothing chosen, also whom it is for', async () => {
    const reply = await admin.call('GET /join-page')
    expect(reply.body).toEqual({
      enabled: false,
      state: 'off',
      slug: null,
      url: null,
      urlStart: `${world.ctx.config.joinUrl}/`,
      audience: null,
      allowedDomains: [],
      groupIds: [],
      locationIds: [],
      welcome: null,
      endsAt: null,
      capacity: null,
    })
    expect((await admin.call('GET /join-page/qr?format=svg')).status).toBe(404)
  })

  it('keeps all of it, and gives the address to hand out', async () => {
    const welcome = 'Welcome!\nPlease use your school address.'
    const slug = aSlug()
    const reply = await put({
      slug: slug.toUpperCase(),
      audience: 'domains',
      allowedDomains: ['School.org', '@bücher.example', 'school.org'],
      locationIds: [locationId],
      welcome,
      endsAt: '2099-06-30T12:00:00+02:00',
      capacity: 200,
    })
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      enabled: true,
      state: 'open',
      slug,
      url: `${world.ctx.config.joinUrl}/${slug}`,
      urlStart: `${world.ctx.config.joinUrl}/`,
      audience: 'domains',
      allowedDomains: ['school.org', 'xn--bcher-kva.example'],
      groupIds: [groupId],
      locationIds: [locationId],
      welcome,
      endsAt: '2099-06-30T10:00:00.000Z',
      capacity: 200,
    })
    expect((await admin.call('GET /join-page')).body).toEqual(reply.body)
  })

  it('takes what is left out for empty', async () => {
    const slug = aSlug()
    await put({
      slug,
      welcome: 'Hello',
      capacity: 5,
      endsAt: '2099-01-01T00:00:00Z',
      locationIds: [locationId],
    })
    const reply = await put({ slug, welcome: '  ' })
    expect(reply.body).toMatchObject({ welcome: null, capacity: null, endsAt: null, locationIds: [] })
  })

  it('says how it stands: off, open, ended', async () => {
    const slug = aSlug()
    expect((await put({ slug, enabled: false })).body.state).toBe('off')
    expect((await put({ slug })).body.state).toBe('open')
    expect((await put({ slug, endsAt: '2020-01-01T00:00:00Z' })).body.state).toBe('ended')
  })

  it.each([
    [{ groupIds: [] }, '/groupIds'],
    [{ groupIds: ['0190a000-0000-7000-8000-000000000000'] }, '/groupIds'],
    [{ locationIds: ['0190a000-0000-7000-8000-000000000000'] }, '/locationIds'],
    [{ slug: 'a' }, '/slug'],
    [{ slug: 'verify' }, '/slug'],
    [{ slug: 'with space' }, '/slug'],
    [{ welcome: 'x'.repeat(1001) }, '/welcome'],
    [{ welcome: 'see \u202egnp.exe' }, '/welcome'],
    [{ capacity: 0 }, '/capacity'],
    [{ endsAt: '2027-02-30T00:00:00Z' }, '/endsAt'],
    [{ allowedDomains: ['co.uk'], audience: 'domains' }, '/allowedDomains/0'],
    [{ allowedDomains: ['school.org', 'no domain'], audience: 'domains' }, '/allowedDomains/1'],
  ])('refuses %j', async (changes, pointer) => {
    const reply = await put(changes)
    expect(reply.status).toBe(400)
    expect(reply.body.errors[0].pointer).toBe(pointer)
    expect((await admin.call('GET /join-page')).body.slug).toBeNull()
  })

  it('can be off while there is nothing to pick yet, and asks for an active group before it is on', async () => {
    await admin.call(`PATCH /groups/${groupId}`, { status: 'inactive' })
    expect((await put({ enabled: false })).status).toBe(200)
    const reply = await put()
    expect(reply.body.errors).toMatchObject([{ pointer: '/groupIds', code: 'no_active_group' }])
  })

  it('opens to anyone only if that is said', async () => {
    const blank = await put({ audience: undefined })
    expect(blank.body.errors).toMatchObject([{ pointer: '/audience', code: 'required' }])
    const emptied = await put({ audience: 'domains' })
    expect(emptied.body.errors).toMatchObject([{ pointer: '/allowedDomains', code: 'required' }])
    const both = await put({ audience: 'anyone', allowedDomains: ['school.org'] })
    expect(both.body.errors).toMatchObject([{ pointer: '/allowedDomains', code: 'not_empty' }])
    expect((await put({ audience: undefined, allowedDomains: ['school.org'] })).body.audience).toBe('domains')
  })

  it('is not done over what somebody else just changed', async () => {
    const slug = aSlug()
    const seen = await put({ slug })
    const save = (welcome: string) =>
      admin.agent
        .put('/api/v1/join-page')
        .set('If-Match', String(seen.headers.etag))
        .send(page({ slug, welcome }))
    const replies = await Promise.all([save('One'), save('Two')])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  it('stands in the audit log with what was changed, and without the words of welcome', async () => {
    const slug = aSlug()
    await put({ slug, welcome: 'Hello everybody' })
    await put({ slug, welcome: 'Hello everybody', allowedDomains: ['school.org'], audience: 'domains' })
    const { items } = (await admin.call('GET /audit-log?action=join_page.changed')).body
    expect(items).toMatchObject([
      {
        before: { audience: 'anyone', allowedDomains: [] },
        after: { audience: 'domains', allowedDomains: ['school.org'] },
      },
      { after: { slug, welcome: true, groupIds: [groupId] } },
    ])
    expect(JSON.stringify(items)).not.toContain('Hello')
  })
})

describe('the address of the page', () => {
  const check = async (text: string, who = admin) =>
    (await who.call(`GET /join-page/slug-check?slug=${encodeURIComponent(text)}`)).body

  it('is checked while it is typed', async () => {
    const slug = aSlug()
    expect(await check(slug)).toEqual({ slug, outcome: 'free', suggestion: null })
    await put({ slug })
    expect(await check(slug.toUpperCase())).toEqual({ slug, outcome: 'yours', suggestion: null })
    const other = await anAdmin(world)
    expect(await check(slug, other)).toEqual({ slug, outcome: 'taken', suggestion: `${slug}-team` })
    expect(await check('verify')).toMatchObject({ outcome: 'reserved', suggestion: 'verify-team' })
    expect(await check('Escuela Peñón')).toMatchObject({ outcome: 'invalid', suggestion: 'escuela-penon' })
  })

  it('belongs to one organization, whoever is first', async () => {
    const others = [admin, await anAdmin(world), await anAdmin(world)]
    const slug = aSlug()
    const groups = await Promise.all(others.map((who) => aGroup(world, who, 'Anybody')))
    const replies = await Promise.all(
      others.map((who, index) => put({ slug, groupIds: [groups[index]] }, who)),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'slug_taken',
      errors: [{ pointer: '/slug', code: 'slug_taken' }],
    })
  })

  it('is kept for 90 days after it was given up, and the one who had it may have it back', async () => {
    const [first, second] = [aSlug(), aSlug()]
    await put({ slug: first })
    await put({ slug: second })
    const other = await anAdmin(world)
    const theirGroup = await aGroup(world, other)
    const claim = () => put({ slug: first, groupIds: [theirGroup] }, other)
    const age = (days: string) => world.ctx.accounts.rows`
      update join_slugs set freed_at = now() - ${days}::interval where slug = ${first}`
    expect((await claim()).body.code).toBe('slug_taken')
    await age('89 days')
    expect((await claim()).body.code).toBe('slug_taken')
    expect(await check(first)).toMatchObject({ outcome: 'yours' })
    expect((await put({ slug: first })).status).toBe(200)
    await put({ slug: second })
    await age('90 days')
    expect((await claim()).status).toBe(200)
    expect((await put({ slug: first })).body.code).toBe('slug_taken')
  })
})

describe('the QR code', () => {
  it('reads as the address, as a picture and as a drawing', async () => {
    const { url, slug } = (await put()).body
    const png = await admin.agent.get('/api/v1/join-page/qr?format=png').responseType('blob')
    expect(png.headers['content-disposition']).toBe(`attachment; filename="join-${slug}.png"`)
    expect(decodeQR(pixelsOf(png.body))).toBe(url)
    const svg = await admin.agent.get('/api/v1/join-page/qr?format=svg').responseType('blob')
    expect(svg.headers['content-type']).toBe('image/svg+xml')
    expect(decodeQR(drawn(svg.body.toString()))).toBe(url)
  })
})

describe('without a subscription', () => {
  it('cannot be set up, and says what it takes', async () => {
    await subscription('none', '1 day')
    for (const reply of [await put(), await admin.call('GET /join-page/slug-check?slug=acme')]) {
      expect(reply.status).toBe(402)
      expect(reply.body.code).toBe('subscription_required')
    }
  })

  it('can still be looked at when it was set up before', async () => {
    const made = (await put()).body
    await subscription('active', '-1 day')
    expect((await admin.call('GET /join-page')).body).toEqual({ ...made, state: 'unsubscribed' })
    expect((await admin.call('GET /join-page/counts')).status).toBe(200)
    expect((await admin.call('GET /join-page/qr?format=png')).status).toBe(200)
    expect((await put({ slug: made.slug })).status).toBe(402)
  })
})

/** The picture as a camera sees it. */
function pixelsOf(png: Buffer) {
  const side = png.readUInt32BE(16)
  const length = png.readUInt32BE(33)
  expect(png.subarray(37, 41).toString()).toBe('IDAT')
  const lines = inflateSync(png.subarray(41, 41 + length))
  const stride = 1 + Math.ceil(side / 8)
  return seen(side, (x, y) => ((lines[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0)
}

/** The same of the drawing, eight pixels a module. */
function drawn(svg: string) {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const dark = new Set(
    [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-/g)].flatMap(([, x, y, width]) =>
      Array.from({ length: Number(width) }, (_, index) => `${Number(x) + index} ${y}`),
    ),
  )
  return seen(side * 8, (x, y) => dark.has(`${x >> 3} ${y >> 3}`))
}

function seen(side: number, isDark: (x: number, y: number) => boolean) {
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (isDark(x, y)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return { width: side, height: side, data }
}
