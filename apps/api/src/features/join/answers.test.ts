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

const learner = async (id: string) => (await admin.call(`GET /learners/${id}`)).body
const by = (token: string, what: string) => somebody(world).call(`POST /join/invites/${token}/${what}`)
const opened = async (token: string) => (await somebody(world).call(`GET /join/invites/${token}`)).body

async function anInviteOf(email: string) {
  const invite = await anInvite(world, admin, groupId, email)
  return { ...invite, token: await world.inbox.token(email, 'i') }
}

describe('"this is not me"', () => {
  it('ends the invitation as a no, and the admin sees why', async () => {
    const { id, learnerId, token } = await anInviteOf('notme@s.example')
    expect((await by(token, 'not-me')).body).toMatchObject({ state: 'declined' })
    expect((await by(token, 'not-me')).status).toBe(200)
    expect((await admin.call(`GET /invites/${id}`)).body).toMatchObject({ state: 'declined', notMe: true })
    expect(await learner(learnerId)).toMatchObject({ status: 'declined', delivery: null })
  })

  it('can be said after a no', async () => {
    const { id, token } = await anInviteOf('notme2@s.example')
    await by(token, 'decline')
    expect((await admin.call(`GET /invites/${id}`)).body.notMe).toBe(false)
    await by(token, 'not-me')
    expect((await admin.call(`GET /invites/${id}`)).body.notMe).toBe(true)
  })

  it('is too late for what is closed', async () => {
    const { id, token } = await anInviteOf('notme3@s.example')
    await admin.call(`POST /invites/${id}/cancel`)
    expect((await by(token, 'not-me')).body.code).toBe('invite_closed')
  })
})

describe('taking a no back', () => {
  it('opens the same invitation again, which can then be accepted', async () => {
    const { id, learnerId, token } = await anInviteOf('sorry@s.example')
    expect(await opened(token)).toMatchObject({ state: 'open', canTakeBack: false })
    expect((await by(token, 'decline')).body).toMatchObject({ state: 'declined', canTakeBack: true })
    await letPass(world, admin.orgId, '6 days 23 hours')
    expect(await opened(token)).toMatchObject({ canTakeBack: true })
    expect((await by(token, 'take-back')).body).toMatchObject({ id, state: 'open', canTakeBack: false })
    expect(await learner(learnerId)).toMatchObject({
      status: 'pending',
      openInviteId: id,
      delivery: { state: 'delivered' },
    })
    expect((await admin.call(`GET /invites/${id}`)).body).toMatchObject({ state: 'open', answeredAt: null })
    await anAccount(world, 'sorry@s.example')
    const person = await aLearner(world, 'sorry@s.example')
    expect((await person.call(`POST /join/me/invites/${id}/accept`)).status).toBe(200)
  })

  it('takes "not me" back, too, and twice is once', async () => {
    const { id, token } = await anInviteOf('me@s.example')
    await by(token, 'not-me')
    const replies = await Promise.all([by(token, 'take-back'), by(token, 'take-back')])
    expect(replies.map((reply) => reply.status)).toEqual([200, 200])
    expect((await admin.call(`GET /invites/${id}`)).body).toMatchObject({ state: 'open', notMe: false })
  })

  it('is too late after seven days', async () => {
    const { learnerId, token } = await anInviteOf('late@s.example')
    await by(token, 'decline')
    await letPass(world, admin.orgId, '7 days')
    expect(await opened(token)).toMatchObject({ canTakeBack: false })
    const reply = await by(token, 'take-back')
    expect(reply.status).toBe(409)
    expect(reply.body).toMatchObject({ code: 'too_late', detail: expect.stringContaining('Acme Training') })
    expect((await learner(learnerId)).status).toBe('declined')
  })

  it('is too late once the invitation has expired', async () => {
    const { token } = await anInviteOf('over@s.example')
    await letPass(world, admin.orgId, '29 days')
    await by(token, 'decline')
    await letPass(world, admin.orgId, '2 days')
    expect((await by(token, 'take-back')).body.code).toBe('too_late')
  })

  it('is too late once another invitation followed, or it was closed otherwise', async () => {
    const { learnerId, token } = await anInviteOf('newer@s.example')
    await by(token, 'decline')
    const again = await admin.call(`POST /learners/${learnerId}/invite`, { groupId, confirmDeclined: true })
    expect(await opened(token)).toMatchObject({ state: 'declined', canTakeBack: false })
    expect((await by(token, 'take-back')).body.code).toBe('too_late')
    await admin.call(`POST /invites/${again.body.id}/cancel`)
    expect((await by(token, 'take-back')).body.code).toBe('too_late')
    const newToken = world.ctx.tokens.make('invite', { orgId: admin.orgId, id: again.body.id })
    expect((await by(newToken, 'take-back')).body.code).toBe('too_late')
  })

  it('against inviting again ends with one open invitation', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { learnerId, token } = await anInviteOf(`contest${round}@s.example`)
      await by(token, 'decline')
      const invite = () =>
        admin.call(`POST /learners/${learnerId}/invite`, { groupId, confirmDeclined: true })
      const [taken, invited] = await Promise.all([by(token, 'take-back'), invite()])
      expect([taken.status, invited.status]).toEqual(taken.status === 200 ? [200, 409] : [409, 201])
      const open = await admin.call(`GET /invites?learnerId=${learnerId}&state=open`)
      expect(open.body.items).toHaveLength(1)
    }
  })
})

