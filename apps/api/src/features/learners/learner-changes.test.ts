import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
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
let drivers: string
let firstAid: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  teachers = await aGroup(world, admin, 'Teachers', ['Fire Safety'])
  drivers = await aGroup(world, admin, 'Drivers', ['Fire Safety', 'Road Safety'])
  const [id = ''] = await offeredTrainings(world, admin, ['First Aid'])
  firstAid = id
})
afterAll(() => world.close())

let count = 0
async function aTeacher(): Promise<string> {
  count += 1
  return (await anActiveLearner(world, admin, teachers, `teacher${count}@changes.example`)).learnerId
}
async function somebodyInvited(): Promise<string> {
  count += 1
  return (await anInvite(world, admin, teachers, `invited${count}@changes.example`)).learnerId
}
const learner = async (id: string) => (await admin.call(`GET /learners/${id}`)).body
const groupsOf = async (id: string) => (await learner(id)).groups.map(({ name }: { name: string }) => name)
const trainingsOf = async (id: string) =>
  (await admin.call(`GET /assignments?learnerId=${id}`)).body.items.map(
    ({ training }: { training: { title: string } }) => training.title,
  )
const auditOf = async (id: string) => (await admin.call(`GET /audit-log?subjectId=${id}`)).body.items

describe('correcting a learner', () => {
  it('sets the location and the number, and takes them away again', async () => {
    const id = await somebodyInvited()
    const locationId = (await admin.call('POST /locations', { name: 'South' })).body.id
    const set = await admin.call(`PATCH /learners/${id}`, { locationId, externalId: 'E-007' })
    expect(set.body).toMatchObject({ location: { id: locationId, name: 'South' }, externalId: 'E-007' })
    const half = await admin.call(`PATCH /learners/${id}`, { locationId: null })
    expect(half.body).toMatchObject({ location: null, externalId: 'E-007' })
    expect((await admin.call(`PATCH /learners/${id}`, { externalId: null })).body.externalId).toBeNull()
    expect(await auditOf(id)).toMatchObject([
      { action: 'learner.changed', after: { fields: ['externalId'] } },
      { before: { locationId }, after: { fields: ['locationId'], locationId: null } },
      { before: { locationId: null }, after: { fields: ['locationId', 'externalId'], locationId } },
    ])
  })

  it('refuses a location that is not there, and nothing at all', async () => {
    const id = await somebodyInvited()
    const unknown = await admin.call(`PATCH /learners/${id}`, { locationId: newId() })
    expect(unknown.body).toMatchObject({ status: 400, errors: [{ pointer: '/locationId' }] })
    expect((await admin.call(`PATCH /learners/${id}`, {})).status).toBe(400)
    expect((await admin.call(`PATCH /learners/${id}`, { email: 'other@changes.example' })).status).toBe(400)
  })

  it('changes nothing that somebody else has changed meanwhile', async () => {
    const id = await somebodyInvited()
    const { etag } = (await admin.call(`GET /learners/${id}`)).headers
    const patch = (externalId: string) =>
      admin.agent
        .patch(`/api/v1/learners/${id}`)
        .set('If-Match', etag ?? '')
        .send({ externalId })
    expect((await patch('1')).status).toBe(200)
    expect((await patch('2')).body).toMatchObject({ status: 412, code: 'precondition_failed' })
    expect((await learner(id)).externalId).toBe('1')
  })
})

