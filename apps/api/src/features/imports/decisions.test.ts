import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ImportDto, ImportRowDto, LearnerDto } from '@rollcall/contract'
import { type Admin, aGroup, aLearner, anAccount, anAdmin, anImport } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { SYSTEM } from '../../core/audit.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { runImport } from './run.ts'
import { undoImport } from './undo.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
afterAll(() => world.close())
beforeEach(async () => {
  admin = await anAdmin(world)
  for (const name of ['Teachers', 'Grade 1']) await aGroup(world, admin, name)
  await admin.call('POST /locations', { name: 'North Campus' })
  count += 1
})

/** Each test has people of its own: the inbox is that of everybody. */
let count = 0
const people = (...names: string[]) =>
  `Email,Group,Location,Employee ID\n${names.map((name) => `${at(name)},Teachers,,\n`).join('')}`
const at = (name: string) => `${name}@d${count}.example`

async function uploaded(content: string): Promise<string> {
  const id = await anImport(admin, content)
  await world.runJobs()
  return id
}

async function look(id: string): Promise<ImportDto> {
  return (await admin.call(`GET /imports/${id}`)).body
}

async function rowsOf(id: string): Promise<ImportRowDto[]> {
  return (await admin.call(`GET /imports/${id}/rows`)).body.items
}

async function learners(): Promise<LearnerDto[]> {
  return (await admin.call('GET /learners')).body.items
}

async function etagOf(id: string): Promise<string> {
  return (await admin.call(`GET /imports/${id}`)).headers.etag ?? ''
}

const approveAs = (etag: string, id: string, body: object = {}) =>
  admin.agent.post(`/api/v1/imports/${id}/approve`).set('If-Match', etag).send(body)

async function approved(content: string, body: object = {}): Promise<string> {
  const id = await uploaded(content)
  const reply = await approveAs(await etagOf(id), id, body)
  expect(reply.body).toMatchObject({ state: 'approved', decidedBy: admin.userId })
  return id
}

/** The job that counts mail comes back after seconds; this one is due now. */
async function countMail(importId: string): Promise<void> {
  await world.ctx.orgs.write(admin.orgId, (org) =>
    org.enqueue('watch-import', { importId }, { key: `watch:${importId}` }),
  )
  await world.runJobs()
}

const mailsTo = async (name: string) => (await world.inbox.of(at(name))).length

