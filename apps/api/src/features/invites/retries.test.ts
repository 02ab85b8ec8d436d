import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { InviteDto, TimelineItemDto } from '@rollcall/contract'
import { createSigningKeys } from '@rollcall/sendgrid-sim'
import { type Admin, aGroup, anAdmin, aSuppression } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { tell } from '../../../test/sendgrid-posts.ts'
import { createSendGridWorld, type SendGridWorld } from '../../../test/sendgrid-world.ts'

const keys = createSigningKeys()
let world: SendGridWorld
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createSendGridWorld({ settings: { webhookPublicKeys: [keys.publicKey] } })
  world.sim.tellTo(null)
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin)
})
afterAll(() => world.close())

const linkOf = (text: string) => /https?:\/\/\S+\/i\/\S+/.exec(text)?.[0] ?? 'no link'
const mailsTo = (email: string) => world.sim.mailTo(email)

/** SendGrid tells something of the newest mail to an address. */
async function told(email: string, event: string, more: object = {}) {
  const m = mailsTo(email).at(-1)?.customArgs.m
  const timestamp = Math.floor(Date.now() / 1000)
  const ids = { email, o: admin.orgId, m, a: '1', sg_event_id: randomUUID(), sg_message_id: 'x.y.z' }
  await tell(world, keys.privateKey, [{ ...ids, event, timestamp, ...more }])
}
const refusal = { type: 'blocked', status: '5.7.1', reason: '550 5.7.1 We do not know you yet' }
const noMailbox = {
  type: 'bounce',
  status: '5.1.1',
  reason: '550 5.1.1 No such user',
  bounce_classification: 'Invalid Address',
}

/** An invite whose mail the receiving server refused. */
async function refused(email = `${randomUUID()}@r.example`): Promise<InviteDto> {
  const reply = await admin.call('POST /invites', { groupId, emails: [email] })
  await world.runJobs()
  await told(email, 'bounce', refusal)
  return reply.body.items[0].invite
}

async function pass(time: string) {
  await letPass(world, admin.orgId, time)
  await world.runJobs()
}
const deliveryOf = async ({ id }: InviteDto) => {
  const { learnerStatus, delivery } = (await admin.call(`GET /invites/${id}`)).body
  return `${learnerStatus}, ${delivery.state}`
}
const timelineOf = async ({ learnerId }: InviteDto) =>
  (await admin.call(`GET /learners/${learnerId}/timeline`)).body.items.map(
    ({ kind }: TimelineItemDto) => kind,
  )

describe('a mail that was refused', () => {
  it('is tried once more a day later, with the same link, and the timeline tells it', async () => {
    const invite = await refused()
    expect(await deliveryOf(invite)).toBe('prospect, refused')
    await pass('23 hours')
    expect(mailsTo(invite.email)).toHaveLength(1)
    await pass('1 hour 1 minute')
    const [first, second, ...others] = mailsTo(invite.email)
    expect(others).toEqual([])
    expect(linkOf(second?.text ?? '')).toBe(linkOf(first?.text ?? 'none'))
    expect(second?.customArgs.m).not.toBe(first?.customArgs.m)
    await told(invite.email, 'delivered')
    expect(await deliveryOf(invite)).toBe('pending, delivered')
    const timeline = await timelineOf(invite)
    expect(timeline).toEqual(expect.arrayContaining(['mail_refused', 'retried', 'mail_delivered']))
    expect(timeline.filter((kind: string) => kind === 'mail_queued')).toHaveLength(2)
  })

  it('is not tried a third time when it is refused again', async () => {
    const invite = await refused()
    await pass('25 hours')
    await told(invite.email, 'bounce', refusal)
    await pass('3 days')
    await pass('3 days')
    expect(mailsTo(invite.email)).toHaveLength(2)
    expect(await deliveryOf(invite)).toBe('prospect, refused')
  })

  it('is tried once, however many do it at once, and however often it was told', async () => {
    const invite = await refused()
    await told(invite.email, 'bounce', refusal)
    await letPass(world, admin.orgId, '25 hours')
    const job = world.ctx.accounts.rows
    await job`select graphile_worker.add_job('retry-refused', json_build_object('orgId', ${admin.orgId}::text))`
    await Promise.all([world.runJobs(), world.runJobs()])
    expect(mailsTo(invite.email)).toHaveLength(2)
  })

  it.each<[string, (invite: InviteDto) => Promise<unknown>]>([
    ['was cancelled', ({ id }) => admin.call(`POST /invites/${id}/cancel`)],
    [
      'was declined',
      async ({ email, id }) => {
        const token = linkOf(mailsTo(email)[0]?.text ?? '').split('/i/')[1]
        expect(
          (await admin.agent.post(`/api/v1/join/invites/${token}/decline`).send({})).status,
        ).toBeLessThan(300)
        return id
      },
    ],
    ['bounced after all', ({ email }) => told(email, 'bounce', noMailbox)],
    ['is to somebody who asked for no more', ({ email }) => aSuppression(world, admin.orgId, email)],
    ['was reported as spam', ({ email }) => told(email, 'spamreport')],
  ])('is not tried again when it %s meanwhile', async (_, happens) => {
    const invite = await refused()
    await happens(invite)
    await pass('25 hours')
    expect(mailsTo(invite.email)).toHaveLength(1)
  })

  it('is not tried again beside a mail that was sent again by hand', async () => {
    const invite = await refused()
    await pass('2 hours')
    expect((await admin.call(`POST /invites/${invite.id}/resend`)).status).toBe(200)
    await world.runJobs()
    await told(invite.email, 'delivered')
    await pass('25 hours')
    expect(mailsTo(invite.email)).toHaveLength(2)
    expect(await deliveryOf(invite)).toBe('pending, delivered')
  })

  it('is told of once in the digest, whether or not the second try is refused, too', async () => {
    const digest = async () => {
      await world.ctx.accounts.rows`select graphile_worker.add_job('send-bounce-digests')`
      await world.runJobs()
      return mailsTo(admin.email).filter(({ subject }) => subject.includes('came back')).length
    }
    const invite = await refused()
    const before = await digest()
    await pass('25 hours')
    await told(invite.email, 'bounce', refusal)
    expect(mailsTo(invite.email)).toHaveLength(2)
    expect(await digest()).toBe(before)
  })
})
