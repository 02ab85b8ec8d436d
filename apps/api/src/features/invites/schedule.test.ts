import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import { Temporal } from 'temporal-polyfill'
import { type Admin, aGroup, anAdmin, anInvite, somebody } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
})
afterAll(() => world.close())

const DAY = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + days * DAY).toISOString()

async function invited(email: string, notify: object): Promise<InviteDto> {
  const reply = await admin.call('POST /invites', { groupId, emails: [email], notify })
  expect(reply.body.counts).toEqual({ invited: 1 })
  return reply.body.items[0].invite
}

const inviteOf = async (id: string): Promise<InviteDto> => (await admin.call(`GET /invites/${id}`)).body
const mailsTo = async (email: string) => (await world.inbox.of(email)).length
const daysBetween = (from: string | null, to: string | null) =>
  (new Date(to ?? '').getTime() - new Date(from ?? '').getTime()) / DAY

describe('[48] an invitation for later', () => {
  it('waits for its time, and holds its thirty days from then', async () => {
    const at = inDays(3)
    const invite = await invited('later@s.example', { when: 'at', at })
    expect(invite).toMatchObject({
      notifyAt: at,
      delivery: { state: 'scheduled', nextAttemptAt: at, attempts: 0 },
      learnerStatus: 'prospect',
    })
    expect(daysBetween(invite.notifyAt, invite.expiresAt)).toBe(30)
    await world.runJobs()
    await letPass(world, admin.orgId, '2 days 23 hours')
    await world.runJobs()
    expect(await mailsTo('later@s.example')).toBe(0)
    await letPass(world, admin.orgId, '61 minutes')
    await world.runJobs()
    expect(await mailsTo('later@s.example')).toBe(1)
    expect(await inviteOf(invite.id)).toMatchObject({
      delivery: { state: 'delivered' },
      learnerStatus: 'pending',
    })
  })

  it('leaves late, and once, when nobody worked at its time', async () => {
    await invited('late@s.example', { when: 'at', at: inDays(1) })
    await letPass(world, admin.orgId, '9 days')
    await world.runJobs()
    await world.runJobs()
    expect(await mailsTo('late@s.example')).toBe(1)
  })

  it('never leaves early, even when something else wakes the sender', async () => {
    const invite = await invited('patient@s.example', { when: 'at', at: inDays(2) })
    await anInvite(world, admin, groupId, 'other@s.example')
    expect(await mailsTo('other@s.example')).toBe(1)
    expect(await mailsTo('patient@s.example')).toBe(0)
    // A retry time that came too early by a fault of ours would not let it out either.
    await world.ctx.orgs.write(
      admin.orgId,
      (org) =>
        org.rows`update messages set next_attempt_at = now() where org_id = ${org.orgId} and ref_id = ${invite.id}`,
    )
    await anInvite(world, admin, groupId, 'another@s.example')
    expect(await mailsTo('patient@s.example')).toBe(0)
  })

  it('can be cancelled before', async () => {
    const invite = await invited('never@s.example', { when: 'at', at: inDays(2) })
    await admin.call(`POST /invites/${invite.id}/cancel`)
    await letPass(world, admin.orgId, '3 days')
    await world.runJobs()
    expect(await mailsTo('never@s.example')).toBe(0)
  })

  it('is at once for a time that has passed', async () => {
    const invite = await invited('past@s.example', { when: 'at', at: inDays(-3) })
    expect(invite.delivery).toMatchObject({ state: 'queued' })
    await world.runJobs()
    expect(await mailsTo('past@s.example')).toBe(1)
  })

  it('is asked back where the clocks change, with both readings, and nobody is invited', async () => {
    const missing = Temporal.Now.zonedDateTimeISO('America/New_York')
    let change = missing.getTimeZoneTransition('next')
    const seen = new Set<string>()
    while (change && seen.size < 2) {
      const before = change.subtract({ seconds: 1 })
      const isForward = change.offsetNanoseconds > before.offsetNanoseconds
      const middle = isForward
        ? before.toPlainDateTime().add({ seconds: 1 }).add({ minutes: 30 })
        : change.toPlainDateTime().add({ minutes: 30 })
      const reply = await admin.call('POST /invites', {
        groupId,
        emails: ['clock@s.example'],
        notify: { when: 'at', local: middle.toString().slice(0, 16), timeZone: 'America/New_York' },
      })
      expect(reply.status).toBe(422)
      expect(reply.body.code).toBe(isForward ? 'nonexistent_time' : 'ambiguous_time')
      expect(reply.body.choices).toHaveLength(2)
      seen.add(reply.body.code)
      change = change.getTimeZoneTransition('next')
    }
    expect(seen.size).toBe(2)
    expect((await admin.call('GET /learners?q=clock@s.example')).body.items).toEqual([])
  })

  it.each([
    [{ when: 'at' }, '/notify'],
    [{ when: 'at', local: '2027-03-14T09:00' }, '/notify'],
    [{ when: 'at', at: inDays(1), local: '2027-03-14T09:00', timeZone: 'UTC' }, '/notify'],
    [{ when: 'now', at: inDays(1) }, '/notify'],
    [{ when: 'soon' }, '/notify/when'],
    [{ when: 'at', local: 'tomorrow', timeZone: 'UTC' }, '/notify/local'],
    [{ when: 'at', local: '2027-03-14T09:00', timeZone: 'Mars/Olympus' }, '/notify/timeZone'],
    [{ when: 'at', at: inDays(366) }, '/notify/at'],
  ])('%j is refused at %s', async (notify, pointer) => {
    const reply = await admin.call('POST /invites', { groupId, emails: ['x@s.example'], notify })
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer }])
  })
})

