import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  anInvite,
  aSuppression,
  somebody,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { newId } from '../../core/ids.ts'

let world: World
let admin: Admin
let groupId: string
let otherId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
  otherId = await aGroup(world, admin, 'Night shift')
})
afterAll(() => world.close())

type Former = 'cancelled' | 'declined' | 'archived' | 'active' | 'pending'

/** Somebody with this status. Gives the learner's id. */
async function aPerson(email: string, status: Former): Promise<string> {
  const invite = await anInvite(world, admin, groupId, email)
  const token = await world.inbox.token(email, 'i')
  if (status === 'cancelled') await admin.call(`POST /invites/${invite.id}/cancel`)
  if (status === 'declined') await somebody(world).call(`POST /join/invites/${token}/decline`)
  if (status === 'active' || status === 'archived') {
    await anAccount(world, email)
    await (await aLearner(world, email)).call(`POST /join/me/invites/${invite.id}/accept`)
  }
  if (status === 'archived') await admin.call(`POST /learners/${invite.learnerId}/archive`)
  return invite.learnerId
}

const again = (id: string, body: object = {}) =>
  admin.call(`POST /learners/${id}/invite`, { groupId: otherId, ...body })
const learner = async (id: string) => (await admin.call(`GET /learners/${id}`)).body

describe('inviting somebody again', () => {
  it.each(['cancelled', 'archived'] as const)(
    'who was %s makes a new invite with a new link',
    async (status) => {
      const email = `${status}@s.example`
      const id = await aPerson(email, status)
      const first = await world.inbox.token(email, 'i')
      const reply = await again(id)
      expect(reply.status).toBe(201)
      expect(reply.body).toMatchObject({
        learnerId: id,
        groupId: otherId,
        state: 'open',
        learnerStatus: 'prospect',
        source: 'manual',
        delivery: { state: 'queued' },
      })
      await world.runJobs()
      expect(await world.inbox.token(email, 'i')).not.toBe(first)
      expect(await learner(id)).toMatchObject({
        status: 'pending',
        name: null,
        delivery: { state: 'delivered' },
      })
    },
  )

  it('who declined asks for a confirmation first', async () => {
    const id = await aPerson('declined@s.example', 'declined')
    const unsure = await again(id)
    expect(unsure.status).toBe(409)
    expect(unsure.body).toMatchObject({
      code: 'confirmation_required',
      detail: expect.stringContaining('declined before'),
    })
    expect((await learner(id)).status).toBe('declined')
    expect((await again(id, { confirmDeclined: true })).status).toBe(201)
  })

  it('who waits or has joined is refused', async () => {
    expect((await again(await aPerson('waits@s.example', 'pending'))).body.code).toBe('already_invited')
    expect((await again(await aPerson('joined@s.example', 'active'))).body.code).toBe('already_active')
  })

  it('at a time of choice', async () => {
    const id = await aPerson('later@s.example', 'cancelled')
    const reply = await again(id, { notify: { when: 'hold' } })
    expect(reply.body).toMatchObject({ notifyAt: null, delivery: { state: 'scheduled' } })
  })

  it('is refused for an address that must not be written to', async () => {
    const id = await aPerson('quiet@s.example', 'cancelled')
    await aSuppression(world, admin.orgId, 'quiet@s.example', 'complained')
    expect((await again(id)).body.code).toBe('suppressed')
    const byAddress = await admin.call('POST /invites', { groupId, emails: ['quiet@s.example'] })
    expect(byAddress.body.counts).toEqual({ suppressed: 1 })
    expect((await learner(id)).status).toBe('cancelled')
  })

  it('twice at once makes one invite', async () => {
    const id = await aPerson('twice@s.example', 'cancelled')
    const replies = await Promise.all(Array.from({ length: 5 }, () => again(id)))
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409, 409, 409, 409])
    await world.runJobs()
    expect(await world.inbox.of('twice@s.example')).toHaveLength(2)
  })
})

describe('inviting many again', () => {
  it('has one outcome for each', async () => {
    const statuses = ['cancelled', 'declined', 'archived', 'active', 'pending'] as const
    const ids = []
    for (const status of statuses) ids.push(await aPerson(`many.${status}@s.example`, status))
    const body = { ids: [...ids, newId()], groupId: otherId }
    const reply = await admin.call('POST /learners/invite', body)
    expect(reply.body).toEqual({
      total: 6,
      counts: { invited: 2, declined_before: 1, already_active: 1, already_invited: 1, not_found: 1 },
    })
    const confirmed = await admin.call('POST /learners/invite', { ...body, confirmDeclined: true })
    expect(confirmed.body.counts).toEqual({ invited: 1, already_active: 1, already_invited: 3, not_found: 1 })
    await world.runJobs()
    expect(await world.inbox.of('many.declined@s.example')).toHaveLength(2)
  })

  it('by a filter', async () => {
    await aPerson('filter1@s.example', 'cancelled')
    await aPerson('filter2@s.example', 'cancelled')
    const filter = { status: 'cancelled', q: 'filter' }
    const reply = await admin.call('POST /learners/invite', { filter, groupId })
    expect(reply.body).toEqual({ total: 2, counts: { invited: 2 } })
    expect((await admin.call('POST /learners/invite', { filter, groupId })).body.total).toBe(0)
  })
})
