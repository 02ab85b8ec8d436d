import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { type Admin, aGroup, anAdmin, anInvite, somebody } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARFAEAA/0A/2J8+ZJAAAAAElFTkSuQmCC',
  'base64',
)

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
})
afterAll(() => world.close())

const upload = (bytes: Buffer, filename = 'logo.png', contentType = 'image/png') =>
  admin.agent.put(`/api/v1/orgs/${admin.orgId}/logo`).attach('file', bytes, { filename, contentType })
const logoUrl = async () => (await admin.call(`GET /orgs/${admin.orgId}`)).body.logoUrl
const fetchLogo = (url: string) => supertest(world.app).get(url)

describe('the logo of an organization', () => {
  it('is shown to everybody, and can be kept for ever', async () => {
    const reply = await upload(PNG)
    expect(reply.status).toBe(200)
    expect(reply.body.logoUrl).toBe(await logoUrl())
    const logo = await fetchLogo(reply.body.logoUrl)
    expect(logo.status).toBe(200)
    expect(logo.body.equals(PNG)).toBe(true)
    expect(logo.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="logo.png"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(logo.headers['set-cookie']).toBeUndefined()
  })

  it('stands on the invitation', async () => {
    await upload(PNG)
    const groupId = await aGroup(world, admin, 'Teachers')
    await anInvite(world, admin, groupId, 'ann@acme.example')
    const token = await world.inbox.token('ann@acme.example', 'i')
    const { body } = await somebody(world).call(`GET /join/invites/${token}`)
    expect(body.organization.logoUrl).toBe(await logoUrl())
  })

  it('has another address when it is another one, and the old address shows nothing', async () => {
    const before = (await upload(PNG)).body.logoUrl
    // Bytes after the end of a picture change nothing that it shows.
    const after = (await upload(Buffer.concat([PNG, Buffer.from('x')]))).body.logoUrl
    expect(after).not.toBe(before)
    expect((await fetchLogo(before)).status).toBe(404)
    expect((await fetchLogo(after)).status).toBe(200)
  })

  it('can be taken away, also twice', async () => {
    const { body } = await upload(PNG)
    expect((await admin.call(`DELETE /orgs/${admin.orgId}/logo`)).status).toBe(204)
    expect((await admin.call(`DELETE /orgs/${admin.orgId}/logo`)).status).toBe(204)
    expect(await logoUrl()).toBeNull()
    expect((await fetchLogo(body.logoUrl)).status).toBe(404)
  })

  it('is what its bytes say, whatever its name says', async () => {
    const reply = await upload(PNG, 'logo.svg', 'image/svg+xml')
    const logo = await fetchLogo(reply.body.logoUrl)
    expect(logo.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="logo.png"',
    })
  })

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a web page', Buffer.from('<!doctype html><title>A page</title>')],
  ])('is not %s that calls itself a PNG', async (_name, bytes) => {
    const reply = await upload(bytes)
    expect(reply.status).toBe(422)
    expect(reply.body).toMatchObject({ code: 'image_unusable', errors: [{ pointer: '/file' }] })
  })

  it('is at most 2000 pixels wide and high', async () => {
    const wide = Buffer.from(PNG)
    wide.writeUInt32BE(2001, 16)
    const reply = await upload(wide)
    expect(reply.status).toBe(422)
    expect(reply.body.detail).toContain('2001 × 2')
    const none = Buffer.from(PNG)
    none.writeUInt32BE(0, 20)
    expect((await upload(none)).body.code).toBe('image_unusable')
  })

  it('is at most 512 kB', async () => {
    const reply = await upload(Buffer.concat([PNG, Buffer.alloc(512 * 1024)]))
    expect(reply.status).toBe(413)
    expect(reply.body.detail).toContain('512 kB')
  })

  it('comes as one file, in the field "file"', async () => {
    const path = `/api/v1/orgs/${admin.orgId}/logo`
    expect((await admin.agent.put(path).send({ file: 'x' })).status).toBe(415)
    expect((await admin.agent.put(path).attach('picture', PNG, 'logo.png')).status).toBe(400)
    expect((await admin.agent.put(path).field('file', 'x')).status).toBe(400)
  })
})

it.each(['/logos/x', '/logos/x/y', `/logos/${'0'.repeat(36)}/${'0'.repeat(32)}`])(
  'there is no logo at %s',
  async (path) => {
    const reply = await fetchLogo(path)
    expect(reply.status).toBe(404)
    expect(reply.headers['content-type']).toContain('application/problem+json')
  },
)
