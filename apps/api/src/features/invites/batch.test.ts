import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteItemDto, InvitesReply } from '@rollcall/contract'
import fc from 'fast-check'
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
import { newId } from '../../core/ids.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
  await somebodyOfEach()
})
afterAll(() => world.close())

/** One person for each status that keeps an address from being invited, and one whom we may not write to. */
async function somebodyOfEach() {
  await anInvite(world, admin, groupId, 'waits@s.example')
  const joined = await anInvite(world, admin, groupId, 'joined@s.example')
  const left = await anInvite(world, admin, groupId, 'left@s.example')
  for (const [email, invite] of [
    ['joined@s.example', joined],
    ['left@s.example', left],
  ] as const) {
    await anAccount(world, email)
    await (await aLearner(world, email)).call(`POST /join/me/invites/${invite.id}/accept`)
  }
  await admin.call(`POST /learners/${left.learnerId}/archive`)
  await anInvite(world, admin, groupId, 'no@s.example')
  await somebody(world).call(`POST /join/invites/${await world.inbox.token('no@s.example', 'i')}/decline`)
  const cancelled = await anInvite(world, admin, groupId, 'cancelled@s.example')
  await admin.call(`POST /invites/${cancelled.id}/cancel`)
  await aSuppression(world, admin.orgId, 'quiet@s.example', 'bounced')
}

async function subscribe(status: 'active' | 'none') {
  await world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`update orgs set subscription_status = ${status} where id = ${org.orgId}`,
  )
}

const outcomes = (reply: InvitesReply) => reply.items.map(({ outcome }) => outcome)

describe('judging addresses', () => {
  const emails = [
    'new@gmial.com',
    'waits@s.example',
    'joined@s.example',
    'left@s.example',
    'no@s.example',
    'cancelled@s.example',
    'quiet@s.example',
    'NEW@gmial.com',
    'not an address',
  ]

  it('says what inviting would come to, and does nothing', async () => {
    const reply = await admin.call('POST /invites/judge', { groupId, emails })
    expect(reply.status).toBe(200)
    expect(outcomes(reply.body)).toEqual([
      'invite',
      'already_invited',
      'already_active',
      'archived',
      'declined_before',
      'invite',
      'suppressed',
      'duplicate',
      'invalid_email',
    ])
    expect(reply.body.items[0]).toMatchObject({
      email: 'new@gmial.com',
      suggestion: 'new@gmail.com',
      learnerId: null,
      invite: null,
    })
    expect(reply.body.items[1].learnerId).toEqual(expect.any(String))
    await world.runJobs()
    expect((await admin.call('GET /learners?q=new@gmial.com')).body.items).toEqual([])
    expect(await world.inbox.of('new@gmial.com')).toEqual([])
  })

  it('is refused for the same reasons as inviting', async () => {
    const inactive = await admin.call('POST /groups', { name: 'Closed', status: 'inactive' })
    for (const id of [inactive.body.id, newId()]) {
      const body = { groupId: id, emails: ['a@s.example'] }
      const judged = await admin.call('POST /invites/judge', body)
      const invited = await admin.call('POST /invites', body)
      expect([judged.status, judged.body.code, judged.body.detail]).toEqual([
        invited.status,
        invited.body.code,
        invited.body.detail,
      ])
    }
    expect((await admin.call('POST /invites/judge', { groupId, emails: [] })).status).toBe(400)
  })

  it('and then inviting agree, and the counts add up', async () => {
    const known = emails.filter((email) => !email.includes('gmial'))
    const fresh = fc.stringMatching(/^[a-z]{8}$/).map((local) => `${local}@fresh.example`)
    const typed = fc.oneof(fresh, fc.constantFrom(...known), fc.constantFrom(' Waits@S.example ', 'a@b', '@'))
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 10 }), async (list) => {
        const judged: InvitesReply = (await admin.call('POST /invites/judge', { groupId, emails: list })).body
        const invited: InvitesReply = (await admin.call('POST /invites', { groupId, emails: list })).body
        expect(outcomes(invited)).toEqual(
          outcomes(judged).map((outcome) => (outcome === 'invite' ? 'invited' : outcome)),
        )
        for (const { items, counts } of [judged, invited]) {
          expect(items.map(({ email }) => email)).toEqual(list)
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(list.length)
        }
        for (const item of invited.items) expect(item.invite !== null).toBe(item.outcome === 'invited')
        // Each round begins where the first did.
        const ids = invited.items.flatMap(({ invite }) => (invite ? [invite.id] : []))
        if (ids.length > 0) await admin.call('POST /invites/cancel', { ids })
      }),
      { numRuns: 25 },
    )
  })
})