describe('approving', () => {
  it('invites the people of the good rows, each to their own group and location, and nobody else', async () => {
    const id = await approved(
      `Email,Group,Location,Employee ID\n${at('ann')},Teachers,North Campus,00123\n${at('bob')},grade 1,,\n${at('cy')},Nobody,,\n`,
    )
    await world.runJobs()
    await countMail(id)
    expect(await look(id)).toMatchObject({
      state: 'done',
      counts: { rows: 3, outcomes: { invited: 2, unknown_group: 1 } },
      progress: { done: 2, total: 2, delivery: { waiting: 0, delivered: 2, failed: 0 } },
    })
    const roster = await learners()
    expect(roster.map(({ email }) => email).toSorted()).toEqual([at('ann'), at('bob')])
    expect(roster.find(({ email }) => email === at('ann'))).toMatchObject({
      status: 'pending',
      location: { name: 'North Campus' },
      externalId: '00123',
    })
    const [ann] = await rowsOf(id)
    const invite = await admin.call(`GET /invites/${ann?.inviteId}`)
    expect(invite.body).toMatchObject({ source: 'import', importId: id, createdBy: admin.userId })
    expect([await mailsTo('ann'), await mailsTo('cy')]).toEqual([1, 0])
  })

  it('[42] counts the mail that came back', async () => {
    const id = await approved(people('eve', 'bounce+gone'))
    await world.runJobs()
    await countMail(id)
    expect((await look(id)).progress.delivery).toMatchObject({ waiting: 0, delivered: 1, failed: 1 })
  })

  it('is refused without the state that was looked at, and for one that has changed since', async () => {
    const id = await uploaded(people('ann', 'bob'))
    const etag = await etagOf(id)
    const unsaid = await admin.call(`POST /imports/${id}/approve`)
    expect([unsaid.status, unsaid.body.code]).toEqual([428, 'precondition_required'])
    // The counts stay as they are, and still it is another file.
    await admin.call(`PATCH /imports/${id}/rows/2`, { cells: { group: 'Grade 1' } })
    expect((await look(id)).counts.outcomes).toEqual({ invite: 2 })
    const stale = await approveAs(etag, id)
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition_failed'])
    expect((await approveAs(await etagOf(id), id)).status).toBe(200)
  })

  it('is refused after a group was renamed; the rows are judged anew, and nothing is sent', async () => {
    const id = await uploaded(people('ann'))
    const etag = await etagOf(id)
    const { items } = (await admin.call('GET /groups')).body
    const teachers = items.find(({ name }: { name: string }) => name === 'Teachers')
    await admin.call(`PATCH /groups/${teachers.id}`, { name: 'Staff' })
    expect((await approveAs(etag, id)).body.code).toBe('precondition_failed')
    await world.runJobs()
    expect(await look(id)).toMatchObject({ state: 'review', counts: { outcomes: { unknown_group: 1 } } })
    expect(await learners()).toEqual([])
  })

  it('succeeds for one of two admins at once, and tells the other', async () => {
    const id = await uploaded(people('ann'))
    const etag = await etagOf(id)
    const replies = await Promise.all([approveAs(etag, id), approveAs(etag, id)])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('already_decided')
    await world.runJobs()
    expect(await mailsTo('ann')).toBe(1)
  })

  it('can be repeated with its key', async () => {
    const id = await uploaded(people('ann'))
    const etag = await etagOf(id)
    const [first, second] = [
      await approveAs(etag, id).set('Idempotency-Key', `approve-${id}`),
      await approveAs(etag, id).set('Idempotency-Key', `approve-${id}`),
    ]
    expect(second.text).toBe(first.text)
    expect(second.status).toBe(200)
  })

  it('leaves out whom somebody else invited in the meantime, and whose group is gone', async () => {
    const id = await approved(`${people('ann', 'bob')}${at('cy')},Grade 1,,\n`)
    const { items } = (await admin.call('GET /groups')).body
    const groupOf = (wanted: string) => items.find(({ name }: { name: string }) => name === wanted).id
    await admin.call('POST /invites', { groupId: groupOf('Teachers'), emails: [at('ann')] })
    await admin.call(`PATCH /groups/${groupOf('Grade 1')}`, { status: 'inactive' })
    await world.runJobs()
    expect((await look(id)).counts.outcomes).toEqual({ already_invited: 1, invited: 1, unknown_group: 1 })
    expect(await mailsTo('ann')).toBe(1)
  })

  it('invites those who declined or were archived only where that is said', async () => {
    await approved(people('ann'))
    await world.runJobs()
    const token = await world.inbox.token(at('ann'), 'i')
    await admin.agent.post(`/api/v1/join/invites/${token}/decline`)
    const cautious = await approved(people('ann'))
    await world.runJobs()
    expect((await look(cautious)).counts.outcomes).toEqual({ declined_before: 1 })
    const bold = await approved(people('ann'), { again: true })
    await world.runJobs()
    expect((await look(bold)).counts.outcomes).toEqual({ invited: 1 })
    expect(await mailsTo('ann')).toBe(2)
  })

  it('may hold the mail until later', async () => {
    const id = await approved(people('ann'), { notify: { when: 'hold' } })
    await world.runJobs()
    expect(await look(id)).toMatchObject({ state: 'sending', progress: { delivery: { waiting: 1 } } })
    expect(await mailsTo('ann')).toBe(0)
  })

  it('goes on where it was broken off, and loses and doubles nobody', async () => {
    const names = Array.from({ length: 12 }, (_, nth) => `p${nth}`)
    const id = await approved(people(...names))
    const analyze = async () => {}
    let writes = 0
    const breaking: Orgs = {
      ...world.ctx.orgs,
      async write(orgId, work) {
        writes += 1
        return world.ctx.orgs.write(orgId, async (org) => {
          const result = await work(org)
          if (writes === 2) throw new Error('The power is gone.')
          return result
        })
      },
    }
    await expect(runImport({ orgs: breaking, analyze }, admin.orgId, id, SYSTEM, 5)).rejects.toThrow(
      'The power is gone.',
    )
    expect(await look(id)).toMatchObject({
      state: 'approved',
      counts: { outcomes: { invited: 5, invite: 7 } },
      progress: { done: 5, total: 12 },
    })
    await world.runJobs()
    // A job may be done twice.
    await runImport({ orgs: world.ctx.orgs, analyze }, admin.orgId, id, SYSTEM)
    await world.runJobs()
    expect((await look(id)).counts).toEqual({ rows: 12, outcomes: { invited: 12 } })
    const mails = await Promise.all(names.map(mailsTo))
    expect(mails).toEqual(names.map(() => 1))
  })
})

