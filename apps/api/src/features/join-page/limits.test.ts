import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { type Admin, aGroup, aJoinPage, anAdmin } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

/** A thousand requests take their time where others are at work, too. Milliseconds. */
const PATIENCE = 300_000

/** The limits as they are without a factor, behind one proxy that says where a call comes from. */
let world: World
let admin: Admin
let groupId: string
let slug: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active', limitsFactor: 1, trustProxy: 1 })
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
  slug = await aJoinPage(admin, groupId)
})
afterAll(() => world.close())

let count = 0
/** Somewhere else each time. */
function aPlace(): string {
  count += 1
  return `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`
}
const from = (place: string, path: string, body: object) =>
  supertest(world.app).post(`/api/v1${path}`).set('X-Forwarded-For', place).send(body)
const ask = (email: string, place = aPlace(), page = { slug, groupId }) =>
  from(place, `/join/pages/${page.slug}/requests`, { email, groupId: page.groupId })

describe('asking to join', () => {
  it(
    'a thousand times for one address is three mails an hour, from wherever it is asked',
    async () => {
      const statuses: number[] = []
      for (let round = 0; round < 20; round += 1) {
        const replies = await Promise.all(Array.from({ length: 50 }, () => ask('target@limits.example')))
        statuses.push(...replies.map(({ status }) => status))
      }
      expect(statuses.filter((status) => status === 202)).toHaveLength(3)
      expect(statuses.filter((status) => status === 429)).toHaveLength(997)
      await world.runJobs()
      const mails = await world.inbox.of('target@limits.example')
      expect(mails.length).toBeGreaterThanOrEqual(1)
      expect(mails.length).toBeLessThanOrEqual(3)
    },
    PATIENCE,
  )

  it('on the pages of many organizations is five mails an hour for one address', async () => {
    for (let index = 0; index < 8; index += 1) {
      const owner = await anAdmin(world, `School ${index}`)
      const theirGroup = await aGroup(world, owner)
      const page = { slug: await aJoinPage(owner, theirGroup), groupId: theirGroup }
      expect((await ask('popular@limits.example', aPlace(), page)).status).toBe(202)
    }
    await world.runJobs()
    expect(await world.inbox.of('popular@limits.example')).toHaveLength(5)
  })

  it('says how long to wait', async () => {
    const email = 'patient@limits.example'
    for (let times = 0; times < 3; times += 1) await ask(email)
    const reply = await ask(email)
    expect(reply.status).toBe(429)
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(3000)
    expect(reply.body.detail).toMatch(/Please wait \d+ minutes/)
    expect(reply.headers['ratelimit-policy']).toBe('"join-address";q=3;w=3600')
  })

  it.each([
    ['one IPv4 address', () => '192.0.2.7'],
    ['one /64 of IPv6', (index: number) => `2001:db8:1:2:${index.toString(16)}::1`],
  ])('from %s is ten times an hour', async (name, placeOf) => {
    const replies = []
    for (let index = 0; index < 12; index += 1)
      replies.push(await ask(`${name.replaceAll(/\W/g, '')}${index}@limits.example`, placeOf(index)))
    expect(replies.map(({ status }) => status)).toEqual([...Array(10).fill(202), 429, 429])
  })

  it('from another /64 goes on, and so do mistakes that sent nothing', async () => {
    for (let times = 0; times < 15; times += 1)
      expect((await ask('no address', '2001:db8:1:3::1')).status).toBe(400)
    expect((await ask('neighbour@limits.example', '2001:db8:1:3::1')).status).toBe(202)
  })
})

describe('trying codes', () => {
  it('is ten an hour for one address, from wherever it is tried', async () => {
    await ask('guessed@limits.example')
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        from(aPlace(), '/join/verify', { email: 'guessed@limits.example', code: String(100_000 + index) }),
      ),
    )
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(30)
  })

  it('for many addresses from one network ends after sixty', async () => {
    const statuses = []
    for (let index = 0; index < 65; index += 1) {
      const body = { email: `many${index}@limits.example`, code: '123456' }
      statuses.push((await from('198.51.100.9', '/join/verify', body)).status)
    }
    expect(statuses.filter((status) => status === 422)).toHaveLength(60)
    expect(statuses.slice(60)).toEqual(Array(5).fill(429))
  })
})
