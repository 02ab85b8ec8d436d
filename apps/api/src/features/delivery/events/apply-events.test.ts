import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto } from '@rollcall/contract'
import fc from 'fast-check'
import { type Admin, aGroup, aLearner, anAccount, anAdmin } from '../../../../test/given.ts'
import { letPass } from '../../../../test/let-pass.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { claimDue, orgOutbox, settle } from '../outbox-store.ts'
import { applyEvents, type MailEvent } from './apply-events.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())

const AT = Date.parse('2026-03-02T09:00:00Z')
const later = (minutes: number) => new Date(AT + minutes * 60_000)

/** An invite of which a mail service has taken the mail, and the id of this mail. */
async function sent(outcome: 'accepted' | 'uncertain' = 'accepted'): Promise<[InviteDto, string]> {
  const reply = await admin.call('POST /invites', { groupId, emails: [`p${randomUUID()}@s.example`] })
  return [reply.body.items[0].invite, await taken(outcome)]
}

/** The mail that is due is taken by a mail service. Gives its id. */
async function taken(outcome: 'accepted' | 'uncertain' = 'accepted'): Promise<string> {
  const [message] = await world.ctx.orgs.write(admin.orgId, async (org) => {
    const claimed = await claimDue(orgOutbox(org), 1)
    await settle(
      orgOutbox(org),
      claimed.map((one) => ({ message: one, outcome: { kind: outcome, reason: null, wait: 3600 } })),
      72,
    )
    return claimed
  })
  if (!message) throw new Error('Nothing was due.')
  return message.id
}

type Told = Omit<MailEvent, 'messageId'>
const told = (fact: MailEvent['fact'], minutes: number, more: Partial<Told> = {}): Told => ({
  id: `${fact} ${minutes} ${more.answer ?? ''}`,
  fact,
  at: later(minutes),
  reason: null,
  answer: null,
  ...more,
})
const bounce = (minutes: number, answer = 'No such user here') =>
  told('bounced', minutes, { reason: 'no_mailbox', answer })

const apply = (messageId: string, events: Told[]) =>
  world.ctx.orgs.write(admin.orgId, (org) =>
    applyEvents(
      world.ctx,
      org,
      events.map((event) => ({ ...event, id: `${messageId} ${event.id}`, messageId })),
    ),
  )

const stateOf = async ({ id }: InviteDto) => {
  const { learnerStatus, delivery } = (await admin.call(`GET /invites/${id}`)).body
  return [learnerStatus, delivery.state, delivery.reason]
}

describe('what is told of a mail', () => {
  it('[40] [41] makes the learner Pending exactly when it has arrived', async () => {
    const [invite, messageId] = await sent()
    await apply(messageId, [told('accepted', 0)])
    expect(await stateOf(invite)).toEqual(['prospect', 'sent', null])
    await apply(messageId, [told('deferred', 1, { reason: 'mailbox_full', answer: 'Over quota' })])
    expect(await stateOf(invite)).toEqual([
      'prospect',
      'delayed',
      'The mailbox is full. The server said: “Over quota”',
    ])
    await apply(messageId, [told('delivered', 2)])
    expect(await stateOf(invite)).toEqual(['pending', 'delivered', null])
  })

  it('[43] takes a learner back to Prospect when it comes back late, and says why', async () => {
    const [invite, messageId] = await sent()
    await apply(messageId, [told('delivered', 1)])
    await apply(messageId, [bounce(60 * 24)])
    expect(await stateOf(invite)).toEqual([
      'prospect',
      'bounced',
      'There is no such mailbox. The server said: “No such user here”',
    ])
    await apply(messageId, [told('delivered', 1), told('deferred', 9)])
    expect((await stateOf(invite))[1]).toBe('bounced')
  })

  it('[30] comes to the same in any order: delivered before processed, deferred after delivered, bounce before delivered', async () => {
    const [invite, messageId] = await sent()
    await apply(messageId, [told('delivered', 3)])
    await apply(messageId, [told('accepted', 1), told('deferred', 2, { reason: 'busy' })])
    expect(await stateOf(invite)).toEqual(['pending', 'delivered', null])
    const [other, otherId] = await sent()
    await apply(otherId, [bounce(2)])
    await apply(otherId, [told('delivered', 1)])
    expect((await stateOf(other)).slice(0, 2)).toEqual(['prospect', 'bounced'])
  })

  it('[31] leaves a cancelled invitation cancelled, and is on record all the same', async () => {
    const [invite, messageId] = await sent()
    await admin.call(`POST /invites/${invite.id}/cancel`)
    await apply(messageId, [told('delivered', 1)])
    expect((await stateOf(invite)).slice(0, 2)).toEqual(['cancelled', 'delivered'])
    const { items } = (await admin.call(`GET /learners/${invite.learnerId}/timeline`)).body
    expect(items).toContainEqual(expect.objectContaining({ kind: 'mail_delivered' }))
  })

  it.each(['declined', 'active', 'archived'])('[31] [43] leaves who is %s as they are', async (status) => {
    const [invite, messageId] = await sent()
    await apply(messageId, [told('delivered', 1)])
    await anAccount(world, invite.email)
    const person = await aLearner(world, invite.email)
    const answer = status === 'declined' ? 'decline' : 'accept'
    await person.call(`POST /join/me/invites/${invite.id}/${answer}`)
    if (status === 'archived') await admin.call('POST /learners/archive', { ids: [invite.learnerId] })
    expect((await stateOf(invite))[0]).toBe(status)
    await apply(messageId, [told('delivered', 2), bounce(3)])
    expect((await stateOf(invite)).slice(0, 2)).toEqual([status, 'bounced'])
  })

  it('[44] of a mail that is sent again counts as well: Pending stays Pending, and comes back with the next arrival', async () => {
    const [invite, firstId] = await sent()
    await apply(firstId, [told('delivered', 1)])
    const again = async () => {
      await letPass(world, admin.orgId, '1 hour')
      await admin.call(`POST /invites/${invite.id}/resend`)
      return taken()
    }
    const secondId = await again()
    expect((await stateOf(invite)).slice(0, 2)).toEqual(['pending', 'sent'])
    await apply(firstId, [told('blocked', 2, { reason: 'refused' })])
    await apply(secondId, [told('blocked', 2, { reason: 'refused' })])
    expect((await stateOf(invite)).slice(0, 2)).toEqual(['prospect', 'refused'])
    await apply(await again(), [told('delivered', 3)])
    expect((await stateOf(invite)).slice(0, 2)).toEqual(['pending', 'delivered'])
  })

  it('[28] 46 times is one line of the evidence', async () => {
    const [invite, messageId] = await sent()
    for (let times = 0; times < 46; times += 1) await apply(messageId, [told('delivered', 1)])
    const { items } = (await admin.call(`GET /learners/${invite.learnerId}/timeline`)).body
    expect(items.filter(({ kind }: { kind: string }) => kind === 'mail_delivered')).toHaveLength(1)
  })

  it('ends the doubt about a mail that may have left: it is not sent again', async () => {
    const [invite, messageId] = await sent('uncertain')
    expect((await stateOf(invite))[1]).toBe('queued')
    await apply(messageId, [told('accepted', 1)])
    expect((await stateOf(invite))[1]).toBe('sent')
    expect((await admin.call(`GET /invites/${invite.id}`)).body.delivery.nextAttemptAt).toBeNull()
  })

  it('[32] and is of no message of this organization is given back, and changes nothing', async () => {
    const other = await anAdmin(world, 'Other School')
    const [invite, messageId] = await sent()
    const unknown = await world.ctx.orgs.write(other.orgId, (org) =>
      applyEvents(world.ctx, org, [{ ...told('delivered', 1), messageId }]),
    )
    expect(unknown).toEqual([messageId])
    expect((await stateOf(invite))[1]).toBe('sent')
  })
})

