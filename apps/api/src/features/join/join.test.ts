import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  anInvite,
  PASSWORD,
  somebody,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens', 'Fire Safety'])
})
afterAll(() => world.close())

const learnerOf = async (learnerId: string) => (await admin.call(`GET /learners/${learnerId}`)).body

describe('accepting', () => {
  it('[62] is nothing that the link can do: it takes somebody who is signed in', async () => {
    const invite = await anInvite(world, admin, groupId, 'scanned@s.example')
    const token = await world.inbox.token('scanned@s.example', 'i')
    const scanner = somebody(world)
    expect((await scanner.call(`POST /join/me/invites/${invite.id}/accept`)).status).toBe(401)
    expect((await scanner.call(`POST /join/invites/${token}/accept`)).status).toBe(404)
    expect(await learnerOf(invite.learnerId)).toMatchObject({ status: 'pending' })
  })

  it('makes one learner of two acceptances at once', async () => {
    const invite = await anInvite(world, admin, groupId, 'double@s.example')
    await anAccount(world, 'double@s.example')
    const person = await aLearner(world, 'double@s.example')
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => person.call(`POST /join/me/invites/${invite.id}/accept`)),
    )
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1)
    const assignments = await admin.call(`GET /assignments?learnerId=${invite.learnerId}`)
    expect(assignments.body.items).toHaveLength(2)
    expect((await admin.call('GET /learners?q=double@s.example')).body.items).toHaveLength(1)
  })

  it('against cancelling ends in one legal state', async () => {
    for (let round = 0; round < 8; round += 1) {
      const email = `contest${round}@s.example`
      const invite = await anInvite(world, admin, groupId, email)
      await anAccount(world, email)
      const person = await aLearner(world, email)
      const accept = () => person.call(`POST /join/me/invites/${invite.id}/accept`)
      const cancel = () => admin.call(`POST /invites/${invite.id}/cancel`)
      const both = round % 2 ? [accept(), cancel()] : [cancel(), accept()]
      const statuses = (await Promise.all(both)).map((reply) => reply.status).toSorted()
      expect(statuses).toEqual([200, 409])
      const { status, name, groups } = await learnerOf(invite.learnerId)
      const { state } = (await admin.call(`GET /invites/${invite.id}`)).body
      if (status === 'active')
        expect({ state, name, groups: groups.length }).toEqual({
          state: 'accepted',
          name: 'Ann Example',
          groups: 1,
        })
      else
        expect({ status, state, name, groups }).toEqual({
          status: 'cancelled',
          state: 'cancelled',
          name: null,
          groups: [],
        })
    }
  })

  it('is not for another account, which learns nothing and is named beside the invited one', async () => {
    const invite = await anInvite(world, admin, groupId, 'right@s.example')
    const token = await world.inbox.token('right@s.example', 'i')
    await anAccount(world, 'wrong@s.example')
    const wrong = await aLearner(world, 'wrong@s.example')
    const opened = await wrong.call(`GET /join/invites/${token}`)
    expect(opened.body).toMatchObject({ email: 'right@s.example', signedInAs: 'wrong@s.example' })
    expect((await wrong.call(`POST /join/me/invites/${invite.id}/accept`)).status).toBe(404)
    expect((await wrong.call('GET /join/me/invites')).body.items).toEqual([])
    expect(await learnerOf(invite.learnerId)).toMatchObject({ status: 'pending', name: null })
  })

  it('needs a verified address', async () => {
    const invite = await anInvite(world, admin, groupId, 'unproved@s.example')
    const userId = await anAccount(world, 'unproved@s.example')
    await world.ctx.accounts.rows`update users set email_verified_at = null where id = ${userId}`
    const person = await aLearner(world, 'unproved@s.example')
    const reply = await person.call(`POST /join/me/invites/${invite.id}/accept`)
    expect(reply.status).toBe(409)
    expect(reply.body.code).toBe('email_not_verified')
    expect(await learnerOf(invite.learnerId)).toMatchObject({ status: 'pending' })
  })

  it('is too late after the expiry, and the answer says whom to ask', async () => {
    const invite = await anInvite(world, admin, groupId, 'expired@s.example')
    await world.ctx.orgs.write(
      admin.orgId,
      (org) =>
        org.rows`update invites set expires_at = now() where org_id = ${org.orgId} and id = ${invite.id}`,
    )
    await anAccount(world, 'expired@s.example')
    const person = await aLearner(world, 'expired@s.example')
    const reply = await person.call(`POST /join/me/invites/${invite.id}/accept`)
    expect(reply.body).toMatchObject({
      code: 'invite_expired',
      detail: expect.stringContaining('Acme Training'),
    })
  })

  it('keeps the progress of a training that the learner has from the organization already', async () => {
    const invite = await anInvite(world, admin, groupId, 'twogroups@s.example')
    await anAccount(world, 'twogroups@s.example')
    const person = await aLearner(world, 'twogroups@s.example')
    await person.call(`POST /join/me/invites/${invite.id}/accept`)
    expect((await person.call('GET /join/me/trainings')).body.items).toMatchObject([
      {
        training: { title: 'Bloodborne Pathogens' },
        status: 'assigned',
        percent: 0,
        organization: { name: 'Acme Training' },
      },
      { training: { title: 'Fire Safety' } },
    ])
  })
})

