import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { BulkReply, InviteDto } from '@rollcall/contract'
import fc from 'fast-check'
import type { Response } from 'supertest'
import { type Admin, aGroup, anAdmin, anInvite, aSuppression, somebody } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { newId } from '../../core/ids.ts'

let world: World
let admin: Admin
let people = 0
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
})
afterAll(() => world.close())

const LATER = { when: 'at', at: new Date(Date.now() + 20 * 86_400_000).toISOString() }

/** New people of a group of their own, invited and written to, or with their mail still to come. */
async function invitedGroup(
  count: number,
  notify: object = { when: 'now' },
): Promise<{ groupId: string; invites: InviteDto[] }> {
  people += 1
  const own = await aGroup(world, admin, `Group ${people}`)
  const emails = Array.from({ length: count }, (_, index) => `p${people}.${index}@s.example`)
  const reply = await admin.call('POST /invites', { groupId: own, emails, notify })
  await world.runJobs()
  return { groupId: own, invites: reply.body.items.map((item: { invite: InviteDto }) => item.invite) }
}

const idsOf = (invites: InviteDto[]) => invites.map(({ id }) => id)
const cancelOne = (id: string) => admin.call(`POST /invites/${id}/cancel`)

async function suppress(email: string) {
  await aSuppression(world, admin.orgId, email, 'bounced')
}

describe('whom an action is for', () => {
  it.each(['resend', 'cancel', 'reschedule'])(
    'is said once, and not to more than 500 by name: %s',
    async (what) => {
      const notify = what === 'reschedule' ? { notify: { when: 'hold' } } : {}
      const post = (body: object) => admin.call(`POST /invites/${what}`, { ...body, ...notify })
      expect((await post({})).status).toBe(400)
      expect((await post({ ids: [newId()], filter: {} })).status).toBe(400)
      expect((await post({ ids: [] })).status).toBe(400)
      expect((await post({ ids: Array.from({ length: 501 }, newId) })).status).toBe(400)
      const twice = newId()
      expect((await post({ ids: [twice, twice] })).status).toBe(400)
      expect((await post({ filter: { colour: 'red' } })).status).toBe(400)
      expect((await post({ ids: [newId(), newId()] })).body).toEqual({ total: 2, counts: { not_found: 2 } })
    },
  )
})

describe('resending many', () => {
  it('has one outcome for each, and one mail for each that it says', async () => {
    const { invites } = await invitedGroup(4)
    const [good, closed, quiet, waiting] = invites
    if (!good || !closed || !quiet || !waiting) throw new Error('Four were invited.')
    await letPass(world, admin.orgId, '1 hour')
    await cancelOne(closed.id)
    await suppress(quiet.email)
    await admin.call(`POST /invites/${waiting.id}/resend`)
    const reply = await admin.call('POST /invites/resend', { ids: [...idsOf(invites), newId()] })
    expect(reply.body).toEqual({
      total: 5,
      counts: { resent: 1, closed: 1, suppressed: 1, on_its_way: 1, not_found: 1 },
    })
    await world.runJobs()
    const mails = await Promise.all(invites.map(async ({ email }) => (await world.inbox.of(email)).length))
    expect(mails).toEqual([2, 1, 1, 2])
  })

  it('by a filter takes the open invites of those who match, and gives the expired their time again', async () => {
    const { groupId: own, invites } = await invitedGroup(3)
    await letPass(world, admin.orgId, '31 days')
    const filter = { groupId: own, expired: true }
    expect((await admin.call('POST /invites/resend', { filter })).body).toEqual({
      total: 3,
      counts: { resent: 3 },
    })
    const [first] = invites
    expect((await admin.call(`GET /invites/${first?.id}`)).body).toMatchObject({ expired: false })
    expect((await admin.call('POST /invites/resend', { filter })).body).toEqual({ total: 0, counts: {} })
  })
})

