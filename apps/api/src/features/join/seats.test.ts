import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  anInvite,
  type Person,
} from '../../../test/given.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'

/** Two hundred people sign in beforehand, which takes its time where others are at work, too. Milliseconds. */
const PATIENCE = 300_000

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())

let count = 0
function anAddress(): string {
  count += 1
  return `seat${count}@s.example`
}
const setSeats = (seats: number | null) =>
  world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`update orgs set subscription_seats = ${seats} where id = ${org.orgId}`,
  )
const seats = async () => (await admin.call(`GET /orgs/${admin.orgId}/seats`)).body
async function anInvitee(): Promise<{
  person: Person
  learnerId: string
  accept: () => ReturnType<Person['call']>
}> {
  const email = anAddress()
  const invite = await anInvite(world, admin, groupId, email)
  await anAccount(world, email)
  const person = await aLearner(world, email)
  return {
    person,
    learnerId: invite.learnerId,
    accept: () => person.call(`POST /join/me/invites/${invite.id}/accept`),
  }
}

describe('seats', () => {
  it('are any number unless the subscription says how many', async () => {
    await (await anInvitee()).accept()
    await anInvitee()
    expect(await seats()).toEqual({
      seats: null,
      used: 1,
      free: null,
      waiting: 1,
      short: 0,
      turnedAwayAt: null,
    })
  })

  it('are forecast: how many of those who wait would find none', async () => {
    await setSeats(2)
    await (await anInvitee()).accept()
    await Promise.all([anInvitee(), anInvitee(), anInvitee()])
    expect(await seats()).toMatchObject({ seats: 2, used: 1, free: 1, waiting: 3, short: 2 })
    expect((await admin.call('GET /overview')).body.seats).toEqual(await seats())
  })

  it('are taken by accepting once, however often, and given back by archiving, one by one or many', async () => {
    await setSeats(10)
    const people = await Promise.all([anInvitee(), anInvitee(), anInvitee()])
    for (const { accept } of people) await Promise.all([accept(), accept()])
    expect((await seats()).used).toBe(3)
    const [first, ...others] = people.map(({ learnerId }) => learnerId)
    await admin.call(`POST /learners/${first}/archive`)
    await admin.call(`POST /learners/${first}/archive`)
    expect((await seats()).used).toBe(2)
    await admin.call('POST /learners/archive', { ids: others })
    expect((await seats()).used).toBe(0)
  })

  it('that are all taken are said so, the invitation stays, and a seat that becomes free lets in', async () => {
    await setSeats(1)
    const first = await anInvitee()
    await first.accept()
    const second = await anInvitee()
    const reply = await second.accept()
    expect(reply.status).toBe(409)
    expect(reply.body).toMatchObject({
      code: 'no_seat',
      detail: expect.stringContaining('Your invitation stays open'),
    })
    expect((await admin.call(`GET /learners/${second.learnerId}`)).body).toMatchObject({
      status: 'pending',
      name: null,
      groups: [{ id: groupId }],
    })
    expect((await second.person.call('GET /join/me/trainings')).body.items).toEqual([])
    await admin.call(`POST /learners/${first.learnerId}/archive`)
    expect((await second.accept()).status).toBe(200)
    // Fewer than are taken: nobody is put out, and nobody comes in.
    await setSeats(1)
    await admin.call(`POST /learners/${second.learnerId}/archive`)
    expect((await seats()).used).toBe(0)
  })

  it('that run out are told to those who can do something about it, once a day', async () => {
    const viewer = anAddress()
    await administers(world, await anAccount(world, viewer), admin.orgId, 'viewer')
    const helper = anAddress()
    await administers(world, await anAccount(world, helper), admin.orgId, 'admin')
    await setSeats(1)
    await (await anInvitee()).accept()
    const [one, two] = await Promise.all([anInvitee(), anInvitee()])
    await Promise.all([one.accept(), two.accept(), one.accept()])
    await world.runJobs()
    const mails = async (email: string) =>
      (await world.inbox.of(email)).filter(({ subject }) => subject.includes('no free seat'))
    expect(await mails(admin.email)).toHaveLength(1)
    expect(await mails(helper)).toHaveLength(1)
    expect(await mails(viewer)).toEqual([])
    expect((await seats()).turnedAwayAt).not.toBeNull()
    const told = (await admin.call('GET /audit-log?action=subscription.no_seat')).body.items
    expect(told).toMatchObject([{ actor: { kind: 'system' } }])
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        update orgs set turned_away_at = turned_away_at - interval '1 day' where id = ${org.orgId}`,
    )
    await one.accept()
    await world.runJobs()
    expect(await mails(admin.email)).toHaveLength(2)
  })

  it(
    'of 10 hold against 200 acceptances at once',
    async () => {
      await setSeats(10)
      const emails = Array.from({ length: 200 }, anAddress)
      const invited = (await admin.call('POST /invites/batch', { groupId, emails })).body.items
      const people: Person[] = []
      for (const email of emails) {
        await anAccount(world, email)
        people.push(await aLearner(world, email))
      }
      const replies = await Promise.all(
        people.map((person, index) =>
          person.call(`POST /join/me/invites/${invited[index].invite.id}/accept`),
        ),
      )
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(10)
      expect(replies.filter(({ body }) => body.code === 'no_seat')).toHaveLength(190)
      const active = (await admin.call('GET /learners?status=active&limit=100')).body.items
      expect(active).toHaveLength(10)
      expect(await seats()).toMatchObject({ used: 10, free: 0, waiting: 190, short: 190 })
    },
    PATIENCE,
  )
})