describe('inviting many by one call', () => {
  const many = (count: number, domain: string) =>
    Array.from({ length: count }, (_, index) => `person${index}@${domain}`)

  it('needs a subscription, and says so', async () => {
    await subscribe('none')
    const reply = await admin.call('POST /invites/batch', { groupId, emails: many(20, 'free.example') })
    expect(reply.status).toBe(402)
    expect(reply.body.code).toBe('subscription_required')
    expect((await admin.call('POST /invites', { groupId, emails: ['one@free.example'] })).status).toBe(201)
  })

  it('takes up to 500 people, each with one outcome, and does nothing with 501', async () => {
    await subscribe('active')
    const emails = [...many(498, 'batch.example'), 'waits@s.example', 'person0@batch.example']
    const reply = await admin.call('POST /invites/batch', { groupId, emails })
    expect(reply.status).toBe(201)
    expect(reply.body.counts).toEqual({ invited: 498, already_invited: 1, duplicate: 1 })
    expect(new Set(reply.body.items.map(({ invite }: InviteItemDto) => invite?.id ?? null)).size).toBe(499)
    const again = await admin.call('POST /invites/batch', { groupId, emails })
    expect(again.body.counts).toEqual({ already_invited: 499, duplicate: 1 })
    const tooMany = await admin.call('POST /invites/batch', { groupId, emails: many(501, 'more.example') })
    expect(tooMany.body.errors).toMatchObject([{ pointer: '/emails', code: 'max' }])
    expect((await admin.call('GET /learners?q=more.example')).body.items).toEqual([])
  })

  it('twice at once invites each person once', async () => {
    const forward = many(60, 'cross.example')
    const replies = await Promise.all(
      [forward, forward.toReversed(), forward].map((emails) =>
        admin.call('POST /invites/batch', { groupId, emails }),
      ),
    )
    const all = replies.flatMap((reply) => outcomes(reply.body))
    expect(all.filter((outcome) => outcome === 'invited')).toHaveLength(60)
    expect(all.filter((outcome) => outcome === 'already_invited')).toHaveLength(120)
  })
})

describe('an Idempotency-Key', () => {
  it('that is used 50 times at once has one effect and one answer, byte for byte', async () => {
    const body = { groupId, emails: ['once@s.example', 'twice@s.example'] }
    const post = () => admin.agent.post('/api/v1/invites').set('Idempotency-Key', 'fifty-at-once').send(body)
    const replies = await Promise.all(Array.from({ length: 50 }, post))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]))
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
    expect(replies[0]?.body.counts).toEqual({ invited: 2 })
    await world.runJobs()
    expect(await world.inbox.of('once@s.example')).toHaveLength(1)
    expect(await world.inbox.of('twice@s.example')).toHaveLength(1)
  })

  it('[45] makes one mail of a resend that is repeated', async () => {
    const invite = await anInvite(world, admin, groupId, 'resend@s.example')
    await letPass(world, admin.orgId, '1 hour')
    const post = () =>
      admin.agent.post(`/api/v1/invites/${invite.id}/resend`).set('Idempotency-Key', 'resend-once')
    const [first] = await Promise.all([post(), post()])
    await world.runJobs()
    const later = await post()
    expect([later.status, later.text]).toEqual([first.status, first.text])
    await world.runJobs()
    expect(await world.inbox.of('resend@s.example')).toHaveLength(2)
  })
})

it('who was invited by a program has that as the source', async () => {
  const key = await admin.call('POST /api-keys', { name: 'HR system', scopes: ['invites:write'] })
  const program = somebody(world)
  program.agent.set('Authorization', `Bearer ${key.body.key}`)
  const reply = await program.call('POST /invites', { groupId, emails: ['robot@s.example'] })
  expect(reply.body.items[0].invite).toMatchObject({ source: 'api', createdBy: null })
})
