import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Response } from 'supertest'
import { newId } from '../src/core/ids.ts'
import { Sql } from '../src/core/sql.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { type Ask, ask } from './ask.ts'
import type { Person } from './given.ts'
import { CASES, type Foreign } from './isolation-cases.ts'
import { type Things, type TwoOrganizations, twoOrganizations } from './two-organizations.ts'
import { createWorld, type World } from './world.ts'

let world: World
let two: TwoOrganizations
let before: unknown
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  two = await twoOrganizations(world)
  before = await everythingOf(two.theirs.orgId)
})
afterAll(() => world.close())

const ROUTES = Object.keys(CASES)
const WITH_IDS = Object.entries(CASES).filter(([, given]) => typeof given === 'function')
const isOfLearners = (route: string) => route.includes(' /join/')

describe('an id of another organization answers as one that does not exist', () => {
  it.each(WITH_IDS)('%s', async (route) => {
    for (const { who, headers } of callersOf(route)) {
      const foreign = asksOf(route, foreignOf(two.theirs))
      const unknown = asksOf(route, foreignOf(things()))
      expect(foreign.length).toBeGreaterThan(0)
      for (const [index, one] of foreign.entries()) {
        const real = await ask(who, route, one, headers)
        const other = await ask(who, route, unknown[index] ?? one, headers)
        expect(heard(real)).toEqual(heard(other))
        // What is for the operator alone is refused before anybody looks whose it is.
        const asUnknown = isForOperators(route) ? 403 : 404
        expect(real.status).toBe(isNamedInPath(one) ? asUnknown : other.status)
        expectNoSecrets(real)
        if (real.status === 200 && 'items' in real.body) expect(real.body.items).toEqual([])
      }
    }
  })
})

it('while to their own admin the same ids name what is there', async () => {
  for (const [route] of WITH_IDS) {
    if (!route.startsWith('GET ') || isOfLearners(route)) continue
    for (const one of asksOf(route, foreignOf(two.theirs, two.theirs.orgId))) {
      const reply = await ask(two.theirAdmin, route, one)
      expect({ route, status: reply.status }).toEqual({ route, status: 200 })
      expect({ route, items: reply.body.items }).not.toEqual({ route, items: [] })
    }
  }
})

describe('a list shows nothing of another organization', () => {
  const lists = ROUTES.filter(
    (route) => route.startsWith('GET ') && !route.includes(':') && route !== 'GET /orgs/all',
  )

  it.each(lists)('%s', async (route) => {
    const reply = await ask(isOfLearners(route) ? two.learner : two.admin, route, listing(route))
    expect(reply.status).toBe(route === 'GET /assignments' ? 400 : 200)
    expectNoSecrets(reply)
  })

  it('also to somebody who administers both, and means one', async () => {
    const ours = { 'X-Org-Id': two.ours.orgId }
    for (const { route } of endpointsOfAdmins().filter(({ route }) => lists.includes(route))) {
      expectNoSecrets(await ask(two.adminOfBoth, route, listing(route), ours))
    }
  })

  it('and does not count what another organization offers as offered', async () => {
    const { items } = (await two.admin.call('GET /trainings/catalogue')).body
    expect(items).toMatchObject([
      { title: 'Fire Safety', offered: false },
      { title: 'First Aid', offered: true },
    ])
  })
})

it('X-Org-Id of another organization is answered as that of none', async () => {
  for (const { route } of endpointsOfAdmins()) {
    const [own = { path: {} }] = asksOf(route, foreignOf(two.ours))
    const real = await ask(two.admin, route, own, { ...SAME_REQUEST, 'X-Org-Id': two.theirs.orgId })
    const other = await ask(two.admin, route, own, { ...SAME_REQUEST, 'X-Org-Id': newId() })
    expect({ route, ...heard(real) }).toEqual({ route, ...heard(other) })
    expect({ route, status: real.status }).toEqual({ route, status: 404 })
  }
})

