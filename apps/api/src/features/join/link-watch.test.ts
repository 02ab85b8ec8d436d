import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { type Admin, aGroup, anAdmin, anInvite, somebody } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())

const tellOf = async (id: string) => {
  const { state, learnerStatus, delivery } = (await admin.call(`GET /invites/${id}`)).body
  return { state, learnerStatus, evidence: delivery.evidence, delivery: delivery.state }
}

/** It is noted after the answer. */
async function onceSeen(id: string) {
  for (let tries = 0; tries < 100 && (await tellOf(id)).evidence !== 'link'; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return tellOf(id)
}

describe('[61] the link of an invitation', () => {
  it('may be asked for as often as a scanner likes: only that it was seen is noted, and it works as before', async () => {
    const { id } = await anInvite(world, admin, groupId, 'ann@w.example')
    const token = await world.inbox.token('ann@w.example', 'i')
    await supertest(world.app).head(`/join/i/${token}`).expect(200)
    await Promise.all(
      Array.from({ length: 50 }, () => supertest(world.app).get(`/join/i/${token}`).expect(200)),
    )
    expect(await onceSeen(id)).toEqual({
      state: 'open',
      learnerStatus: 'pending',
      evidence: 'link',
      delivery: 'delivered',
    })
    expect((await somebody(world).call(`GET /join/invites/${token}`)).body.state).toBe('open')
  })

  it('ends the doubt about a mail that may not have left, and makes nobody Pending', async () => {
    const reply = await admin.call('POST /invites', { groupId, emails: ['bob@w.example'] })
    const { id } = reply.body.items[0].invite
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        update messages set queue_state = 'uncertain', attempts = 1, reason_code = 'unclear',
               next_attempt_at = now() + interval '1 hour'
         where org_id = ${org.orgId} and ref_id = ${id}`,
    )
    const token = world.ctx.tokens.make('invite', { orgId: admin.orgId, id })
    await supertest(world.app).get(`/join/i/${token}`).expect(200)
    expect(await onceSeen(id)).toMatchObject({ learnerStatus: 'prospect', delivery: 'sent' })
    expect((await admin.call(`GET /invites/${id}`)).body.delivery).toMatchObject({
      nextAttemptAt: null,
      reason: null,
    })
    await world.runJobs()
    expect(await world.inbox.of('bob@w.example')).toEqual([])
  })

  it('that is none of ours is nothing to note, and looks like any other', async () => {
    await supertest(world.app).get('/join/i/not-a-token').expect(200)
  })
})
