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

const mend = (id: string, body: object) => admin.call(`PATCH /invites/${id}`, body)
const learner = async (id: string) => (await admin.call(`GET /learners/${id}`)).body

describe('correcting an address', () => {
  it('sends a new link to the new one, and the old link is dead', async () => {
    const old = await anInvite(world, admin, groupId, 'bounce+ann@s.example')
    const reply = await mend(old.id, { email: 'Ann@S.example' })
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({
      learnerId: old.learnerId,
      email: 'Ann@S.example',
      state: 'open',
      groupId,
      source: 'manual',
      delivery: { state: 'queued' },
    })
    expect(reply.body.id).not.toBe(old.id)
    await world.runJobs()
    const token = await world.inbox.token('ann@s.example', 'i')
    expect((await somebody(world).call(`GET /join/invites/${token}`)).body).toMatchObject({
      state: 'open',
      email: 'Ann@S.example',
    })
    expect(await learner(old.learnerId)).toMatchObject({ status: 'pending', email: 'Ann@S.example' })
    const invites = (await admin.call(`GET /invites?learnerId=${old.learnerId}`)).body.items
    expect(invites).toMatchObject([
      { state: 'open', email: 'Ann@S.example', delivery: { state: 'delivered' } },
      { state: 'replaced', email: 'bounce+ann@s.example', delivery: { state: 'bounced' } },
    ])
  })

  it('moves a Pending learner back to Prospect until the new mail has arrived', async () => {
    const old = await anInvite(world, admin, groupId, 'wrong@s.example')
    expect((await learner(old.learnerId)).status).toBe('pending')
    await mend(old.id, { email: 'right@s.example' })
    expect(await learner(old.learnerId)).toMatchObject({ status: 'prospect', delivery: { state: 'queued' } })
  })

  it('tells the one who got the mail by mistake nothing of the right address', async () => {
    const old = await anInvite(world, admin, groupId, 'stranger@s.example')
    const token = await world.inbox.token('stranger@s.example', 'i')
    await anAccount(world, 'stranger@s.example')
    const stranger = await aLearner(world, 'stranger@s.example')
    await mend(old.id, { email: 'meant@s.example' })
    const opened = await stranger.call(`GET /join/invites/${token}`)
    expect(opened.body).toMatchObject({ state: 'replaced', email: 'stranger@s.example', trainings: [] })
    expect(opened.text).not.toContain('meant@')
    expect((await stranger.call('GET /join/me/invites')).body.items).toEqual([])
    expect((await stranger.call(`POST /join/me/invites/${old.id}/accept`)).status).toBe(404)
    expect((await somebody(world).call(`POST /join/invites/${token}/decline`)).body.code).toBe(
      'invite_closed',
    )
  })

  it('lets the right person find it in their account', async () => {
    const old = await anInvite(world, admin, groupId, 'typo@s.example')
    const mended = await mend(old.id, { email: 'found@s.example' })
    await anAccount(world, 'found@s.example')
    const person = await aLearner(world, 'found@s.example')
    const waiting = await person.call('GET /join/me/invites')
    expect(waiting.body.items).toMatchObject([{ id: mended.body.id }])
    expect((await person.call(`POST /join/me/invites/${mended.body.id}/accept`)).status).toBe(200)
  })

  it('keeps the time at which the mail was to leave', async () => {
    const at = new Date(Date.now() + 5 * 86_400_000).toISOString()
    const scheduled = await admin.call('POST /invites', {
      groupId,
      emails: ['soon@s.example', 'held@s.example'],
      notify: { when: 'at', at },
    })
    const [soon, held] = scheduled.body.items
    await mend(held.invite.id, { notify: { when: 'hold' } })
    expect((await mend(soon.invite.id, { email: 'sooner@s.example' })).body).toMatchObject({
      notifyAt: at,
      delivery: { state: 'scheduled' },
    })
    expect((await mend(held.invite.id, { email: 'holder@s.example' })).body).toMatchObject({
      notifyAt: null,
      delivery: { state: 'scheduled' },
    })
    await letPass(world, admin.orgId, '6 days')
    await world.runJobs()
    const counts = await Promise.all(
      ['soon@s.example', 'sooner@s.example', 'held@s.example', 'holder@s.example'].map(
        async (email) => (await world.inbox.of(email)).length,
      ),
    )
    expect(counts).toEqual([0, 1, 0, 0])
  })

  it('can decide the time as well', async () => {
    const old = await anInvite(world, admin, groupId, 'both@s.example')
    const reply = await mend(old.id, { email: 'both2@s.example', notify: { when: 'hold' } })
    expect(reply.body).toMatchObject({ email: 'both2@s.example', notifyAt: null })
  })
})

