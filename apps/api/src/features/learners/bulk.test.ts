import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  anActiveLearner,
  anAdmin,
  anInvite,
  offeredTrainings,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { newId } from '../../core/ids.ts'

let world: World
let admin: Admin
let teachers: string
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** Two active, one invited, in an organization of their own. */
let active: string[]
let invited: string
let round = 0
beforeEach(async () => {
  round += 1
  admin = await anAdmin(world, `School ${round}`)
  teachers = await aGroup(world, admin, 'Teachers', ['Fire Safety'])
  const ann = await anActiveLearner(world, admin, teachers, `ann${round}@bulk.example`)
  const bob = await anActiveLearner(world, admin, teachers, `bob${round}@bulk.example`)
  active = [ann.learnerId, bob.learnerId]
  invited = (await anInvite(world, admin, teachers, `cy${round}@bulk.example`)).learnerId
})

const everybody = () => [...active, invited, newId()]
const statuses = async () => (await admin.call('GET /learners/counts')).body.statuses

describe('an action for many', () => {
  it('wants ids or a filter, one of the two', async () => {
    const both = { ids: active, filter: {} }
    for (const body of [
      {},
      both,
      { ids: [] },
      { ids: [active[0], active[0]] },
      { filter: { nonsense: 1 } },
    ]) {
      expect((await admin.call('POST /learners/archive', body)).status).toBe(400)
    }
    const many = Array.from({ length: 501 }, newId)
    expect((await admin.call('POST /learners/archive', { ids: many })).status).toBe(400)
    expect(await statuses()).toMatchObject({ active: 2, archived: 0 })
  })

  it('is done once for one Idempotency-Key', async () => {
    const archive = () =>
      admin.agent
        .post('/api/v1/learners/archive')
        .set('Idempotency-Key', 'the-same')
        .send({ filter: { status: 'active' } })
    const replies = [await archive(), await archive()]
    expect(replies.map(({ body }) => body)).toEqual(Array(2).fill({ total: 2, counts: { archived: 2 } }))
  })
})

describe('archiving many', () => {
  it('says of each what came of it', async () => {
    const reply = await admin.call('POST /learners/archive', { ids: everybody() })
    expect(reply.body).toEqual({ total: 4, counts: { archived: 2, not_active: 1, not_found: 1 } })
    expect(await statuses()).toMatchObject({ active: 0, archived: 2, pending: 1 })
    const log = (await admin.call('GET /audit-log?action=learner.archived')).body.items
    expect(log.map(({ subjectId }: { subjectId: string }) => subjectId).toSorted()).toEqual(active.toSorted())
  })

  it('takes all that a filter matches, and nobody else', async () => {
    const filter = { q: `ann${round}`, status: 'active' }
    expect((await admin.call('POST /learners/archive', { filter })).body).toEqual({
      total: 1,
      counts: { archived: 1 },
    })
    expect(await statuses()).toMatchObject({ active: 1, archived: 1 })
  })

  it('takes more than fit into one statement', async () => {
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`
        insert into learners (org_id, id, email, email_key, status, user_id)
        select ${org.orgId}, gen_random_uuid(), 'p' || n || '@bulk.example', 'p' || n || '@bulk.example', 'active', ${admin.userId}
          from generate_series(1, 2100) n`,
    )
    const reply = await admin.call('POST /learners/archive', { filter: {} })
    expect(reply.body).toEqual({ total: 2103, counts: { archived: 2102, not_active: 1 } })
    expect((await admin.call('POST /learners/archive', { filter: { status: 'active' } })).body).toEqual({
      total: 0,
      counts: {},
    })
  })
})

describe('adding many to a group', () => {
  it('assigns its trainings to those who are new in it', async () => {
    const drivers = await aGroup(world, admin, 'Drivers', ['Fire Safety', 'Road Safety'])
    const [ann = ''] = active
    await admin.call(`PUT /learners/${ann}/groups`, { groupIds: [drivers] })
    const reply = await admin.call('POST /learners/groups', { ids: everybody(), groupId: drivers })
    expect(reply.body).toEqual({
      total: 4,
      counts: { added: 1, already_there: 1, not_active: 1, not_found: 1 },
    })
    for (const id of active) {
      expect((await admin.call(`GET /assignments?learnerId=${id}`)).body.items).toHaveLength(2)
    }
    const again = await admin.call('POST /learners/groups', {
      filter: { status: 'active' },
      groupId: drivers,
    })
    expect(again.body).toEqual({ total: 2, counts: { already_there: 2 } })
  })

  it('refuses a group that is inactive or not there', async () => {
    const closed = (await admin.call('POST /groups', { name: 'Closed', status: 'inactive' })).body.id
    const reply = await admin.call('POST /learners/groups', { ids: active, groupId: closed })
    expect(reply.body.code).toBe('group_inactive')
    expect((await admin.call('POST /learners/groups', { ids: active, groupId: newId() })).status).toBe(404)
  })
})

describe('giving a training to many', () => {
  it('leaves those who have it as they are', async () => {
    const [trainingId = ''] = await offeredTrainings(world, admin, ['First Aid'])
    const [ann = ''] = active
    const before = (await admin.call(`POST /learners/${ann}/assignments`, { trainingId })).body
    const dueAt = '2030-05-01T16:00:00.000Z'
    const reply = await admin.call('POST /learners/assignments', { ids: everybody(), trainingId, dueAt })
    expect(reply.body).toEqual({
      total: 4,
      counts: { assigned: 1, already_there: 1, not_active: 1, not_found: 1 },
    })
    const kept = (await admin.call(`GET /assignments?learnerId=${ann}`)).body.items
    expect(kept).toContainEqual(before)
  })
})
