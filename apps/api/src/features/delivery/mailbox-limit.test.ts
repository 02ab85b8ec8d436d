import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin, anInvite } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ limitsFactor: 1 })
  admin = await anAdmin(world)
})
afterAll(() => world.close())

it('nobody gets more than five mails an hour, however they are invited, and the sixth says that it waits', async () => {
  const groupId = await aGroup(world, admin)
  const email = 'often@s.example'
  let { id, learnerId } = await anInvite(world, admin, groupId, email)
  for (let again = 0; again < 6; again += 1) {
    expect((await admin.call(`POST /invites/${id}/cancel`)).status).toBe(200)
    const invite = await anInvite(world, admin, groupId, email)
    id = invite.id
    learnerId = invite.learnerId
  }
  expect(await world.inbox.of(email)).toHaveLength(5)
  const { status, delivery } = (await admin.call(`GET /learners/${learnerId}`)).body
  expect(status).toBe('prospect')
  expect(delivery).toMatchObject({
    state: 'queued',
    reason: expect.stringContaining('leaves a little later'),
  })
  expect(new Date(delivery.nextAttemptAt).getTime()).toBeGreaterThan(Date.now())
})