describe('asking for a fresh one', () => {
  it('sends an expired invitation again, with its link, to the invited address', async () => {
    const { learnerId, token } = await anInviteOf('again@s.example')
    await letPass(world, admin.orgId, '31 days')
    expect(await opened(token)).toMatchObject({ state: 'expired' })
    const before = (await world.inbox.of('again@s.example')).length
    const reply = await by(token, 'ask-again')
    expect(reply.status).toBe(202)
    await world.runJobs()
    expect(await world.inbox.of('again@s.example')).toHaveLength(before + 1)
    expect(await world.inbox.token('again@s.example', 'i')).toBe(token)
    expect(await opened(token)).toMatchObject({ state: 'open' })
    expect(await learner(learnerId)).toMatchObject({ expired: false, status: 'pending' })
    const [noted] = await world.ctx.orgs.read(
      admin.orgId,
      (org) => org.rows<{ actor_kind: string }>`
        select actor_kind from audit_log where org_id = ${org.orgId} and action = 'invite.asked_again'`,
    )
    expect(noted).toEqual({ actor_kind: 'system' })
  })

  it('answers the same and sends nothing where there is nothing to send', async () => {
    const open = await anInviteOf('open@s.example')
    const declined = await anInviteOf('declined@s.example')
    await by(declined.token, 'decline')
    const quiet = await anInviteOf('quiet@s.example')
    await aSuppression(world, admin.orgId, 'quiet@s.example')
    await letPass(world, admin.orgId, '31 days')
    const fresh = await anInviteOf('fresh@s.example')
    await by(open.token, 'ask-again')
    await world.runJobs()
    const mails = () =>
      Promise.all(
        ['open', 'declined', 'quiet', 'fresh'].map(
          async (name) => (await world.inbox.of(`${name}@s.example`)).length,
        ),
      )
    const before = await mails()
    const replies = []
    // The first of these was sent afresh just now, and is not expired any more.
    for (const { token } of [open, declined, quiet, fresh]) replies.push(await by(token, 'ask-again'))
    await world.runJobs()
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(await mails()).toEqual(before)
  })

  it('ten times at once is one mail', async () => {
    const { token } = await anInviteOf('impatient@s.example')
    await letPass(world, admin.orgId, '31 days')
    const before = (await world.inbox.of('impatient@s.example')).length
    await Promise.all(Array.from({ length: 10 }, () => by(token, 'ask-again')))
    await world.runJobs()
    expect(await world.inbox.of('impatient@s.example')).toHaveLength(before + 1)
  })
})

it('[61] looking at the link changes nothing, however often', async () => {
  const { id, token } = await anInviteOf('looked@s.example')
  const before = (await admin.call(`GET /invites/${id}`)).text
  await Promise.all(Array.from({ length: 20 }, () => opened(token)))
  expect((await admin.call(`GET /invites/${id}`)).text).toBe(before)
})
