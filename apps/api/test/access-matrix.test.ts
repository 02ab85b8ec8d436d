import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { KEY_SCOPES, type SessionDto } from '@rollcall/contract'
import { newId } from '../src/core/ids.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { ACCESS_MATRIX, ROLES, type Role } from './access-matrix.ts'
import { type Ask, ask } from './ask.ts'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  anImport,
  anInvite,
  aSuppression,
  offeredTrainings,
  PASSWORD,
  type Person,
  somebody,
} from './given.ts'
import { administers } from './two-organizations.ts'
import { createWorld, type World } from './world.ts'

let world: World
let owner: Admin
/** An id or a token of something real for each place in a path. Things that are in use: allowed deletions do not delete them. */
let real: Record<string, string>
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  owner = await anAdmin(world)
  await anAccount(world, 'outsider@acme.example')
  await anAccount(world, 'learner@acme.example')
  await administers(world, await anAccount(world, 'admin@acme.example'), owner.orgId, 'admin')
  await administers(world, await anAccount(world, 'viewer@acme.example'), owner.orgId, 'viewer')

  const groupId = await aGroup(world, owner, 'Teachers', ['Fire Safety'])
  const [trainingId = ''] = await offeredTrainings(world, owner, ['Fire Safety'])
  const location = await owner.call('POST /locations', { name: 'Main Hall' })
  const mine = await anInvite(world, owner, groupId, 'learner@acme.example')
  const body = { groupId, locationId: location.body.id, emails: ['waiting@acme.example'] }
  const waiting = (await owner.call('POST /invites', body)).body.items[0].invite
  await owner.call(`POST /orgs/${owner.orgId}/admins`, { email: 'wanted@acme.example', role: 'viewer' })
  const importId = await anImport(owner, 'Email,Group\nnew@acme.example,Teachers\n')
  await world.runJobs()
  await owner.call('PUT /join-page', {
    enabled: true,
    slug: 'acme',
    audience: 'anyone',
    allowedDomains: [],
    groupIds: [groupId],
    locationIds: [],
  })
  const adminToken = await world.inbox.token('wanted@acme.example', 'admin-invite')
  real = {
    '/orgs/:orgId': owner.orgId,
    '/orgs/:orgId/admins/:userId': owner.userId,
    '/auth/admin-invites/:token': adminToken,
    '/trainings/:id': trainingId,
    '/locations/:id': location.body.id,
    '/groups/:id': groupId,
    '/learners/:id': mine.learnerId,
    '/invites/:id': waiting.id,
    '/imports/:id': importId,
    '/suppressions/:id': await aSuppression(world, owner.orgId, 'gone@acme.example', 'bounced'),
    '/imports/:id/rows/:number': '2',
    '/join/pages/:slug': 'acme',
    '/join/invites/:token': await world.inbox.token('waiting@acme.example', 'i'),
    '/join/me/invites/:id': mine.id,
    '/join/me/organizations/:orgId': owner.orgId,
  }
})
afterAll(() => world.close())

it('has every endpoint that is mounted, once, and no other', () => {
  const mounted = allEndpoints(world.ctx).map(({ route }) => route)
  expect(mounted.toSorted()).toEqual(Object.keys(ACCESS_MATRIX).toSorted())
})

it('lets a viewer change nothing', () => {
  const allowed = Object.entries(ACCESS_MATRIX).filter(([, { viewer }]) => viewer === 'allow')
  const changing = allowed.map(([route]) => route).filter((route) => !route.startsWith('GET '))
  // What anybody may do without an organization, making one of their own, and asking what inviting would come to.
  expect(changing.filter((route) => !/^(POST|DELETE) \/(auth|join)\//.test(route))).toEqual([
    'POST /orgs',
    'POST /invites/judge',
  ])
})

describe.each(ROLES)('%s', (role) => {
  let who: Person
  beforeAll(async () => {
    who = await signedIn(role)
    // What an allowed call deletes, the next role finds anew.
    const invited = { email: `${role}s-friend@acme.example`, role: 'admin' }
    const invite = await owner.call(`POST /orgs/${owner.orgId}/admins`, invited)
    real['/orgs/:orgId/admin-invites/:id'] = invite.body.inviteId
    real['/api-keys/:id'] = (await aKey()).body.id
    const session = await anotherSession(role)
    real['/join/me/sessions/:id'] = session
    real['/auth/sessions/:id'] = session
  })

  it.each(Object.entries(ACCESS_MATRIX))('%s', async (route, access) => {
    if (route.endsWith('/sign-out')) who = await signedIn(role)
    const reply = await ask(who, route, askFor(route), namesOrg(route) ? { 'X-Org-Id': owner.orgId } : {})
    const decision = access[role]
    if (decision === 'allow') {
      expect(Object.values(CODES)).not.toContain(reply.body.code)
      expect(reply.status).toBeLessThan(500)
    } else {
      expect({ status: reply.status, code: reply.body.code }).toEqual({
        status: decision,
        code: CODES[decision],
      })
    }
    if (route.endsWith('/sign-out')) who = await signedIn(role)
    if (route === 'DELETE /auth/sessions') await signIn(owner)
  })
})

it('asks somebody who administers nothing, and names nothing, to make an organization first', async () => {
  const outsider = await signedIn('outsider')
  for (const { route, access } of allEndpoints(world.ctx)) {
    if (access.kind !== 'org' || route.includes(':orgId')) continue
    const reply = await ask(outsider, route, askFor(route))
    expect({ route, code: reply.body.code }).toEqual({ route, code: 'org_required' })
  }
})

const CODES = { 401: 'not_authenticated', 403: 'forbidden', 404: 'not_found' }

async function signedIn(role: Role): Promise<Person> {
  if (role === 'nobody') return somebody(world)
  if (role === 'learner') return aLearner(world, 'learner@acme.example')
  if (role === 'key') {
    const program = somebody(world)
    program.agent.set('Authorization', `Bearer ${(await aKey()).body.key}`)
    return program
  }
  const person = somebody(world, role === 'owner' ? owner.email : `${role}@acme.example`)
  await signIn(person)
  return person
}

/** The name of a session that somebody has beside the one that they call in; of nothing for who has no sessions. */
async function anotherSession(role: Role): Promise<string> {
  const list = role === 'learner' ? 'GET /join/me/sessions' : 'GET /auth/sessions'
  const { items = [] } = (await (await signedIn(role)).call(list)).body
  return items.find(({ current }: SessionDto) => current)?.id ?? newId()
}

async function signIn(person: Person): Promise<void> {
  await person.call('POST /auth/sign-in', { email: person.email, password: PASSWORD })
}

function aKey() {
  return owner.call('POST /api-keys', { name: 'A program', scopes: KEY_SCOPES })
}

/** Real ids in the path and no input, so that most of what is allowed ends at its input and changes nothing. */
function askFor(route: string): Ask {
  const [, pattern = ''] = route.split(' ')
  const path: Record<string, string> = {}
  for (const found of pattern.matchAll(/:(\w+)/g)) {
    const [place, name = ''] = found
    const value = real[pattern.slice(0, found.index + place.length)]
    if (value === undefined) throw new Error(`Give ${route} something real to name.`)
    path[name] = value
  }
  return { path }
}

function namesOrg(route: string): boolean {
  return allEndpoints(world.ctx).some((one) => one.route === route && one.access.kind === 'org')
}