it('a name or an address that another organization has is free', async () => {
  const group = await two.admin.call('POST /groups', { name: 'Aardvark Teachers' })
  const location = await two.admin.call('POST /locations', { name: 'Aardvark Hall' })
  expect([group.status, location.status]).toEqual([201, 201])
  const emails = ['waiting@aardvark.example', 'active@aardvark.example']
  const invited = await two.admin.call('POST /invites', { groupId: two.ours.groupId, emails })
  expect(invited.body.counts).toEqual({ invited: 2 })
  expect(invited.body.items[1].invite).toMatchObject({ learnerStatus: 'prospect' })
})

it('and after all this nothing of the other organization has changed', async () => {
  expect(await everythingOf(two.theirs.orgId)).toEqual(before)
})

/** All of a list: one that is a file wants to be told in which form. */
function listing(route: string): Ask {
  return { path: {}, query: QUERIES[route] }
}

const QUERIES: Record<string, object> = {
  'GET /learners/export': { format: 'csv' },
  'GET /audit-log/export': { format: 'csv' },
  'GET /join-page/slug-check': { slug: 'badgers' },
  'GET /join-page/qr': { format: 'svg' },
}

const SAME_REQUEST = { 'X-Request-Id': 'the-same-for-all' }

/** Whoever might try: learners of either organization at learners' routes, else admins. */
function callersOf(route: string): { who: Person; headers: Record<string, string> }[] {
  const learners = route.endsWith('/leave') ? [two.learner] : [two.learner, two.theirLearner]
  const people = isOfLearners(route) ? learners : [two.admin, two.adminOfBoth]
  return people.map((who) => ({
    who,
    headers: who === two.adminOfBoth ? { ...SAME_REQUEST, 'X-Org-Id': two.ours.orgId } : SAME_REQUEST,
  }))
}

function asksOf(route: string, foreign: Foreign): Ask[] {
  const given = Object.entries(CASES).find(([name]) => name === route)?.[1]
  return typeof given === 'function' ? given(foreign, two.ours) : []
}

function foreignOf(of: Things, claimedFor = two.ours.orgId): Foreign {
  const { tokens } = world.ctx
  return {
    ...of,
    token: tokens.make('invite', { orgId: claimedFor, id: of.inviteId }),
    adminToken: tokens.make('admin', { orgId: claimedFor, id: of.adminInviteId }),
  }
}

function isForOperators(route: string): boolean {
  return allEndpoints(world.ctx).some((one) => one.route === route && one.access.kind === 'operator')
}

/** Ids of nothing. */
function things(): Things {
  return {
    orgId: newId(),
    trainingId: newId(),
    groupId: newId(),
    locationId: newId(),
    learnerId: newId(),
    inviteId: newId(),
    adminId: newId(),
    adminInviteId: newId(),
    keyId: newId(),
    importId: newId(),
    sessionId: newId(),
    suppressionId: newId(),
  }
}

function isNamedInPath({ path }: Ask): boolean {
  const theirs: string[] = Object.values(foreignOf(two.theirs))
  return Object.values(path).some((value) => theirs.includes(value))
}

/** All that a caller can tell two answers apart by; when a cookie ends follows the clock. */
function heard({ status, headers, text }: Response): object {
  const { date: _, 'set-cookie': cookies, ...others } = headers
  return { status, text, headers: others, cookies: String(cookies).replaceAll(/Expires=[^;]*/g, '') }
}

function expectNoSecrets({ text, body }: Response): void {
  const said = text ?? body.toString()
  expect(two.secrets.filter((secret) => said.includes(secret))).toEqual([])
}

function endpointsOfAdmins() {
  return allEndpoints(world.ctx).filter(({ access }) => access.kind === 'org')
}

/** Every row that belongs to an organization, table by table. */
function everythingOf(orgId: string): Promise<Record<string, unknown[]>> {
  return world.ctx.orgs.read(orgId, async ({ rows }) => {
    const tables = await rows<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`
    const all: Record<string, unknown[]> = { orgs: await rows`select * from orgs where id = ${orgId}` }
    for (const { name } of tables) {
      const from = new Sql([name], [])
      all[name] = await rows`select * from ${from} where org_id = ${orgId} order by ${from}::text`
    }
    return all
  })
}