it('a file that was approved and comes again invites nobody twice', async () => {
  await approved(people('ann', 'bob'))
  await world.runJobs()
  const again = await uploaded(people('ann', 'bob', 'cy'))
  expect((await look(again)).counts.outcomes).toEqual({ already_invited: 2, invite: 1 })
})

it('disapproving invites nobody, and is the last word', async () => {
  const id = await uploaded(people('ann'))
  const etag = await etagOf(id)
  expect((await admin.call(`POST /imports/${id}/disapprove`)).body).toMatchObject({
    state: 'disapproved',
    undoUntil: null,
  })
  expect((await approveAs(etag, id)).body.code).toBe('already_decided')
  expect((await admin.call(`PATCH /imports/${id}/rows/2`, { cells: { group: '' } })).body.code).toBe(
    'already_decided',
  )
  expect((await admin.call(`POST /imports/${id}/undo`)).body.code).toBe('status_conflict')
  await world.runJobs()
  expect(await learners()).toEqual([])
})

describe('taking an import back', () => {
  it('ends what nobody has answered, and keeps who accepted', async () => {
    const id = await approved(people('ann', 'bob'))
    await world.runJobs()
    const [row] = await rowsOf(id)
    await anAccount(world, at('ann'))
    await (await aLearner(world, at('ann'))).call(`POST /join/me/invites/${row?.inviteId}/accept`)
    const undone = await admin.call(`POST /imports/${id}/undo`)
    expect(undone.body).toMatchObject({
      state: 'undone',
      undoUntil: null,
      counts: { rows: 2, outcomes: { invited: 1, withdrawn: 1 } },
    })
    const statuses = (await learners()).map(({ email, status }) => [email, status])
    expect(statuses.toSorted()).toEqual([
      [at('ann'), 'active'],
      [at('bob'), 'cancelled'],
    ])
    expect((await admin.call(`POST /imports/${id}/undo`)).body.code).toBe('already_decided')
  })

  it('keeps mail that has not left from ever leaving', async () => {
    const id = await approved(people('ann'), { notify: { when: 'hold' } })
    await world.runJobs()
    await admin.call(`POST /imports/${id}/undo`)
    await world.runJobs()
    expect(await mailsTo('ann')).toBe(0)
    expect((await admin.call('GET /outbox')).body.items).toEqual([])
  })

  it('goes on by itself where there is much to take back, and from the first moment no mail leaves', async () => {
    const id = await approved(people('ann', 'bob', 'cy'), { notify: { when: 'hold' } })
    await world.runJobs()
    await world.ctx.orgs.write(admin.orgId, (org) => undoImport(org, SYSTEM, id, 1))
    expect((await look(id)).counts.outcomes).toEqual({ invited: 2, withdrawn: 1 })
    expect((await admin.call('GET /outbox')).body.items).toEqual([])
    await world.runJobs()
    expect((await look(id)).counts.outcomes).toEqual({ withdrawn: 3 })
    expect((await learners()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('also stops one whose people are not invited yet', async () => {
    const id = await approved(people('ann', 'bob'))
    expect((await admin.call(`POST /imports/${id}/undo`)).body.counts.outcomes).toEqual({ withdrawn: 2 })
    await world.runJobs()
    expect(await learners()).toEqual([])
  })

  it('is over after 30 days', async () => {
    const id = await approved(people('ann'))
    await world.runJobs()
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        update imports set decided_at = decided_at - interval '30 days' where org_id = ${org.orgId} and id = ${id}`,
    )
    expect((await look(id)).undoUntil).toBeNull()
    expect((await admin.call(`POST /imports/${id}/undo`)).body.code).toBe('too_late')
  })
})

it('each step is in the audit log', async () => {
  const id = await approved(people('ann'))
  await world.runJobs()
  await admin.call(`POST /imports/${id}/undo`)
  const { items } = (await admin.call(`GET /audit-log?subjectId=${id}`)).body
  expect(items.map(({ action }: { action: string }) => action)).toEqual([
    'import.undone',
    'import.approved',
    'import.uploaded',
  ])
})