describe('declining', () => {
  it('[62] needs only the link and a press, and is remembered', async () => {
    const invite = await anInvite(world, admin, groupId, 'no@s.example')
    const token = await world.inbox.token('no@s.example', 'i')
    const reply = await somebody(world).call(`POST /join/invites/${token}/decline`)
    expect(reply.body).toMatchObject({ state: 'declined' })
    expect((await somebody(world).call(`POST /join/invites/${token}/decline`)).status).toBe(200)
    expect(await learnerOf(invite.learnerId)).toMatchObject({ status: 'declined', name: null })
  })

  it('works from the account too', async () => {
    const invite = await anInvite(world, admin, groupId, 'nothanks@s.example')
    await anAccount(world, 'nothanks@s.example')
    const person = await aLearner(world, 'nothanks@s.example')
    expect((await person.call(`POST /join/me/invites/${invite.id}/decline`)).body.state).toBe('declined')
    expect((await person.call(`POST /join/me/invites/${invite.id}/accept`)).body.code).toBe('invite_closed')
  })

  it('[62] is not taken from a page of another site', async () => {
    await anInvite(world, admin, groupId, 'forged@s.example')
    const token = await world.inbox.token('forged@s.example', 'i')
    const reply = await somebody(world)
      .agent.post(`/api/v1/join/invites/${token}/decline`)
      .set('Origin', 'https://evil.example')
    expect(reply.status).toBe(403)
    expect(reply.body.code).toBe('foreign_origin')
  })
})

describe('an account made from an invitation', () => {
  it('never changes an account that is there', async () => {
    await anInvite(world, admin, groupId, 'owned@s.example')
    const token = await world.inbox.token('owned@s.example', 'i')
    await anAccount(world, 'owned@s.example', 'Real Owner')
    const attacker = somebody(world)
    const reply = await attacker.call('POST /join/register', {
      name: 'Mallory',
      password: 'an entirely other sentence',
      inviteToken: token,
    })
    expect(reply.status).toBe(409)
    expect(reply.body.code).toBe('account_exists')
    expect((await attacker.call('GET /join/me')).status).toBe(401)
    expect((await aLearner(world, 'owned@s.example')).email).toBe('owned@s.example')
  })

  it('has the invited address, whatever the body says', async () => {
    await anInvite(world, admin, groupId, 'fixed@s.example')
    const token = await world.inbox.token('fixed@s.example', 'i')
    const body = { name: 'Fay', password: PASSWORD, inviteToken: token, email: 'else@s.example' }
    const reply = await somebody(world).call('POST /join/register', body)
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer: '/email', code: 'unknown' }])
  })

  it('needs a password that is not easily guessed', async () => {
    await anInvite(world, admin, groupId, 'weak@s.example')
    const token = await world.inbox.token('weak@s.example', 'i')
    for (const password of ['short one', 'passwordpassword', 'weak@s.example', 'aaaaaaaaaaaaaaaa']) {
      const reply = await somebody(world).call('POST /join/register', {
        name: 'Wes',
        password,
        inviteToken: token,
      })
      expect(reply.status).toBe(422)
      expect(reply.body.errors[0].pointer).toBe('/password')
    }
  })

  it('is not opened by a link that was altered', async () => {
    await anInvite(world, admin, groupId, 'altered@s.example')
    const token = await world.inbox.token('altered@s.example', 'i')
    const altered = token.slice(0, 30) + (token[30] === 'A' ? 'B' : 'A') + token.slice(31)
    expect((await somebody(world).call(`GET /join/invites/${altered}`)).status).toBe(404)
    expect((await somebody(world).call('GET /join/invites/hello')).status).toBe(404)
  })
})

describe('the two sessions', () => {
  it('live side by side in one browser', async () => {
    await anAccount(world, 'both@s.example', 'Bo Both')
    const browser = admin
    await browser.call('POST /join/sign-in', { email: 'both@s.example', password: PASSWORD })
    expect((await browser.call('GET /join/me')).body.user.email).toBe('both@s.example')
    expect((await browser.call('GET /auth/me')).body.user.email).toBe(admin.email)
    await browser.call('POST /join/sign-out')
    expect((await browser.call('GET /join/me')).status).toBe(401)
    expect((await browser.call('GET /auth/me')).status).toBe(200)
  })
})
