import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, aGroup, aLearner, anAccount, anAdmin, anInvite, somebody } from '../../../test/given.ts'
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

const statusOf = async (learnerId: string) => (await admin.call(`GET /learners/${learnerId}`)).body.status

/** As the owner of the tables would, in the scope of the organization: the invite has expired just now. */
function expire(inviteId: string) {
  return world.ctx.orgs.write(
    admin.orgId,
    (org) =>
      org.rows`update invites set expires_at = now() - interval '1 second' where org_id = ${org.orgId} and id = ${inviteId}`,
  )
}

describe('inviting by hand', () => {
  it('takes 1 to 10 addresses and does nothing with 11', async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `person${index}@many.example`)
    const reply = await admin.call('POST /invites', { groupId, emails: eleven })
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer: '/emails', code: 'max' }])
    expect((await admin.call('GET /learners?q=many.example')).body.items).toEqual([])
    expect((await admin.call('POST /invites', { groupId, emails: [] })).status).toBe(400)
  })

  it('says of somebody who waits, joined, declined or left why they are not invited', async () => {
    const waiting = await anInvite(world, admin, groupId, 'waiting@s.example')
    expect(waiting.learnerStatus).toBe('prospect')
    const declined = await anInvite(world, admin, groupId, 'declined@s.example')
    const declinedToken = await world.inbox.token('declined@s.example', 'i')
    await somebody(world).call(`POST /join/invites/${declinedToken}/decline`)
    const active = await anInvite(world, admin, groupId, 'active@s.example')
    await anAccount(world, 'active@s.example')
    await (await aLearner(world, 'active@s.example')).call(`POST /join/me/invites/${active.id}/accept`)

    const reply = await admin.call('POST /invites', {
      groupId,
      emails: ['waiting@s.example', 'declined@s.example', 'active@s.example'],
    })
    expect(reply.body.counts).toEqual({ already_invited: 1, declined_before: 1, already_active: 1 })
    expect(await statusOf(declined.learnerId)).toBe('declined')
  })

  it('refuses an inactive group with what to do', async () => {
    const inactive = await admin.call('POST /groups', { name: 'Closed', status: 'inactive' })
    const reply = await admin.call('POST /invites', { groupId: inactive.body.id, emails: ['a@b.example'] })
    expect(reply.status).toBe(409)
    expect(reply.body).toMatchObject({ code: 'group_inactive', detail: expect.stringContaining('Closed') })
  })

  it('invites a person once when two admins invite at the same moment', async () => {
    const replies = await Promise.all(
      Array.from({ length: 6 }, () =>
        admin.call('POST /invites', { groupId, emails: ['race@s.example', 'other@s.example'] }),
      ),
    )
    const outcomes = replies.flatMap((reply) =>
      reply.body.items.map((item: { outcome: string }) => item.outcome),
    )
    expect(outcomes.filter((outcome) => outcome === 'invited')).toHaveLength(2)
    expect(outcomes.filter((outcome) => outcome === 'already_invited')).toHaveLength(10)
    await world.runJobs()
    expect(await world.inbox.of('race@s.example')).toHaveLength(1)
  })

  it('remembers the location', async () => {
    const location = await admin.call('POST /locations', { name: 'North Clinic' })
    const reply = await admin.call('POST /invites', {
      groupId,
      locationId: location.body.id,
      emails: ['north@s.example'],
    })
    const { learnerId } = reply.body.items[0].invite
    expect((await admin.call(`GET /learners/${learnerId}`)).body.location).toMatchObject({
      name: 'North Clinic',
    })
    const unknown = await admin.call('POST /invites', {
      groupId,
      locationId: groupId,
      emails: ['x@s.example'],
    })
    expect(unknown.status).toBe(400)
    expect(unknown.body.errors[0].pointer).toBe('/locationId')
  })
})

describe('what becomes of the mail', () => {
  it('[42] [55] keeps a person Prospect, with the reason, when there is no such mailbox', async () => {
    const invite = await anInvite(world, admin, groupId, 'bounce+nobody@s.example')
    const learner = (await admin.call(`GET /learners/${invite.learnerId}`)).body
    expect(learner).toMatchObject({
      status: 'prospect',
      delivery: { state: 'bounced', reason: expect.stringContaining('no such mailbox') },
    })
    expect(await world.inbox.of('bounce+nobody@s.example')).toEqual([])
  })

  it('says that a server refused', async () => {
    const invite = await anInvite(world, admin, groupId, 'blocked+nobody@s.example')
    expect((await admin.call(`GET /invites/${invite.id}`)).body.delivery).toMatchObject({ state: 'refused' })
  })

  it('tries again later when the server is busy, and says when', async () => {
    const invite = await anInvite(world, admin, groupId, 'defer+busy@s.example')
    const { delivery } = (await admin.call(`GET /invites/${invite.id}`)).body
    expect(delivery).toMatchObject({ state: 'queued', attempts: 1, reason: expect.stringContaining('Busy') })
    expect(new Date(delivery.nextAttemptAt).getTime()).toBeGreaterThan(Date.now())
  })
})