describe('an invitation on hold', () => {
  it('goes out when somebody decides, and its time begins then', async () => {
    const invite = await invited('hold@s.example', { when: 'hold' })
    expect(invite).toMatchObject({
      notifyAt: null,
      expiresAt: null,
      delivery: { state: 'scheduled', nextAttemptAt: null },
    })
    await letPass(world, admin.orgId, '40 days')
    await world.runJobs()
    expect(await mailsTo('hold@s.example')).toBe(0)
    const released = await admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'now' } })
    expect(released.body.delivery).toMatchObject({ state: 'queued' })
    expect(daysBetween(released.body.notifyAt, released.body.expiresAt)).toBe(30)
    await world.runJobs()
    expect(await mailsTo('hold@s.example')).toBe(1)
  })
})

describe('deciding anew', () => {
  it('[48] moves the mail to another time, later or earlier', async () => {
    const invite = await invited('moved@s.example', { when: 'at', at: inDays(5) })
    const local = { when: 'at', local: inDays(9).slice(0, 16), timeZone: 'Asia/Kathmandu' }
    const later = await admin.call(`PATCH /invites/${invite.id}`, { notify: local })
    expect(later.status).toBe(200)
    expect(daysBetween(later.body.notifyAt, later.body.expiresAt)).toBe(30)
    await letPass(world, admin.orgId, '6 days')
    await world.runJobs()
    expect(await mailsTo('moved@s.example')).toBe(0)
    await admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'at', at: inDays(1) } })
    await letPass(world, admin.orgId, '25 hours')
    await world.runJobs()
    expect(await mailsTo('moved@s.example')).toBe(1)
  })

  it('puts it on hold', async () => {
    const invite = await invited('pause@s.example', { when: 'at', at: inDays(1) })
    const held = await admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'hold' } })
    expect(held.body).toMatchObject({ notifyAt: null, delivery: { state: 'scheduled', nextAttemptAt: null } })
    await letPass(world, admin.orgId, '2 days')
    await world.runJobs()
    expect(await mailsTo('pause@s.example')).toBe(0)
  })

  it('is too late once the mail has left, and when the invite is closed', async () => {
    const invite = await anInvite(world, admin, groupId, 'left@s.example')
    const late = await admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'hold' } })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'too_late', detail: expect.stringContaining('send it again') })
    await admin.call(`POST /invites/${invite.id}/cancel`)
    const closed = await admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'now' } })
    expect(closed.body.code).toBe('invite_closed')
  })

  it('is for the state that the admin has seen', async () => {
    const invite = await invited('seen@s.example', { when: 'at', at: inDays(5) })
    const seen = await admin.agent.get(`/api/v1/invites/${invite.id}`)
    await admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'at', at: inDays(6) } })
    const stale = await admin.agent
      .patch(`/api/v1/invites/${invite.id}`)
      .set('If-Match', seen.headers.etag ?? '')
      .send({ notify: { when: 'now' } })
    expect(stale.body.code).toBe('precondition_failed')
    expect((await admin.call(`PATCH /invites/${invite.id}`, {})).status).toBe(400)
  })

  it('against the sender ends with the mail sent once, or at the new time', async () => {
    for (let round = 0; round < 6; round += 1) {
      const email = `race${round}@s.example`
      const invite = await invited(email, { when: 'now' })
      const [reply] = await Promise.all([
        admin.call(`PATCH /invites/${invite.id}`, { notify: { when: 'at', at: inDays(3) } }),
        world.runJobs(),
      ])
      expect([200, 409]).toContain(reply.status)
      const { delivery } = await inviteOf(invite.id)
      expect(delivery?.state).toBe(reply.status === 200 ? 'scheduled' : 'delivered')
      expect(await mailsTo(email)).toBe(reply.status === 200 ? 0 : 1)
    }
  })
})

it('the link of an invitation that has not left works, for whoever got it another way', async () => {
  const invite = await invited('early@s.example', { when: 'hold' })
  const token = world.ctx.tokens.make('invite', { orgId: admin.orgId, id: invite.id })
  expect((await somebody(world).call(`GET /join/invites/${token}`)).body.state).toBe('open')
})
