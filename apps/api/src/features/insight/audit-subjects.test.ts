import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { AUDIT_ACTIONS, LOCALES } from '@rollcall/contract'
import supertest from 'supertest'
import {
  type Admin,
  aGroup,
  anAccount,
  anActiveLearner,
  anAdmin,
  anImport,
  anInvite,
  offeredTrainings,
  PASSWORD,
  somebody,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { auditLogWords } from './audit-log-words.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
})
afterAll(() => world.close())

const list = async (query: string, who: Admin = admin) =>
  (await who.call(`GET /audit-log?${query}`)).body.items
const subjects = async (action: string) =>
  (await list(`action=${action}`)).map(
    ({ subject }: { subject: { kind: string; name: string | null } | null }) =>
      subject && `${subject.kind}: ${subject.name}`,
  )
/** The cells of a file, line by line, without the number, the time and what no person reads. */
const file = async (query: string) => {
  const { text } = await admin.call(`GET /audit-log/export?format=csv&${query}`)
  const lines = text.trim().split('\r\n').slice(1)
  return lines.map((line) => line.slice(1, -1).split('","').slice(2, 7))
}
const keyWith = async (scopes: string[]) => {
  const made = await admin.call('POST /api-keys', { name: `With ${scopes.join(' ')}`, scopes })
  return (path: string) =>
    supertest(world.app).get(`/api/v1${path}`).set('Authorization', `Bearer ${made.body.key}`)
}

it('an act names the person that it was about, and the group', async () => {
  const groupId = await aGroup(world, admin, 'Nurses')
  await anInvite(world, admin, groupId, 'nora@school.example')
  expect(await list('action=invite.created')).toMatchObject([
    { subject: { kind: 'learner', name: 'nora@school.example' }, names: [{ id: groupId, name: 'Nurses' }] },
  ])
  expect(await file('action=invite.created')).toEqual([
    ['Invite made', 'nora@school.example', 'Group: Nurses', 'Olive Owner', 'invite.created'],
  ])
})

it('an act names the thing that it was about, also when it was renamed or is gone', async () => {
  const { id } = (await admin.call('POST /locations', { name: 'North' })).body
  await admin.call(`PATCH /locations/${id}`, { name: 'North School' })
  expect(await subjects('location.created')).toEqual(['location: North School'])
  await admin.call(`DELETE /locations/${id}`)
  expect(await file('action=location.removed')).toEqual([
    ['Location deleted', 'North School', '', 'Olive Owner', 'location.removed'],
  ])
  expect(await file('action=location.renamed')).toMatchObject([
    ['Location renamed', 'North School', 'Name: North → North School', expect.anything(), expect.anything()],
  ])
  expect(await file('action=location.created')).toMatchObject([
    ['Location made', 'North School', '', expect.anything(), expect.anything()],
  ])
  const groupId = await aGroup(world, admin, 'Cooks')
  await admin.call(`PATCH /groups/${groupId}`, { name: 'Chefs' })
  await admin.call(`DELETE /groups/${groupId}`)
  expect(await subjects('group.removed')).toEqual(['group: Chefs'])
  await offeredTrainings(world, admin, ['Fire Safety'])
  expect(await subjects('training.offered')).toEqual(['training: Fire Safety'])
  await anImport(admin, 'Email,Group\n', 'new staff.csv')
  expect(await subjects('import.uploaded')).toEqual(['import: new staff.csv'])
})

it('what somebody came into and left is told by name', async () => {
  const [guards, porters] = [await aGroup(world, admin, 'Guards'), await aGroup(world, admin, 'Porters')]
  const { learnerId } = await anActiveLearner(world, admin, guards, 'gil@school.example', 'Gil Hidden')
  await admin.call(`PUT /learners/${learnerId}/groups`, { groupIds: [porters] })
  const [line] = await file('action=learner.groups_set')
  expect(line?.slice(0, 3)).toEqual([
    'Groups of a learner changed',
    'gil@school.example',
    'Groups: Guards → Porters',
  ])
})

it('an admin goes by their address, and one who is gone by that of their invitation', async () => {
  const email = 'ada@acme.example'
  const userId = await anAccount(world, email, 'Ada Second')
  await admin.call(`POST /orgs/${admin.orgId}/admins`, { email, role: 'admin' })
  await world.runJobs()
  const ada = somebody(world, email)
  await ada.call('POST /auth/sign-in', { email, password: PASSWORD })
  const token = await world.inbox.token(email, 'admin-invite')
  expect((await ada.call(`POST /auth/admin-invites/${token}/accept`)).status).toBe(200)
  expect(await subjects('admin.invited')).toEqual([`admin: ${email}`])
  expect(await subjects('admin.joined')).toEqual([`admin: ${email}`])
  await admin.call(`DELETE /orgs/${admin.orgId}/admins/${userId}`)
  expect(await subjects('admin.removed')).toEqual([`admin: ${email}`])
})

it('whoever deleted their account is named nowhere any more', async () => {
  const email = 'erik@school.example'
  const { learnerId, person } = await anActiveLearner(
    world,
    admin,
    await aGroup(world, admin, 'Drivers'),
    email,
  )
  expect(await list(`subjectId=${learnerId}`)).not.toContain(email)
  expect((await person.agent.delete('/api/v1/join/me').send({ password: PASSWORD })).status).toBe(204)
  const { text } = await admin.call('GET /audit-log?limit=100')
  expect(text).not.toContain(email)
  expect(text).not.toContain('erased.invalid')
  expect(await file('action=learner.erased')).toEqual([
    [
      'Learner deleted their account',
      'A learner whose account was deleted',
      '',
      'The learner',
      'learner.erased',
    ],
  ])
  const { text: all } = await admin.call('GET /audit-log/export?format=csv')
  expect(all).not.toContain(email)
})

it('a key reads the names of what it may read anyway', async () => {
  await anInvite(world, admin, await aGroup(world, admin, 'Clerks'), 'cleo@school.example')
  const log = '/audit-log?action=invite.created&limit=1'
  const alone = await keyWith(['audit:read'])
  expect((await alone(log)).body.items).toMatchObject([
    { subject: { kind: 'learner', name: null }, names: [] },
  ])
  expect((await alone('/audit-log/export?format=csv')).text).not.toContain('cleo@school.example')
  const reader = await keyWith(['audit:read', 'learners:read', 'groups:read'])
  expect((await reader(log)).body.items).toMatchObject([
    { subject: { name: 'cleo@school.example' }, names: [{ name: 'Clerks' }] },
  ])
})

it.each(LOCALES)('an act is called in the file what it is called on the screen: %s', async (locale) => {
  const texts = new URL(`../../../../admin/src/text/${locale}.json`, import.meta.url)
  const { actions, gone } = JSON.parse(await readFile(texts, 'utf8')).settings.audit
  const onScreen = AUDIT_ACTIONS.map((action) => {
    const [begin = '', end = ''] = action.split('.')
    return [action, actions[begin][end]]
  })
  expect(auditLogWords[locale].actions).toEqual(Object.fromEntries(onScreen))
  expect(auditLogWords[locale].gone).toEqual(gone)
})