describe('the groups of a learner', () => {
  it('come with their trainings, and leaving one keeps what it gave', async () => {
    const id = await aTeacher()
    const moved = await admin.call(`PUT /learners/${id}/groups`, { groupIds: [drivers] })
    expect(moved.body.groups).toEqual([{ id: drivers, name: 'Drivers' }])
    expect(await trainingsOf(id)).toEqual(['Fire Safety', 'Road Safety'])
    await admin.call(`PUT /learners/${id}/groups`, { groupIds: [] })
    expect(await groupsOf(id)).toEqual([])
    expect(await trainingsOf(id)).toEqual(['Fire Safety', 'Road Safety'])
    expect(await auditOf(id)).toMatchObject([
      { action: 'learner.groups_set', before: { groupIds: [drivers] }, after: { groupIds: [] } },
      { before: { groupIds: [teachers] }, after: { groupIds: [drivers] } },
    ])
  })

  it('stay as they are when one is not there or inactive', async () => {
    const id = await aTeacher()
    const unknown = await admin.call(`PUT /learners/${id}/groups`, { groupIds: [drivers, newId()] })
    expect(unknown.body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/groupIds', code: 'unknown_group' }],
    })
    const closed = (await admin.call('POST /groups', { name: `Closed ${id}`, status: 'inactive' })).body.id
    const inactive = await admin.call(`PUT /learners/${id}/groups`, { groupIds: [teachers, closed] })
    expect(inactive.body).toMatchObject({ code: 'group_inactive', detail: expect.stringContaining('Closed') })
    expect(await groupsOf(id)).toEqual(['Teachers'])
  })

  it('can be kept when one of them was switched off', async () => {
    const id = await aTeacher()
    const club = await aGroup(world, admin, `Club ${id}`)
    await admin.call(`PUT /learners/${id}/groups`, { groupIds: [teachers, club] })
    await admin.call(`PATCH /groups/${club}`, { status: 'inactive' })
    const reply = await admin.call(`PUT /learners/${id}/groups`, { groupIds: [club, drivers] })
    expect(reply.status).toBe(200)
  })

  it('are decided by the invite before somebody has accepted', async () => {
    const id = await somebodyInvited()
    const reply = await admin.call(`PUT /learners/${id}/groups`, { groupIds: [drivers] })
    expect(reply.body).toMatchObject({
      code: 'status_conflict',
      detail: expect.stringContaining('not accepted'),
    })
  })
})

describe('giving a training', () => {
  it('adds it with its date, once', async () => {
    const id = await aTeacher()
    const dueAt = '2030-05-01T16:00:00.000Z'
    const given = await admin.call(`POST /learners/${id}/assignments`, { trainingId: firstAid, dueAt })
    expect(given.status).toBe(201)
    expect(given.body).toMatchObject({
      learnerId: id,
      training: { id: firstAid, title: 'First Aid' },
      status: 'assigned',
      percent: 0,
      dueAt,
    })
    const again = await admin.call(`POST /learners/${id}/assignments`, { trainingId: firstAid })
    expect(again.body).toMatchObject({ status: 409, code: 'already_assigned' })
    expect((await admin.call(`GET /assignments?learnerId=${id}`)).body.items).toHaveLength(2)
  })

  it('wants a training that the organization offers, and somebody who is active', async () => {
    const id = await aTeacher()
    const unknown = await admin.call(`POST /learners/${id}/assignments`, { trainingId: newId() })
    expect(unknown.body).toMatchObject({ status: 400, errors: [{ pointer: '/trainingId' }] })
    const waiting = await admin.call(`POST /learners/${await somebodyInvited()}/assignments`, {
      trainingId: firstAid,
    })
    expect(waiting.body.code).toBe('status_conflict')
  })
})

describe('archiving', () => {
  it('hides name and progress, and keeps the group on record', async () => {
    const id = await aTeacher()
    expect((await learner(id)).name).toBe('Ann Example')
    const archived = await admin.call(`POST /learners/${id}/archive`)
    expect(archived.body).toMatchObject({ status: 'archived', name: null, groups: [{ name: 'Teachers' }] })
    expect(await trainingsOf(id)).toEqual([])
    expect((await admin.call(`GET /learners?status=archived&groupId=${teachers}`)).body.items).toContainEqual(
      archived.body,
    )
  })

  it('leaves the learner the trainings that they have', async () => {
    const { learnerId, person } = await anActiveLearner(world, admin, drivers, 'keeps@changes.example')
    await admin.call(`POST /learners/${learnerId}/archive`)
    expect((await person.call('GET /join/me/trainings')).body.items).toHaveLength(2)
  })

  it('is for active learners only, and says what to do instead', async () => {
    const id = await aTeacher()
    await admin.call(`POST /learners/${id}/archive`)
    const twice = await admin.call(`POST /learners/${id}/archive`)
    expect(twice.body).toMatchObject({
      status: 409,
      code: 'status_conflict',
      detail: expect.stringContaining('already'),
    })
    const waiting = await admin.call(`POST /learners/${await somebodyInvited()}/archive`)
    expect(waiting.body.detail).toContain('Cancel the invite')
    expect((await admin.call(`POST /learners/${newId()}/archive`)).status).toBe(404)
  })

  it('happens once when two admins do it at the same moment', async () => {
    const id = await aTeacher()
    const replies = await Promise.all([1, 2, 3].map(() => admin.call(`POST /learners/${id}/archive`)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(await auditOf(id)).toHaveLength(1)
  })
})