describe('cancelling many', () => {
  it('[47] kills their links, and no mail leaves after the answer', async () => {
    const { groupId: own, invites } = await invitedGroup(5, LATER)
    const reply = await admin.call('POST /invites/cancel', { filter: { groupId: own } })
    expect(reply.body).toEqual({ total: 5, counts: { cancelled: 5 } })
    await letPass(world, admin.orgId, '21 days')
    await world.runJobs()
    for (const { email, learnerId, id } of invites) {
      expect(await world.inbox.of(email)).toEqual([])
      expect((await admin.call(`GET /learners/${learnerId}`)).body).toMatchObject({
        status: 'cancelled',
        delivery: null,
      })
      const token = world.ctx.tokens.make('invite', { orgId: admin.orgId, id })
      expect((await somebody(world).call(`GET /join/invites/${token}`)).body.state).toBe('cancelled')
    }
    const again = await admin.call('POST /invites/cancel', { ids: idsOf(invites) })
    expect(again.body).toEqual({ total: 5, counts: { closed: 5 } })
  })

  it('of people without an open invite does nothing, and says so', async () => {
    const { groupId: own, invites } = await invitedGroup(2)
    const token = world.ctx.tokens.make('invite', { orgId: admin.orgId, id: invites[0]?.id ?? '' })
    await somebody(world).call(`POST /join/invites/${token}/decline`)
    const reply = await admin.call('POST /invites/cancel', { filter: { q: `p${people}.` } })
    expect(reply.body).toEqual({ total: 2, counts: { cancelled: 1, closed: 1 } })
    expect(
      (await admin.call('POST /invites/cancel', { filter: { groupId: own } })).body.counts,
    ).not.toHaveProperty('cancelled')
  })

  it('[47] while they are being sent ends with each one cancelled, and a mail at most', async () => {
    const { groupId: own, invites } = await invitedGroup(10, LATER)
    const release = { filter: { groupId: own }, notify: { when: 'now' } }
    expect((await admin.call('POST /invites/reschedule', release)).body.counts).toEqual({ rescheduled: 10 })
    const [reply] = await Promise.all([
      admin.call('POST /invites/cancel', { ids: idsOf(invites) }),
      world.runJobs(),
    ])
    expect(reply.body).toEqual({ total: 10, counts: { cancelled: 10 } })
    await world.runJobs()
    for (const { email, id } of invites) {
      const mails = (await world.inbox.of(email)).length
      const { state, learnerStatus, delivery } = (await admin.call(`GET /invites/${id}`)).body
      expect({ state, learnerStatus }).toEqual({ state: 'cancelled', learnerStatus: 'cancelled' })
      // What had left before is told as it was.
      expect(delivery.state).toBe(mails === 1 ? 'delivered' : 'cancelled')
    }
  })
})

describe('rescheduling many', () => {
  it('moves those whose mail has not left', async () => {
    const { groupId: own, invites } = await invitedGroup(3, LATER)
    const sent = await anInvite(world, admin, own, `sent${people}@s.example`)
    await cancelOne(invites[0]?.id ?? '')
    const reply = await admin.call('POST /invites/reschedule', {
      ids: [...idsOf(invites), sent.id, newId()],
      notify: { when: 'now' },
    })
    expect(reply.body).toEqual({
      total: 5,
      counts: { rescheduled: 2, left_already: 1, closed: 1, not_found: 1 },
    })
    await world.runJobs()
    const mails = await Promise.all(invites.map(async ({ email }) => (await world.inbox.of(email)).length))
    expect(mails).toEqual([0, 1, 1])
  })

  it('is refused whole for a time that cannot be used', async () => {
    const { invites } = await invitedGroup(1, LATER)
    const notify = { when: 'at', local: '2027-02-30T09:00', timeZone: 'UTC' }
    const reply = await admin.call('POST /invites/reschedule', { ids: idsOf(invites), notify })
    expect(reply.body.errors).toMatchObject([{ pointer: '/notify/local' }])
    expect((await admin.call(`GET /invites/${invites[0]?.id}`)).body.notifyAt).toBe(LATER.at)
  })
})

it('resending against cancelling ends in one legal state', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { invites } = await invitedGroup(2)
    await letPass(world, admin.orgId, '1 hour')
    const resend = () => admin.call('POST /invites/resend', { ids: idsOf(invites) })
    const cancel = () => admin.call('POST /invites/cancel', { ids: idsOf(invites) })
    const replies = await Promise.all(round % 2 ? [resend(), cancel()] : [cancel(), resend()])
    const counts = Object.assign({}, ...replies.map((reply: Response) => reply.body.counts))
    expect(counts).toMatchObject({ cancelled: 2 })
    expect([{ resent: 2 }, { closed: 2 }]).toContainEqual(
      Object.fromEntries(Object.entries(counts).filter(([outcome]) => outcome !== 'cancelled')),
    )
    await world.runJobs()
    const [first] = invites
    expect(await world.inbox.of(first?.email ?? '')).toHaveLength(1)
  }
})

describe('the counts', () => {
  it('add up to the total, whatever was done before and whoever is chosen', async () => {
    const { invites } = await invitedGroup(10, LATER)
    const indexes = fc.uniqueArray(fc.nat(9), { maxLength: 10 })
    const action = fc.record({
      what: fc.constantFrom('resend', 'cancel', 'reschedule'),
      chosen: indexes,
      strangers: fc.nat(3),
      notify: fc.constantFrom({ when: 'hold' }, { when: 'now' }, LATER),
      send: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(action, async ({ what, chosen, strangers, notify, send }) => {
        const ids = [
          ...chosen.map((index) => invites[index]?.id ?? ''),
          ...Array.from({ length: strangers }, newId),
        ]
        if (ids.length === 0) return
        if (send) await world.runJobs()
        const body = what === 'reschedule' ? { ids, notify } : { ids }
        const { total, counts }: BulkReply = (await admin.call(`POST /invites/${what}`, body)).body
        expect(total).toBe(ids.length)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total)
        expect(counts.not_found ?? 0).toBe(strangers)
      }),
      { numRuns: 40 },
    )
  })
})