describe('resending', () => {
  it('[44] sends the same link again after a minute and not before', async () => {
    const invite = await anInvite(world, admin, groupId, 'again@s.example')
    const first = await world.inbox.token('again@s.example', 'i')
    const tooSoon = await admin.call(`POST /invites/${invite.id}/resend`)
    // The factor of these tests shortens the minute to nothing, so the first resend already goes through.
    expect([200, 429]).toContain(tooSoon.status)
    await letPass(world, admin.orgId, '1 hour')
    const reply = await admin.call(`POST /invites/${invite.id}/resend`)
    expect(reply.status).toBe(200)
    await world.runJobs()
    expect((await world.inbox.of('again@s.example')).length).toBeGreaterThan(1)
    expect(await world.inbox.token('again@s.example', 'i')).toBe(first)
    expect(await statusOf(invite.learnerId)).toBe('pending')
  })

  it('gives an expired invite its time again', async () => {
    const invite = await anInvite(world, admin, groupId, 'late@s.example')
    const token = await world.inbox.token('late@s.example', 'i')
    await expire(invite.id)
    await letPass(world, admin.orgId, '1 hour')
    expect((await somebody(world).call(`GET /join/invites/${token}`)).body.state).toBe('expired')
    expect((await admin.call(`GET /learners/${invite.learnerId}`)).body).toMatchObject({
      status: 'pending',
      expired: true,
    })
    await admin.call(`POST /invites/${invite.id}/resend`)
    expect((await somebody(world).call(`GET /join/invites/${token}`)).body.state).toBe('open')
  })

  it('[45] makes one mail of two clicks', async () => {
    const invite = await anInvite(world, admin, groupId, 'twice@s.example')
    await letPass(world, admin.orgId, '1 hour')
    await Promise.all([
      admin.call(`POST /invites/${invite.id}/resend`),
      admin.call(`POST /invites/${invite.id}/resend`),
    ])
    await world.runJobs()
    expect(await world.inbox.of('twice@s.example')).toHaveLength(2)
  })
})

describe('cancelling', () => {
  it('[47] kills the link at once, and mail that has not left never does', async () => {
    const reply = await admin.call('POST /invites', { groupId, emails: ['never@s.example'] })
    const { id, learnerId } = reply.body.items[0].invite
    const cancelled = await admin.call(`POST /invites/${id}/cancel`)
    expect(cancelled.body).toMatchObject({ state: 'cancelled', learnerStatus: 'cancelled' })
    await world.runJobs()
    expect(await world.inbox.of('never@s.example')).toEqual([])
    expect(await statusOf(learnerId)).toBe('cancelled')
  })

  it('is said by the link, and a second cancel is refused', async () => {
    const invite = await anInvite(world, admin, groupId, 'gone@s.example')
    const token = await world.inbox.token('gone@s.example', 'i')
    await admin.call(`POST /invites/${invite.id}/cancel`)
    expect((await somebody(world).call(`GET /join/invites/${token}`)).body).toMatchObject({
      state: 'cancelled',
      trainings: [],
    })
    const again = await admin.call(`POST /invites/${invite.id}/cancel`)
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ code: 'invite_closed' })
    const register = await somebody(world).call('POST /join/register', {
      name: 'Gone',
      password: 'another quiet lake at noon',
      inviteToken: token,
    })
    expect(register.body.code).toBe('invite_closed')
  })

  it('lets the person be invited again, with a new link', async () => {
    const invite = await anInvite(world, admin, groupId, 'back@s.example')
    const first = await world.inbox.token('back@s.example', 'i')
    await admin.call(`POST /invites/${invite.id}/cancel`)
    const second = await anInvite(world, admin, groupId, 'back@s.example')
    expect(second.learnerId).toBe(invite.learnerId)
    expect(await world.inbox.token('back@s.example', 'i')).not.toBe(first)
    expect(await statusOf(invite.learnerId)).toBe('pending')
  })
})