it('[27] any permutation, repetition and split of what is told comes to what the ordered list comes to', async () => {
  const anEvent = fc.record({
    fact: fc.constantFrom<MailEvent['fact'][]>(
      'accepted',
      'deferred',
      'delivered',
      'blocked',
      'dropped',
      'bounced',
      'complained',
      'unsubscribed',
    ),
    minutes: fc.integer({ min: 0, max: 3 }),
    answer: fc.constantFrom('one thing', 'another thing'),
  })
  const aStory = fc.array(anEvent, { minLength: 1, maxLength: 7 }).chain((story) => {
    const events = story.map(({ fact, minutes, answer }) =>
      fact === 'accepted' || fact === 'delivered'
        ? told(fact, minutes)
        : told(fact, minutes, { reason: 'refused', answer }),
    )
    const parts = fc.array(fc.shuffledSubarray(events, { minLength: 1 }), { maxLength: 4 })
    return fc.tuple(fc.constant(events), parts, fc.shuffledSubarray(events, { minLength: events.length }))
  })
  const factsOf = async (messageId: string) =>
    world.ctx.orgs.read(
      admin.orgId,
      (org) => org.rows`
        select state, evidence, accepted_at < now() - interval '1 minute' as has_time, deferred_at, delivered_at, blocked_at,
               dropped_at, bounced_at, complained_at, unsubscribed_at, reason_code, answer
          from messages where org_id = ${org.orgId} and id = ${messageId}`,
    )
  await fc.assert(
    fc.asyncProperty(aStory, async ([ordered, parts, rest]) => {
      const [first, firstId] = await sent()
      const [second, secondId] = await sent()
      for (const event of ordered) await apply(firstId, [event])
      for (const part of parts) await apply(secondId, part)
      await apply(secondId, rest)
      expect(await factsOf(secondId)).toEqual(await factsOf(firstId))
      expect(await stateOf(second)).toEqual(await stateOf(first))
    }),
    { numRuns: 60 },
  )
})

it('[29] four who tell of the same thousand messages at once do not stand in each other’s way', async () => {
  const { orgId } = admin
  const ids = await world.ctx.orgs.write(orgId, async (org) => {
    const rows = await org.rows<{ id: string }>`
      insert into messages (org_id, id, kind, ref_id, email_key, locale, queue_state)
      select ${org.orgId}, gen_random_uuid(), 'announcement', gen_random_uuid(), 'm' || n || '@s.example', 'en', 'done'
        from generate_series(1, 1000) as n
      returning id`
    return rows.map(({ id }) => id)
  })
  const tell = (fact: 'delivered' | 'accepted', order: string[]) =>
    world.ctx.orgs.write(orgId, (org) =>
      applyEvents(
        world.ctx,
        org,
        order.map((messageId) => ({ ...told(fact, 1), id: `${messageId} ${fact}`, messageId })),
      ),
    )
  const backwards = [...ids].reverse()
  await Promise.all([
    tell('delivered', ids),
    tell('accepted', backwards),
    tell('delivered', backwards),
    tell('accepted', ids),
  ])
  const states = await world.ctx.orgs.read(
    orgId,
    (org) => org.rows`
      select state, count(*)::int from messages where org_id = ${org.orgId} and kind = 'announcement' group by state`,
  )
  expect(states).toEqual([{ state: 'delivered', count: 1000 }])
})
