import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  anAccount,
  anAdmin,
  anImport,
  PASSWORD,
  type Person,
  somebody,
} from '../../../test/given.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let viewer: Person
/** Uploaded while the subscription was active: one that was approved, and one that waits for a decision. */
let approved: string
let waiting: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  await aGroup(world, admin, 'Teachers')
  await administers(world, await anAccount(world, 'viewer@lapsed.example'), admin.orgId, 'viewer')
  viewer = somebody(world, 'viewer@lapsed.example')
  await viewer.call('POST /auth/sign-in', { email: viewer.email, password: PASSWORD })
  approved = await anImport(admin, 'Email,Group\nann@lapsed.example,Teachers\nbob@lapsed.example,Nobody\n')
  waiting = await anImport(admin, 'Email,Group\ncy@lapsed.example,Teachers\n')
  await world.runJobs()
  const approve = admin.agent.post(`/api/v1/imports/${approved}/approve`).set('If-Match', '*')
  await approve.send({ notify: { when: 'hold' } })
  await world.runJobs()
  await world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`update orgs set subscription_status = 'none' where id = ${org.orgId}`,
  )
})
afterAll(() => world.close())

describe('after the subscription has ended', () => {
  it('what was uploaded stays readable, for viewers, too', async () => {
    for (const who of [admin, viewer]) {
      const list = await who.call('GET /imports')
      expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([waiting, approved])
      expect((await who.call(`GET /imports/${approved}`)).body.counts.outcomes).toEqual({
        invited: 1,
        unknown_group: 1,
      })
      expect((await who.call(`GET /imports/${approved}/rows`)).body.items).toHaveLength(2)
      expect((await who.call(`GET /imports/${approved}/errors`)).status).toBe(200)
    }
  })

  it('uploading, choosing, mending and approving need a new one', async () => {
    const columns = { email: 0, group: 1, location: null, externalId: null }
    const replies = [
      await admin.call('GET /imports/template'),
      await admin.agent.post('/api/v1/imports').attach('file', Buffer.from('Email\n'), 'a.csv'),
      await admin.call(`PATCH /imports/${waiting}/mapping`, { columns }),
      await admin.call(`PATCH /imports/${waiting}/rows/2`, { cells: { group: 'Teachers' } }),
      await admin.call(`POST /imports/${waiting}/judge`),
      await admin.call(`POST /imports/${waiting}/replace`, { column: 'group', from: 'a', to: 'b' }),
      await admin.agent.post(`/api/v1/imports/${waiting}/approve`).set('If-Match', '*').send({}),
    ]
    for (const { status, body } of replies)
      expect([status, body.code]).toEqual([402, 'subscription_required'])
  })

  it('saying no and taking back stay possible for admins', async () => {
    expect((await viewer.call(`POST /imports/${approved}/undo`)).status).toBe(403)
    expect((await admin.call(`POST /imports/${approved}/undo`)).body).toMatchObject({
      state: 'undone',
      counts: { outcomes: { withdrawn: 1 } },
    })
    expect((await admin.call(`POST /imports/${waiting}/disapprove`)).body.state).toBe('disapproved')
  })
})