describe('an address cannot be corrected to', () => {
  it('one that is none, or the same', async () => {
    const invite = await anInvite(world, admin, groupId, 'same@s.example')
    const none = await mend(invite.id, { email: 'not an address' })
    expect(none.body.errors).toMatchObject([{ pointer: '/email', code: 'invalid_email' }])
    const same = await mend(invite.id, { email: 'SAME@s.example' })
    expect(same.body.errors).toMatchObject([{ pointer: '/email', code: 'same_address' }])
  })

  it('one that somebody else on the roster has, and says who', async () => {
    const invite = await anInvite(world, admin, groupId, 'mine@s.example')
    await anInvite(world, admin, groupId, 'waits@s.example')
    const active = await anInvite(world, admin, groupId, 'joined@s.example')
    await anAccount(world, 'joined@s.example')
    await (await aLearner(world, 'joined@s.example')).call(`POST /join/me/invites/${active.id}/accept`)
    const declined = await anInvite(world, admin, groupId, 'no@s.example')
    const token = await world.inbox.token('no@s.example', 'i')
    await somebody(world).call(`POST /join/invites/${token}/decline`)
    const codes = []
    for (const email of ['waits@s.example', 'joined@s.example', 'no@s.example'])
      codes.push((await mend(invite.id, { email })).body.code)
    expect(codes).toEqual(['already_invited', 'already_active', 'status_conflict'])
    expect(await learner(invite.learnerId)).toMatchObject({ email: 'mine@s.example', status: 'pending' })
    expect(declined.learnerId).not.toBe(invite.learnerId)
  })

  it('one that must not be written to', async () => {
    const invite = await anInvite(world, admin, groupId, 'fine@s.example')
    await aSuppression(world, admin.orgId, 'quiet@s.example')
    expect((await mend(invite.id, { email: 'quiet@s.example' })).body.code).toBe('suppressed')
  })

  it('anything, once the invite is closed', async () => {
    const invite = await anInvite(world, admin, groupId, 'over@s.example')
    await admin.call(`POST /invites/${invite.id}/cancel`)
    expect((await mend(invite.id, { email: 'over2@s.example' })).body.code).toBe('invite_closed')
  })

  it('anything, for somebody who joined before with this address', async () => {
    const first = await anInvite(world, admin, groupId, 'former@s.example')
    await anAccount(world, 'former@s.example')
    await (await aLearner(world, 'former@s.example')).call(`POST /join/me/invites/${first.id}/accept`)
    await admin.call(`POST /learners/${first.learnerId}/archive`)
    const again = await admin.call(`POST /learners/${first.learnerId}/invite`, { groupId })
    expect(again.status).toBe(201)
    expect((await mend(again.body.id, { email: 'someone@s.example' })).body.code).toBe('status_conflict')
  })
})

describe('two admins on one invite', () => {
  it('who cancel and correct at once end in one legal state', async () => {
    for (let round = 0; round < 6; round += 1) {
      const invite = await anInvite(world, admin, groupId, `contest${round}@s.example`)
      const cancel = () => admin.call(`POST /invites/${invite.id}/cancel`)
      const correct = () => mend(invite.id, { email: `contest${round}b@s.example` })
      const both = round % 2 ? [cancel(), correct()] : [correct(), cancel()]
      const statuses = (await Promise.all(both)).map((reply) => reply.status).toSorted()
      expect(statuses).toEqual([200, 409])
      const { status, openInviteId } = await learner(invite.learnerId)
      expect({ status, isOpen: openInviteId !== null }).toEqual(
        status === 'cancelled' ? { status, isOpen: false } : { status: 'prospect', isOpen: true },
      )
    }
  })

  it('who correct two people to the same address at once give it to one', async () => {
    const [one, other] = await Promise.all([
      anInvite(world, admin, groupId, 'p1@s.example'),
      anInvite(world, admin, groupId, 'p2@s.example'),
    ])
    const replies = await Promise.all([
      mend(one.id, { email: 'taken@s.example' }),
      mend(other.id, { email: 'taken@s.example' }),
    ])
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
    expect(replies.find((reply) => reply.status === 409)?.body.code).toBe('already_invited')
  })
})
