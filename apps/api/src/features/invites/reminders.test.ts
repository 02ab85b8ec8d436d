import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
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
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
// Time passes for a whole organization, so each test has one of its own.
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
})

const subjects = async (email: string) =>
  (await world.inbox.of(email)).map(({ subject }) => subject).toReversed()
const REMINDER = 'Reminder: Acme Training invited you to training'
const INVITATION = 'Acme Training invited you to training'

async function pass(time: string) {
  await letPass(world, admin.orgId, time)
  await world.runJobs()
}

const setDays = (reminderDays: number[]) => admin.call(`PATCH /orgs/${admin.orgId}`, { reminderDays })

describe('somebody who does not answer', () => {
  it('is reminded after 3 and 7 days, and never again', async () => {
    const invite = await anInvite(world, admin, groupId, 'slow@s.example')
    const first = await world.inbox.token('slow@s.example', 'i')
    await pass('2 days 23 hours')
    expect(await subjects('slow@s.example')).toEqual([INVITATION])
    await pass('1 hour')
    expect(await subjects('slow@s.example')).toEqual([INVITATION, REMINDER])
    expect(await world.inbox.token('slow@s.example', 'i')).toBe(first)
    await pass('3 days')
    expect(await subjects('slow@s.example')).toHaveLength(2)
    await pass('1 day')
    expect(await subjects('slow@s.example')).toEqual([INVITATION, REMINDER, REMINDER])
    for (const days of [3, 7, 7]) await pass(`${days} days`)
    expect(await subjects('slow@s.example')).toHaveLength(3)
    expect((await admin.call(`GET /learners/${invite.learnerId}`)).body).toMatchObject({
      status: 'pending',
      delivery: { state: 'delivered' },
    })
  })

  it('is reminded once when nobody worked for long, and in Spanish where that is spoken', async () => {
    await admin.call(`PATCH /orgs/${admin.orgId}`, { locale: 'es' })
    await anInvite(world, admin, groupId, 'lento@s.example')
    await pass('20 days')
    await pass('1 hour')
    expect(await subjects('lento@s.example')).toEqual([
      'Acme Training le invita a una formación',
      'Recordatorio: Acme Training le invita a una formación',
    ])
  })

  it('is reminded counted from the day on which the mail left, not from the one on which it was written', async () => {
    const at = new Date(Date.now() + 10 * 86_400_000).toISOString()
    await admin.call('POST /invites', { groupId, emails: ['planned@s.example'], notify: { when: 'at', at } })
    await pass('10 days 1 hour')
    expect(await subjects('planned@s.example')).toEqual([INVITATION])
    await pass('2 days')
    expect(await subjects('planned@s.example')).toEqual([INVITATION])
    await pass('1 day')
    expect(await subjects('planned@s.example')).toEqual([INVITATION, REMINDER])
  })
})

describe('nobody is reminded', () => {
  it('who has accepted, declined or was cancelled', async () => {
    const accepted = await anInvite(world, admin, groupId, 'yes@s.example')
    await anInvite(world, admin, groupId, 'no@s.example')
    const cancelled = await anInvite(world, admin, groupId, 'gone@s.example')
    await anAccount(world, 'yes@s.example')
    await (await aLearner(world, 'yes@s.example')).call(`POST /join/me/invites/${accepted.id}/accept`)
    await somebody(world).call(`POST /join/invites/${await world.inbox.token('no@s.example', 'i')}/decline`)
    await admin.call(`POST /invites/${cancelled.id}/cancel`)
    await pass('4 days')
    for (const email of ['yes@s.example', 'no@s.example', 'gone@s.example'])
      expect(await subjects(email)).toEqual([INVITATION])
  })

  it('whose mail came back, until a mail has arrived again', async () => {
    await setDays([3, 5])
    const invite = await anInvite(world, admin, groupId, 'flaky@s.example')
    const bounce = (bounced: boolean) =>
      world.ctx.orgs.write(
        admin.orgId,
        (org) => org.rows`
          update messages set bounced_at = case when ${bounced} then now() end
           where org_id = ${org.orgId} and ref_id = ${invite.id}`,
      )
    await bounce(true)
    await pass('3 days 1 hour')
    expect(await subjects('flaky@s.example')).toEqual([INVITATION])
    await admin.call(`POST /invites/${invite.id}/resend`)
    await world.runJobs()
    await pass('2 days')
    expect(await subjects('flaky@s.example')).toEqual([INVITATION, INVITATION, REMINDER])
  })

  it('whose first mail never left', async () => {
    await anInvite(world, admin, groupId, 'bounce+never@s.example')
    await pass('8 days')
    expect(await subjects('bounce+never@s.example')).toEqual([])
  })

  it('whose invitation has expired', async () => {
    await admin.call(`PATCH /orgs/${admin.orgId}`, { inviteExpiryDays: 2 })
    await anInvite(world, admin, groupId, 'expired@s.example')
    await pass('3 days 1 hour')
    expect(await subjects('expired@s.example')).toEqual([INVITATION])
  })

  it('where the organization wants none', async () => {
    await setDays([])
    await anInvite(world, admin, groupId, 'quiet@s.example')
    await pass('8 days')
    expect(await subjects('quiet@s.example')).toEqual([INVITATION])
  })

  it('after asking for no more mail', async () => {
    await anInvite(world, admin, groupId, 'stop@s.example')
    await aSuppression(world, admin.orgId, 'stop@s.example')
    await pass('8 days')
    expect(await subjects('stop@s.example')).toEqual([INVITATION])
  })
})

describe('other days', () => {
  it('hold for what is not due yet', async () => {
    await anInvite(world, admin, groupId, 'changed@s.example')
    await setDays([5, 6])
    await world.runJobs()
    await pass('4 days')
    expect(await subjects('changed@s.example')).toEqual([INVITATION])
    await pass('1 day')
    expect(await subjects('changed@s.example')).toEqual([INVITATION, REMINDER])
    await setDays([6, 20])
    await pass('1 day')
    expect(await subjects('changed@s.example')).toHaveLength(3)
    await setDays([])
    await pass('30 days')
    expect(await subjects('changed@s.example')).toHaveLength(3)
  })

  it('that are earlier than the old ones are kept, too', async () => {
    await setDays([30])
    await anInvite(world, admin, groupId, 'sooner@s.example')
    await setDays([1])
    await world.runJobs()
    await pass('1 day')
    expect(await subjects('sooner@s.example')).toEqual([INVITATION, REMINDER])
  })
})

it('a decline that is taken back lets the reminders go on', async () => {
  await anInvite(world, admin, groupId, 'back@s.example')
  const token = await world.inbox.token('back@s.example', 'i')
  await somebody(world).call(`POST /join/invites/${token}/decline`)
  await pass('4 days')
  expect(await subjects('back@s.example')).toEqual([INVITATION])
  await somebody(world).call(`POST /join/invites/${token}/take-back`)
  await pass('3 days')
  expect(await subjects('back@s.example')).toEqual([INVITATION, REMINDER])
})

it('reminders do not use up the times that an admin may send an invitation again', async () => {
  await setDays([1, 2, 3, 4, 5])
  const invite = await anInvite(world, admin, groupId, 'often@s.example')
  for (let day = 0; day < 5; day += 1) await pass('1 day')
  expect(await subjects('often@s.example')).toHaveLength(6)
  await letPass(world, admin.orgId, '1 hour')
  expect((await admin.call(`POST /invites/${invite.id}/resend`)).status).toBe(200)
})
