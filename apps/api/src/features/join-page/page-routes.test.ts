import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type supertest from 'supertest'
import { agent } from 'supertest'
import { type Admin, aGroup, aJoinPage, anAdmin, somebody, theProof } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
let slug: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
  slug = await aJoinPage(admin, groupId)
})
afterAll(() => world.close())

const path = (at = slug) => new URL(`${world.ctx.config.joinUrl}/${at}`).pathname
const open = (at = slug, language = 'en') => agent(world.app).get(path(at)).set('Accept-Language', language)
const post = (fields: object, at = slug) => agent(world.app).post(path(at)).type('form').send(fields)
let count = 0
function anAddress(): string {
  count += 1
  return `visitor${count}@comers.example`
}

describe('the join page as a document', () => {
  it('is a form that needs no script, with what can be picked', async () => {
    const hall = (await admin.call('POST /locations', { name: 'Main Hall' })).body
    await admin.call('POST /locations', { name: 'Closed Wing' })
    await aJoinPage(admin, groupId, { locationIds: [hall.id], welcome: 'Hello!\nCome in.' })
    const { status, text, headers } = await open()
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(text).toContain('<title>Join Acme Training · Rollcall</title>')
    expect(text).toContain('Hello!\nCome in.')
    expect(text).toContain(`<form method="post" action="${path()}"`)
    expect(text).toContain(`<option value="${groupId}" selected>Nurses</option>`)
    expect(text).toContain(`<option value="${hall.id}" selected>Main Hall</option>`)
    expect(text).not.toContain('Closed Wing')
    expect(text).toMatch(/<button class="button">Join Organization<\/button>/)
  })

  it('asks to choose where there is a choice, and for no location where there is none', async () => {
    const other = await aGroup(world, admin, 'Aides')
    await aJoinPage(admin, groupId, { groupIds: [groupId, other] })
    const { text } = await open()
    expect(text).toContain('<option value="">Please choose</option>')
    expect(text).not.toContain('selected')
    expect(text).not.toContain('locationId')
  })

  it('shows what people wrote as text, whatever they wrote', async () => {
    const nasty = `<img src=x onerror=alert(1)>"'&$&$\``
    const made = await admin.call('POST /locations', { name: nasty })
    await aJoinPage(admin, groupId, { locationIds: [made.body.id], welcome: nasty })
    const { text } = await open()
    expect(text).not.toContain('<img')
    expect(text.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;\$&amp;\$`/g)).toHaveLength(2)
    const refused = await post({ email: `"><script>x</script>`, groupId })
    expect(refused.status).toBe(400)
    expect(refused.text).not.toContain('<script>')
    expect(refused.text).toContain('&quot;&gt;&lt;script&gt;')
  })

  it('is in the language of the browser, of the switch, or of the organization', async () => {
    expect((await open(slug, 'es-MX,en')).text).toContain('Unirse a Acme Training')
    expect((await open(slug, 'de, en;q=0.5')).text).toContain('Join Acme Training')
    const switched = await agent(world.app).get(`${path()}?lang=es`).set('Accept-Language', 'en')
    expect(switched.text).toContain('<html lang="es"')
    expect(switched.text).toContain('href="?lang=en">English')
    await admin.call(`PATCH /orgs/${admin.orgId}`, { locale: 'es' })
    expect((await open(slug, 'fr')).text).toContain('Unirse a')
  })

  it('keeps its address to itself, runs only files of its own, and is not kept', async () => {
    for (const reply of [await open(), await open('nobody-has-this'), await post({ email: 'x', groupId })]) {
      expect(reply.headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(
          /default-src 'none'; script-src 'self';.*form-action 'self'.*require-trusted-types-for 'script'/,
        ),
      })
    }
  })

  it('is not there in one way: unknown, off, given up, without a subscription', async () => {
    const answerOf = async (at: string) => {
      const replies: supertest.Response[] = [
        await open(at),
        await post({ email: 'a@b.example', groupId }, at),
      ]
      return replies.map(({ status, text, headers: { date: _, 'x-request-id': __, ...headers } }) => ({
        status,
        text,
        headers,
      }))
    }
    const unknown = await answerOf('nobody-has-this')
    expect(unknown).toMatchObject([{ status: 404 }, { status: 404 }])
    expect(unknown[0]?.text).toContain('There is no such page')
    await aJoinPage(admin, groupId, { enabled: false })
    expect(await answerOf(slug)).toEqual(unknown)
    await aJoinPage(admin, groupId, { slug: `${slug}-new` })
    expect(await answerOf(slug)).toEqual(unknown)
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update orgs set subscription_until = now() where id = ${org.orgId}`,
    )
    expect(await answerOf(`${slug}-new`)).toEqual(unknown)
    for (const at of ['x', 'no/such/page', 'admin', 'page%00', '-acme']) {
      expect((await open(at)).text).toBe(unknown[0]?.text)
    }
  })

  it.each(['account', 'sign-in', 'forgot-password', 'i/some-token', 'verify/some-token', ''])(
    'leaves /%s to the app',
    async (at) => {
      const { status, text } = await open(at)
      expect(status).toBe(200)
      expect(text).not.toContain('There is no such page')
    },
  )

  it('that has ended, is full, or has no group says so, and whom to ask', async () => {
    await aJoinPage(admin, groupId, { endsAt: '2020-01-01T00:00:00Z' })
    const { text } = await open()
    expect(text).toContain('Joining Acme Training by this page has ended')
    expect(text).not.toContain('<form')
    const late = await post({ email: anAddress(), groupId })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Ask for an invitation by email.')
    await aJoinPage(admin, groupId)
    await admin.call(`PATCH /groups/${groupId}`, { status: 'inactive' })
    expect((await open()).text).toContain('You cannot join Acme Training here yet')
  })
})

describe('its form', () => {
  it('asks as the API does, and leads on without the address in the address bar', async () => {
    const email = anAddress()
    const reply = await post({ email, groupId, locationId: '', locale: 'es' })
    expect(reply.status).toBe(303)
    expect(reply.headers.location).toBe(`${world.ctx.config.joinUrl}/${slug}?sent=1&lang=es`)
    const next = await agent(world.app).get(`${path()}?sent=1&lang=es`)
    expect(next.status).toBe(200)
    expect(next.text).toContain('Revise su correo')
    expect(next.text).toContain(`href="${path()}?lang=es"`)
    const { token } = await theProof(world, email)
    expect((await somebody(world).call('POST /join/verify', { token })).status).toBe(200)
    expect((await world.inbox.of(email))[0]?.subject).toContain('Confirme')
  })

  it('says what is wrong at its field, and keeps what was typed', async () => {
    const other = await aGroup(world, admin, 'Aides')
    await aJoinPage(admin, groupId, { groupIds: [groupId, other] })
    const bad = await post({ email: 'none', groupId: other })
    expect(bad.status).toBe(400)
    expect(bad.text).toContain('<title>Please check: Join Acme Training · Rollcall</title>')
    expect(bad.text).toContain('such as name@example.org.')
    expect(bad.text).toMatch(/id="email"[^>]*aria-invalid="true" autofocus[^>]*value="none"/)
    expect(bad.text).toContain(`<option value="${other}" selected>`)
    const none = await post({ email: 'ann@home.example', groupId: '' })
    expect(none.text).toContain('Please choose your group.')
    expect(none.text).toContain('value="ann@home.example"')
    expect((await post({ email: anAddress(), groupId: '', locale: 'es' })).text).toContain('Elija su grupo.')
  })

  it('tells an address outside the allow list so, and what to do', async () => {
    await aJoinPage(admin, groupId, { allowedDomains: ['school.org'] })
    const reply = await post({ email: anAddress(), groupId })
    expect(reply.status).toBe(403)
    expect(reply.text).toContain('ask Acme Training to invite you.')
  })

  it('leads nowhere else, whatever host the request claims, and is not taken from another site', async () => {
    const reply = await post({ email: anAddress(), groupId, returnTo: 'https://evil.example' })
      .set('Host', 'evil.example')
      .set('X-Forwarded-Host', 'evil.example')
    expect(reply.headers.location?.startsWith(`${world.ctx.config.joinUrl}/`)).toBe(true)
    const from = (headers: Record<string, string>) => post({ email: anAddress(), groupId }).set(headers)
    expect((await from({ Origin: 'https://evil.example' })).status).toBe(403)
    expect((await from({ Origin: 'null', 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await from({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(303)
    expect((await from({ Origin: 'null' })).status).toBe(303)
  })
})

describe('a hurried visitor', () => {
  it('is told to wait, and keeps what was typed', async () => {
    const slow = await createWorld({ defaultSubscription: 'active', limitsFactor: 1 })
    const theirs = await anAdmin(slow)
    const group = await aGroup(slow, theirs)
    const at = await aJoinPage(theirs, group)
    const ask = () =>
      agent(slow.app).post(path(at)).type('form').send({ email: 'eager@comers.example', groupId: group })
    for (let time = 0; time < 3; time += 1) expect((await ask()).status).toBe(303)
    const reply = await ask()
    expect(reply.status).toBe(429)
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    expect(reply.text).toContain('try again in an hour')
    expect(reply.text).toContain('value="eager@comers.example"')
    await slow.close()
  })
})
