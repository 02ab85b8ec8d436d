import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import type { Response } from 'supertest'
import { type Admin, aGroup, anAdmin, somebody } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { applyEvents } from './events/apply-events.ts'
import { stillToLeave } from './message-store.ts'
import { type ClaimedMessage, claimDue, orgOutbox, settle } from './outbox-store.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())

async function invited(email: string): Promise<InviteDto> {
  const reply = await admin.call('POST /invites', { groupId, emails: [email] })
  return reply.body.items[0].invite
}

/** As a sender does, which then holds the message in its hands. */
const claim = () => world.ctx.orgs.write(admin.orgId, (org) => claimDue(orgOutbox(org), 10))
const mayLeave = async ({ id }: ClaimedMessage) => {
  const leaving = await world.ctx.orgs.read(admin.orgId, (org) => stillToLeave(org, [id]))
  return leaving.has(id)
}
const note = (messages: ClaimedMessage[], kind: 'delivered' | 'later' | 'uncertain') =>
  world.ctx.orgs.write(admin.orgId, (org) =>
    settle(
      orgOutbox(org),
      messages.map((message) => ({ message, outcome: { kind, reason: null } })),
      72,
    ),
  )

const stateOf = async ({ id }: InviteDto) => {
  const { state, learnerStatus, delivery } = (await admin.call(`GET /invites/${id}`)).body
  return [state, learnerStatus, delivery.state]
}

describe('a mail that a sender has taken', () => {
  it('[47] and that is cancelled before it is on the wire does not leave', async () => {
    const invite = await invited('taken@s.example')
    const [message] = await claim()
    if (!message) throw new Error('Nothing was due.')
    expect(await mayLeave(message)).toBe(true)
    await admin.call(`POST /invites/${invite.id}/cancel`)
    expect(await mayLeave(message)).toBe(false)
    await letPass(world, admin.orgId, '1 hour')
    await world.runJobs()
    expect(await world.inbox.of('taken@s.example')).toEqual([])
    expect(await stateOf(invite)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('[47] and that is cancelled while it is on the wire is told as it came out; its link says cancelled', async () => {
    const invite = await invited('wire@s.example')
    const messages = await claim()
    await admin.call(`POST /invites/${invite.id}/cancel`)
    await note(messages, 'delivered')
    expect(await stateOf(invite)).toEqual(['cancelled', 'cancelled', 'delivered'])
    const token = world.ctx.tokens.make('invite', { orgId: admin.orgId, id: invite.id })
    expect((await somebody(world).call(`GET /join/invites/${token}`)).body.state).toBe('cancelled')
  })

  it('and that is cancelled while a server says "later" is not tried again', async () => {
    const invite = await invited('busy@s.example')
    const messages = await claim()
    await admin.call(`POST /invites/${invite.id}/cancel`)
    await note(messages, 'later')
    await letPass(world, admin.orgId, '1 hour')
    await world.runJobs()
    expect(await world.inbox.of('busy@s.example')).toEqual([])
    expect(await stateOf(invite)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('[47] makes a cancel wait until the sender has taken it, and the cancel wins', async () => {
    const invite = await invited('wait@s.example')
    const cancelling: Promise<Response>[] = []
    const messages = await world.ctx.orgs.write(admin.orgId, async (org) => {
      const taken = await claimDue(orgOutbox(org), 10)
      // Asked for while the row is held: the answer comes when the claim is through.
      cancelling.push(admin.call(`POST /invites/${invite.id}/cancel`))
      await org.rows`select pg_sleep(0.3)`
      return taken
    })
    const [reply] = await Promise.all(cancelling)
    expect(reply?.status).toBe(200)
    expect(messages).toHaveLength(1)
    for (const message of messages) expect(await mayLeave(message)).toBe(false)
  })

  it('by a sender that died may have left: it waits for word of it, and is sent by another one then', async () => {
    const invite = await invited('orphan@s.example')
    await claim()
    await world.runJobs()
    expect(await world.inbox.of('orphan@s.example')).toEqual([])
    await letPass(world, admin.orgId, '3 minutes')
    await world.runJobs()
    expect(await world.inbox.of('orphan@s.example')).toEqual([])
    expect((await admin.call(`GET /invites/${invite.id}`)).body.delivery).toMatchObject({
      state: 'queued',
      reasonCode: 'unclear',
      reason: expect.stringContaining('It is sent again later'),
    })
    await letPass(world, admin.orgId, '3 minutes')
    await world.runJobs()
    expect(await world.inbox.of('orphan@s.example')).toHaveLength(1)
    expect(await stateOf(invite)).toEqual(['open', 'pending', 'delivered'])
  })
})

describe('a mail that somebody has seen while its sender still had it', () => {
  const seen = ([message]: ClaimedMessage[]) =>
    world.ctx.orgs.write(admin.orgId, (org) =>
      applyEvents(world.ctx, org, [
        {
          id: `seen ${message?.id}`,
          messageId: message?.id ?? '',
          fact: 'delivered',
          at: new Date(),
          reason: null,
          answer: null,
        },
      ]),
    )

  it.each(['later', 'uncertain'] as const)(
    'is not sent again when the sender finds its try %s',
    async (kind) => {
      const invite = await invited(`seen-${kind}@s.example`)
      const messages = await claim()
      await seen(messages)
      await note(messages, kind)
      await letPass(world, admin.orgId, '13 hours')
      await world.runJobs()
      expect(await world.inbox.of(`seen-${kind}@s.example`)).toEqual([])
      expect(await stateOf(invite)).toEqual(['open', 'pending', 'delivered'])
    },
  )

  it('is not sent again when the sender dies', async () => {
    const invite = await invited('seen-orphan@s.example')
    await seen(await claim())
    for (const time of ['3 minutes', '1 hour']) {
      await letPass(world, admin.orgId, time)
      await world.runJobs()
    }
    expect(await world.inbox.of('seen-orphan@s.example')).toEqual([])
    expect(await stateOf(invite)).toEqual(['open', 'pending', 'delivered'])
  })
})

it('a mail for much later is given up 72 hours after its time, not after it was written', async () => {
  const at = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const reply = await admin.call('POST /invites', {
    groupId,
    emails: ['defer+far@s.example'],
    notify: { when: 'at', at },
  })
  await letPass(world, admin.orgId, '5 days 1 hour')
  await world.runJobs()
  const { id } = reply.body.items[0].invite
  const delivery = async () => (await admin.call(`GET /invites/${id}`)).body.delivery
  expect(await delivery()).toMatchObject({ state: 'queued', attempts: 1 })
  await letPass(world, admin.orgId, '72 hours')
  await world.runJobs()
  expect(await delivery()).toMatchObject({ state: 'refused', reason: expect.stringContaining('Busy') })
})
