import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { TimelineItemDto } from '@rollcall/contract'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anActiveLearner,
  anAdmin,
  anInvite,
  offeredTrainings,
  somebody,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let teachers: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  teachers = await aGroup(world, admin, 'Teachers', ['Fire Safety'])
})
afterAll(() => world.close())

async function timeline(learnerId: string): Promise<TimelineItemDto[]> {
  return (await admin.call(`GET /learners/${learnerId}/timeline`)).body.items
}
/** Each fact as `kind by whom: detail`. */
async function told(learnerId: string): Promise<string[]> {
  return (await timeline(learnerId)).map(
    ({ kind, by, detail }) => `${kind} by ${by.name ?? by.kind}${detail ? `: ${detail}` : ''}`,
  )
}

/** As soon as it may be: the log cannot be made older, so the cool-down has to pass, which is short in tests. */
async function resend(inviteId: string): Promise<void> {
  while ((await admin.call(`POST /invites/${inviteId}/resend`)).body.code === 'cool_down') await sleep(20)
}

describe('the timeline of a learner', () => {
  it('tells everything from the invitation to the archive, in order and by whom', async () => {
    const email = 'ann@timeline.example'
    const { id, learnerId } = await anInvite(world, admin, teachers, email)
    await resend(id)
    await world.runJobs()
    await anAccount(world, email, 'Ann Hidden')
    await (await aLearner(world, email)).call(`POST /join/me/invites/${id}/accept`)
    const drivers = await aGroup(world, admin, 'Drivers', ['Road Safety'])
    const [trainingId = ''] = await offeredTrainings(world, admin, ['First Aid'])
    const locationId = (await admin.call('POST /locations', { name: 'South' })).body.id
    await admin.call(`PUT /learners/${learnerId}/groups`, { groupIds: [drivers] })
    await admin.call(`POST /learners/${learnerId}/assignments`, { trainingId })
    await admin.call(`PATCH /learners/${learnerId}`, { locationId, externalId: '12' })
    await admin.call('POST /learners/groups', { ids: [learnerId], groupId: teachers })
    await admin.call(`POST /learners/${learnerId}/archive`)

    expect(await told(learnerId)).toEqual([
      'invited by Olive Owner: Teachers',
      'mail_queued by system: ann@timeline.example',
      'mail_delivered by system',
      'resent by Olive Owner',
      'mail_queued by system: ann@timeline.example',
      'mail_delivered by system',
      'accepted by learner',
      'joined_group by learner: Teachers',
      'training_assigned by system: Fire Safety',
      'joined_group by Olive Owner: Drivers',
      'left_group by Olive Owner: Teachers',
      'training_assigned by Olive Owner: Road Safety',
      'training_assigned by Olive Owner: First Aid',
      'changed by Olive Owner: Location: South, External ID',
      'joined_group by Olive Owner: Teachers',
      'archived by Olive Owner',
    ])
    const facts = await timeline(learnerId)
    expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).toSorted())
    expect(facts.slice(0, 8).map(({ inviteId }) => inviteId)).toEqual(Array(8).fill(id))
    expect(JSON.stringify(facts)).not.toContain('Hidden')
  })

  it('tells why a mail did not arrive, and where it went after the address was corrected', async () => {
    const { id, learnerId } = await anInvite(world, admin, teachers, 'bounce+typo@timeline.example')
    await admin.call(`PATCH /invites/${id}`, { email: 'right@timeline.example' })
    await world.runJobs()
    const facts = await told(learnerId)
    expect(facts).toEqual([
      'invited by Olive Owner: Teachers',
      'mail_queued by system: bounce+typo@timeline.example',
      expect.stringMatching(/^mail_bounced by system: .*no such mailbox/),
      'address_mended by Olive Owner: right@timeline.example',
      'invited by Olive Owner: Teachers',
      'mail_queued by system: right@timeline.example',
      'mail_delivered by system',
    ])
  })

  it('tells what was planned, and what became of it', async () => {
    const notify = { when: 'hold' }
    const email = 'later@timeline.example'
    const invited = await admin.call('POST /invites', { groupId: teachers, emails: [email], notify })
    const { id, learnerId } = invited.body.items[0].invite
    const at = new Date(Date.now() + 86_400_000).toISOString()
    await admin.call(`PATCH /invites/${id}`, { notify: { when: 'at', at } })
    await admin.call(`PATCH /invites/${id}`, { notify: { when: 'hold' } })
    await admin.call(`POST /invites/${id}/cancel`)
    const facts = await told(learnerId)
    expect(facts).toEqual([
      'invited by Olive Owner: Teachers',
      'mail_queued by system: later@timeline.example',
      expect.stringMatching(
        /^rescheduled by Olive Owner: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(America\/New_York\)$/,
      ),
      'rescheduled by Olive Owner: On hold until somebody decides',
      'cancelled by Olive Owner',
    ])
  })

  it('says of a decline by the link and of one with an account the same', async () => {
    const decline = async (email: string, withAccount: boolean) => {
      const { id, learnerId } = await anInvite(world, admin, teachers, email)
      if (withAccount) {
        await anAccount(world, email, 'Dora Declines')
        await (await aLearner(world, email)).call(`POST /join/me/invites/${id}/decline`)
      } else {
        const token = await world.inbox.token(email, 'i')
        await somebody(world).call(`POST /join/invites/${token}/decline`)
      }
      const [fact] = (await timeline(learnerId)).slice(-1)
      const [entry] = (await admin.call(`GET /audit-log?subjectId=${id}&limit=1`)).body.items
      return { by: fact?.by, kind: fact?.kind, actor: entry.actor }
    }
    const same = {
      kind: 'declined',
      by: { kind: 'learner', name: null },
      actor: { kind: 'learner', id: null, name: null },
    }
    expect(await decline('link@timeline.example', false)).toEqual(same)
    expect(await decline('account@timeline.example', true)).toEqual(same)
  })

  it('is the evidence of this organization: another one that invites the same person has its own', async () => {
    const other = await anAdmin(world, 'Another School')
    const theirs = await aGroup(world, other, 'Theirs')
    await anActiveLearner(world, other, theirs, 'both@timeline.example')
    const { learnerId } = await anInvite(world, admin, teachers, 'both@timeline.example')
    expect(await told(learnerId)).toEqual([
      'invited by Olive Owner: Teachers',
      'mail_queued by system: both@timeline.example',
      'mail_delivered by system',
    ])
  })

  it('can be taken along as a file, in the language of the reader', async () => {
    const { learnerId } = await anInvite(world, admin, teachers, 'file@timeline.example')
    const file = () => admin.call(`GET /learners/${learnerId}/timeline?format=csv`)
    const english = await file()
    expect(english.headers['content-disposition']).toMatch(/filename="timeline-[\d-]+\.csv"/)
    const [heading, first] = english.text.replace('\ufeff', '').split('\r\n')
    expect(heading).toBe('"When (America/New_York)","What","Details","Who"')
    expect(first).toMatch(/^"[\d-]+ [\d:]+","Invited","Teachers","Olive Owner"$/)
    await world.ctx.accounts.rows`update users set locale = 'es' where id = ${admin.userId}`
    expect((await file()).text).toContain('"Invitación creada","Teachers","Olive Owner"')
    const bounced = await anInvite(world, admin, teachers, 'bounce+file@timeline.example')
    const { items } = (await admin.call(`GET /learners/${bounced.learnerId}/timeline`)).body
    expect(JSON.stringify(items)).toContain('Ese buzón no existe.')
    await world.ctx.accounts.rows`update users set locale = 'en' where id = ${admin.userId}`
  })
})
