import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin, inviteMany } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { people } from '../../../test/outgoing-mail.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
})
afterAll(() => world.close())

/** How many mails came to addresses that begin so, and to how many of them. */
async function arrived(name: string) {
  const [counts] = await world.ctx.accounts.rows`
    select count(*)::int as mails, count(distinct to_address)::int as people from dev_inbox where to_address like ${`${name}%`}`
  return counts
}

it('[47] of two thousand invitations that are cancelled while they wait no mail leaves after the answer', async () => {
  await inviteMany(world, admin, people(2000, 'cancelled'))
  const reply = await admin.call('POST /invites/cancel', { filter: {} })
  expect(reply.body).toEqual({ total: 2000, counts: { cancelled: 2000 } })
  await world.runJobs()
  await letPass(world, admin.orgId, '3 days')
  await world.runJobs()
  expect(await arrived('cancelled')).toEqual({ mails: 0, people: 0 })
})

it('[48] five hundred that are due at the same instant leave then, each once, and not before', async () => {
  const at = new Date(Date.now() + 2 * 60 * 60 * 1000).toISOString()
  const body = { groupId: await aGroup(world, admin), emails: people(500, 'instant') }
  await admin.call('POST /invites/batch', { ...body, notify: { when: 'at', at } })
  await letPass(world, admin.orgId, '1 hour')
  await world.runJobs()
  expect(await arrived('instant')).toEqual({ mails: 0, people: 0 })
  await letPass(world, admin.orgId, '1 hour')
  await world.runJobs()
  expect(await arrived('instant')).toEqual({ mails: 500, people: 500 })
})
