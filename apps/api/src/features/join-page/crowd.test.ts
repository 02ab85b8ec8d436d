import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Admin, aGroup, aJoinPage, anAdmin, somebody } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

/** A thousand mails take their time where others are at work, too. Milliseconds. */
const PATIENCE = 300_000

let world: World
let admin: Admin
let groupId: string
let slug: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses')
  slug = await aJoinPage(admin, groupId)
})
afterAll(() => world.close())

const ask = (email: string) => somebody(world).call(`POST /join/pages/${slug}/requests`, { email, groupId })

it(
  'a thousand people who ask at once are all answered, and every one gets a mail',
  async () => {
    const emails = Array.from({ length: 1000 }, (_, index) => `crowd${index}@crowd.example`)
    const statuses: number[] = []
    while (emails.length > statuses.length) {
      const some = emails.slice(statuses.length, statuses.length + 50)
      const replies = await Promise.all(some.map((email) => ask(email)))
      statuses.push(...replies.map(({ status }) => status))
    }
    expect(statuses.filter((status) => status !== 202)).toEqual([])
    await world.runJobs()
    const [mails] = await world.ctx.accounts.rows<{ addresses: number; count: number }>`
    select count(distinct to_address) as addresses, count(*) as count from dev_inbox where to_address like '%@crowd.example'`
    expect(mails).toEqual({ addresses: 1000, count: 1000 })
    expect((await admin.call('GET /learners')).body.items).toEqual([])
  },
  PATIENCE,
)
