import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { OutboxItemDto } from '@rollcall/contract'
import {
  type Admin,
  aGroup,
  anAccount,
  anActiveLearner,
  anAdmin,
  anInvite,
  PASSWORD,
  somebody,
} from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** An organization of their own for each test. */
let admin: Admin
let groupId: string
let round = 0
beforeEach(async () => {
  round += 1
  admin = await anAdmin(world, `School ${round}`)
  groupId = await aGroup(world, admin)
})

const address = (name: string) => `${name}@insight${round}.example`
const overview = async () => (await admin.call('GET /overview')).body
const invite = (name: string, notify: object = { when: 'now' }) =>
  admin.call('POST /invites', { groupId, emails: [address(name)], notify })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const exactly = (count: number) => ({ count, more: false })

describe('the overview', () => {
  it('of a new organization is all noughts, with twelve weeks', async () => {
    const { statuses, attention, outbox, weeks } = await overview()
    expect(Object.values(statuses)).toEqual(Array(6).fill(0))
    for (const count of [...Object.values(attention), ...Object.values(outbox)])
      expect(count).toEqual(exactly(0))
    expect(weeks).toHaveLength(12)
    expect(weeks[0]).toMatchObject({ invited: 0, delivered: 0, accepted: 0, declined: 0 })
    const days = weeks.map(({ from }: { from: string }) => new Date(from))
    for (const [index, day] of days.entries()) {
      expect(day.getUTCDay()).toBe(1)
      if (index > 0) expect(day.getTime() - days[index - 1].getTime()).toBe(7 * 86_400_000)
    }
  })

  it('counts what came of the invitations', async () => {
    await anActiveLearner(world, admin, groupId, address('ann'))
    await anInvite(world, admin, groupId, address('bounce+bo'))
    await anInvite(world, admin, groupId, address('blocked+cy'))
    const dan = await anInvite(world, admin, groupId, address('dan'))
    const token = await world.inbox.token(address('dan'), 'i')
    await somebody(world).call(`POST /join/invites/${token}/decline`)
    await invite('eve', { when: 'hold' })
    await invite('fay', { when: 'at', at: inDays(2) })
    await invite('gus')

    const { statuses, attention, outbox, weeks } = await overview()
    expect(statuses).toEqual({ active: 1, prospect: 5, declined: 1, pending: 0, cancelled: 0, archived: 0 })
    expect(attention).toMatchObject({ bounced: exactly(1), refused: exactly(1) })
    expect(outbox).toEqual({ held: exactly(1), scheduled: exactly(1), queued: exactly(1) })
    expect(weeks.at(-1)).toMatchObject({ invited: 7, delivered: 2, accepted: 1, declined: 1 })
    expect(dan.learnerId).toBeTruthy()
  })

  it('says who has not answered for a week, and whose invitation has expired', async () => {
    await anInvite(world, admin, groupId, address('slow'))
    expect((await overview()).attention).toMatchObject({ waiting: exactly(0), expired: exactly(0) })
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        update learners set status_at = status_at - interval '8 days' where org_id = ${org.orgId}`,
    )
    await letPass(world, admin.orgId, '31 days')
    expect((await overview()).attention).toMatchObject({ waiting: exactly(1), expired: exactly(1) })
  })
})

describe('the outbox', () => {
  const listed = async (query: string) =>
    (await admin.call(`GET /outbox?${query}`)).body.items.map(
      ({ email }: OutboxItemDto) => email.split('@')[0],
    )

  beforeEach(async () => {
    await invite('third', { when: 'at', at: inDays(3) })
    await invite('held', { when: 'hold' })
    await invite('second', { when: 'at', at: inDays(2) })
    await invite('first')
  })

  it('holds what has not left, by what it waits for and in the order in which it will leave', async () => {
    expect(await listed('waiting=queued')).toEqual(['first'])
    expect(await listed('waiting=held')).toEqual(['held'])
    expect(await listed('waiting=scheduled')).toEqual(['second', 'third'])
    expect(await listed('')).toEqual(['held', 'first', 'second', 'third'])
    const [item] = (await admin.call('GET /outbox?waiting=held')).body.items
    expect(item).toMatchObject({
      group: { id: groupId, name: 'Teachers' },
      notifyAt: null,
      delivery: { state: 'scheduled' },
      createdBy: 'Olive Owner',
    })
  })

  it('lets go of what has left or was cancelled', async () => {
    await world.runJobs()
    expect(await listed('')).toEqual(['held', 'second', 'third'])
    const [item] = (await admin.call('GET /outbox?waiting=scheduled')).body.items
    await admin.call(`POST /invites/${item.inviteId}/cancel`)
    expect(await listed('waiting=scheduled')).toEqual(['third'])
    await letPass(world, admin.orgId, '4 days')
    await world.runJobs()
    expect(await listed('')).toEqual(['held'])
  })

  it('shows what is tried again among what is about to leave', async () => {
    await anInvite(world, admin, groupId, address('defer+busy'))
    expect(await listed('waiting=queued')).toEqual(['defer+busy'])
  })

  it('is read page by page', async () => {
    const one = (await admin.call('GET /outbox?limit=2')).body
    const two = (await admin.call(`GET /outbox?limit=2&cursor=${one.next}`)).body
    expect([...one.items, ...two.items].map(({ email }) => email.split('@')[0])).toEqual([
      'held',
      'first',
      'second',
      'third',
    ])
    expect(two.next).toBeNull()
  })
})

describe('the audit log', () => {
  it('says what happened and who did it, newest first', async () => {
    const { id } = (await invite('ann')).body.items[0].invite
    await admin.call(`POST /invites/${id}/cancel`)
    const { items } = (await admin.call('GET /audit-log?limit=2')).body
    expect(items).toMatchObject([
      { action: 'invite.cancelled', subjectId: id, requestId: expect.any(String) },
      { action: 'invite.created', subjectId: id, after: { groupId, source: 'manual' } },
    ])
    for (const { actor } of items)
      expect(actor).toEqual({ kind: 'user', id: admin.userId, name: 'Olive Owner' })
  })

  it('can be narrowed to an action or to one thing, and is read page by page', async () => {
    const { id } = (await invite('ann')).body.items[0].invite
    await invite('bob')
    expect((await admin.call('GET /audit-log?action=invite.created')).body.items).toHaveLength(2)
    expect(
      (await admin.call(`GET /audit-log?action=invite.created&subjectId=${id}`)).body.items,
    ).toHaveLength(1)
    const one = (await admin.call('GET /audit-log?limit=1&action=invite.created')).body
    const two = (await admin.call(`GET /audit-log?limit=1&action=invite.created&cursor=${one.next}`)).body
    expect(one.items[0].seq).toBeGreaterThan(two.items[0].seq)
    expect(two.next).toBeNull()
  })

  it('names the keys that programs used, and nobody who is gone', async () => {
    const made = await admin.call('POST /api-keys', {
      name: 'Nightly sync',
      scopes: ['invites:write', 'audit:read'],
    })
    const program = (method: 'get' | 'post', path: string) =>
      somebody(world).agent[method](`/api/v1${path}`).set('Authorization', `Bearer ${made.body.key}`)
    await program('post', '/invites').send({ groupId, emails: [address('ann')] })
    const { items } = (await program('get', '/audit-log?action=invite.created')).body
    expect(items[0].actor).toEqual({ kind: 'api_key', id: made.body.id, name: 'Nightly sync' })

    const userId = await anAccount(world, address('gone'), 'Gus Gone')
    await administers(world, userId, admin.orgId, 'admin')
    const gus = somebody(world, address('gone'))
    await gus.call('POST /auth/sign-in', { email: gus.email, password: PASSWORD })
    await gus.call('POST /groups', { name: 'By Gus' })
    const entry = async () => (await admin.call('GET /audit-log?action=group.created&limit=1')).body.items[0]
    expect((await entry()).actor).toMatchObject({ name: 'Gus Gone' })
    await admin.call(`DELETE /orgs/${admin.orgId}/admins/${userId}`)
    expect((await entry()).actor).toEqual({ kind: 'user', id: userId, name: null })
  })
})
