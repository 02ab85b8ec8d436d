import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anActiveLearner,
  anAdmin,
  anInvite,
  PASSWORD,
  somebody,
} from '../../../test/given.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { Sql } from '../../core/sql.ts'

const NEW_PASSWORD = 'seven green kites above the harbour'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Fire Safety'])
})
afterAll(() => world.close())

let count = 0
function anAddress(): string {
  count += 1
  return `me${count}@account.example`
}
async function me() {
  const email = anAddress()
  await anAccount(world, email)
  return aLearner(world, email)
}
const signIn = (email: string, password: string) =>
  somebody(world).call('POST /join/sign-in', { email, password })

describe('name and language', () => {
  it('are changed by the person alone, and the organization sees the new name', async () => {
    const { person, learnerId } = await anActiveLearner(world, admin, groupId, anAddress(), 'Old Name')
    const reply = await person.call('PATCH /join/me', { name: 'New Name', locale: 'es' })
    expect(reply.body.user).toMatchObject({ name: 'New Name', locale: 'es' })
    expect((await admin.call(`GET /learners/${learnerId}`)).body.name).toBe('New Name')
  })

  it.each([
    [{}],
    [{ email: 'other@account.example' }],
    [{ isOperator: true }],
    [{ name: 'see www.evil.example' }],
    [{ name: '' }],
  ])('are not %j', async (body) => {
    const person = await me()
    expect((await person.call('PATCH /join/me', body)).status).toBe(400)
    expect((await person.call('GET /join/me')).body.user).toMatchObject({
      email: person.email,
      name: 'Ann Example',
    })
  })
})

describe('a new password', () => {
  it('needs the one that holds now', async () => {
    const person = await me()
    const without = await person.call('PATCH /join/me', { password: NEW_PASSWORD })
    expect(without.body.errors).toMatchObject([{ pointer: '/currentPassword', code: 'required' }])
    const wrong = await person.call('PATCH /join/me', {
      password: NEW_PASSWORD,
      currentPassword: 'not it at all',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body.errors).toMatchObject([{ pointer: '/currentPassword', code: 'wrong_password' }])
    const weak = await person.call('PATCH /join/me', { password: 'short', currentPassword: PASSWORD })
    expect(weak.body.code).toBe('weak_password')
    expect((await signIn(person.email, PASSWORD)).status).toBe(200)
  })

  it('signs out everywhere else, ends links that were asked for before, and is told by mail', async () => {
    const person = await me()
    const elsewhere = await aLearner(world, person.email)
    await somebody(world).call('POST /join/forgot-password', { email: person.email })
    await world.runJobs()
    const token = await world.inbox.token(person.email, 'reset')
    const changed = await person.call('PATCH /join/me', { password: NEW_PASSWORD, currentPassword: PASSWORD })
    expect(changed.status).toBe(200)
    expect((await person.call('GET /join/me')).status).toBe(200)
    expect((await elsewhere.call('GET /join/me')).status).toBe(401)
    const reset = await somebody(world).call('POST /join/reset-password', { token, password: NEW_PASSWORD })
    expect(reset.body.code).toBe('link_dead')
    expect((await signIn(person.email, PASSWORD)).status).toBe(401)
    expect((await signIn(person.email, NEW_PASSWORD)).status).toBe(200)
    await world.runJobs()
    expect((await world.inbox.of(person.email))[0]?.subject).toBe('Your password was changed')
  })

  it('of somebody who runs an organization is as long as that asks', async () => {
    const email = anAddress()
    await administers(world, await anAccount(world, email), admin.orgId, 'viewer')
    const person = await aLearner(world, email)
    const body = { password: 'kite harbour!', currentPassword: PASSWORD }
    expect((await person.call('PATCH /join/me', body)).body.code).toBe('weak_password')
    expect((await (await me()).call('PATCH /join/me', body)).status).toBe(200)
  })
})

describe('sessions', () => {
  it('are listed with the browser that they are in, and ended one by one', async () => {
    const person = await me()
    const other = somebody(world, person.email)
    other.agent.set('User-Agent', 'Other Browser')
    await other.call('POST /join/sign-in', { email: person.email, password: PASSWORD })
    const { items } = (await person.call('GET /join/me/sessions')).body
    expect(items).toHaveLength(2)
    expect(items.filter(({ current }: { current: boolean }) => current)).toHaveLength(1)
    const theirs = items.find(({ userAgent }: { userAgent: string }) => userAgent === 'Other Browser')
    expect(theirs).toMatchObject({ app: 'join', current: false })
    expect((await person.call(`DELETE /join/me/sessions/${theirs.id}`)).status).toBe(204)
    expect((await person.call(`DELETE /join/me/sessions/${theirs.id}`)).status).toBe(404)
    expect((await other.call('GET /join/me')).status).toBe(401)
    expect((await person.call('GET /join/me')).status).toBe(200)
  })

  it('of the admin app are among them, and all but this one end at once', async () => {
    const email = anAddress()
    await anAccount(world, email)
    const [here, there, app] = [await aLearner(world, email), await aLearner(world, email), somebody(world)]
    await app.call('POST /auth/sign-in', { email, password: PASSWORD })
    const apps = (await app.call('GET /auth/sessions')).body.items.map(({ app }: { app: string }) => app)
    expect(apps.toSorted()).toEqual(['admin', 'join', 'join'])
    expect((await here.call('DELETE /join/me/sessions')).status).toBe(204)
    expect((await there.call('GET /join/me')).status).toBe(401)
    expect((await app.call('GET /auth/me')).status).toBe(401)
    expect((await here.call('GET /join/me')).status).toBe(200)
  })

  it('show nothing that opens them', async () => {
    const person = await me()
    const { text } = await person.call('GET /join/me/sessions')
    const sids = await world.ctx.accounts.rows<{ sid: string }>`select sid from sessions`
    for (const { sid } of sids) expect(text).not.toContain(sid)
  })
})

describe('organizations', () => {
  it('are listed and left: the name is gone from the roster, the trainings stay in the account', async () => {
    const { person, learnerId } = await anActiveLearner(world, admin, groupId, anAddress())
    const [joined] = (await person.call('GET /join/me/organizations')).body.items
    expect(joined).toMatchObject({
      id: admin.orgId,
      name: 'Acme Training',
      status: 'active',
      groups: [{ name: 'Nurses' }],
    })
    const leave = () => person.call(`POST /join/me/organizations/${admin.orgId}/leave`)
    const replies = await Promise.all([leave(), leave()])
    for (const reply of replies) expect(reply.body).toMatchObject({ status: 'archived' })
    expect((await admin.call(`GET /learners/${learnerId}`)).body).toMatchObject({
      status: 'archived',
      name: null,
    })
    expect((await person.call('GET /join/me/trainings')).body.items).toHaveLength(1)
    const left = (await admin.call('GET /audit-log?action=learner.left')).body.items
    expect(left).toMatchObject([{ subjectId: learnerId, actor: { kind: 'learner', id: null } }])
    const timeline = (await admin.call(`GET /learners/${learnerId}/timeline`)).body.items
    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: 'archived', by: { kind: 'learner', name: null } }),
    )
    expect((await admin.call(`GET /orgs/${admin.orgId}/seats`)).body.used).toBe(0)
  })

  it('that one is not in cannot be left', async () => {
    const person = await me()
    expect((await person.call(`POST /join/me/organizations/${admin.orgId}/leave`)).status).toBe(404)
  })
})

describe('an invitation that waits in the account', () => {
  it('can be declined, taken up again, and said to be for somebody else, without its link', async () => {
    const email = anAddress()
    const { id } = await anInvite(world, admin, groupId, email)
    await anAccount(world, email)
    const person = await aLearner(world, email)
    const by = (what: string) => person.call(`POST /join/me/invites/${id}/${what}`)
    expect((await by('decline')).body).toMatchObject({ state: 'declined', canTakeBack: true })
    expect((await by('take-back')).body.state).toBe('open')
    expect((await by('not-me')).body.state).toBe('declined')
    expect((await admin.call(`GET /invites/${id}`)).body.notMe).toBe(true)
  })

  it('and has expired is sent afresh when they ask', async () => {
    const email = anAddress()
    const { id } = await anInvite(world, admin, groupId, email)
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update invites set expires_at = now() where org_id = ${org.orgId}`,
    )
    await anAccount(world, email)
    const person = await aLearner(world, email)
    expect((await person.call('GET /join/me/invites')).body.items).toMatchObject([{ id, state: 'expired' }])
    expect((await person.call(`POST /join/me/invites/${id}/ask-again`)).status).toBe(202)
    await world.runJobs()
    expect((await person.call('GET /join/me/invites')).body.items).toMatchObject([{ id, state: 'open' }])
    const stranger = await me()
    for (const what of ['not-me', 'take-back', 'ask-again'])
      expect((await stranger.call(`POST /join/me/invites/${id}/${what}`)).status).toBe(404)
  })
})

describe('my data', () => {
  it('come in one piece: account, organizations, invitations, trainings, sessions', async () => {
    const { person } = await anActiveLearner(world, admin, groupId, anAddress())
    const other = await anAdmin(world, 'Other School')
    await anInvite(world, other, await aGroup(world, other), person.email)
    const reply = await person.call('GET /join/me/export')
    expect(reply.body).toMatchObject({
      user: { email: person.email },
      organizations: [{ name: 'Acme Training' }],
      trainings: [{ training: { title: 'Fire Safety' } }],
      sessions: [{ current: true }],
    })
    const states = reply.body.invitations.map(
      ({ organization, state }: { organization: { name: string }; state: string }) =>
        `${organization.name}: ${state}`,
    )
    expect(states.toSorted()).toEqual(['Acme Training: accepted', 'Other School: open'])
    expect(reply.text).not.toContain('argon2')
  })
})

describe('deleting the account', () => {
  it('needs the password', async () => {
    const person = await me()
    expect((await person.call('DELETE /join/me')).status).toBe(400)
    const wrong = await person.agent.delete('/api/v1/join/me').send({ password: 'not it at all' })
    expect(wrong.body.code).toBe('wrong_password')
    expect((await person.call('GET /join/me')).status).toBe(200)
  })

  it('leaves every organization, ends what waits, and leaves no trace of name or address', async () => {
    const email = anAddress()
    const { person, learnerId } = await anActiveLearner(world, admin, groupId, email, 'Erika Erased')
    const other = await anAdmin(world, 'Other School')
    const waiting = await anInvite(world, other, await aGroup(world, other), email)
    const elsewhere = await aLearner(world, email)
    const assigned = (await admin.call(`GET /assignments?learnerId=${learnerId}`)).body.items.length
    const reply = await person.agent.delete('/api/v1/join/me').send({ password: PASSWORD })
    expect(reply.status).toBe(204)
    for (const session of [person, elsewhere]) expect((await session.call('GET /join/me')).status).toBe(401)
    expect((await signIn(email, PASSWORD)).status).toBe(401)
    expect((await admin.call(`GET /learners/${learnerId}`)).body).toMatchObject({
      status: 'archived',
      name: null,
      email: `erased-${learnerId}@erased.invalid`,
    })
    expect((await other.call(`GET /invites/${waiting.id}`)).body.state).toBe('cancelled')
    expect((await admin.call(`GET /learners?q=${email}`)).body.items).toEqual([])
    expect(assigned).toBe(1)
    expect((await admin.call(`GET /orgs/${admin.orgId}/seats`)).body.used).toBe(0)
    // The mailbox itself, and counters that end within a day.
    expect(await tablesWith(email)).toEqual(['dev_inbox', 'rate_limits'])
    expect(await tablesWith('Erika Erased')).toEqual([])
    // The address is free again, for an account that knows nothing of the old one.
    await anAccount(world, email, 'Somebody New')
    const fresh = await aLearner(world, email)
    expect((await fresh.call('GET /join/me/export')).body).toMatchObject({
      organizations: [],
      invitations: [],
      trainings: [],
    })
  })

  it('is refused to the only owner of an organization, and ends what an admin may do elsewhere', async () => {
    const owner = await aLearner(world, admin.email)
    const remove = () => owner.agent.delete('/api/v1/join/me').send({ password: PASSWORD })
    const refused = await remove()
    expect(refused.body).toMatchObject({
      code: 'last_owner',
      detail: expect.stringContaining('Acme Training'),
    })
    const successor = anAddress()
    await administers(world, await anAccount(world, successor), admin.orgId, 'owner')
    expect((await remove()).status).toBe(204)
    expect((await admin.call('GET /auth/me')).status).toBe(401)
    const person = somebody(world)
    await person.call('POST /auth/sign-in', { email: successor, password: PASSWORD })
    const admins = (await person.call(`GET /orgs/${admin.orgId}/admins`)).body.items
    expect(admins).toMatchObject([{ email: successor }])
  })
})

/** The tables in which this text stands anywhere, of all organizations. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = world.ctx.accounts
  const tables = await rows<{ name: string; is_tenant: boolean }>`
    select c.relname as name, c.relrowsecurity as is_tenant from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname !~ '^knex_'
     order by 1`
  const orgs = await rows<{ org_id: string }>`select distinct org_id from user_orgs where kind = 'admin'`
  const found: string[] = []
  for (const { name, is_tenant } of tables) {
    const from = new Sql([name], [])
    const like = `%${text}%`
    const hits = is_tenant
      ? await Promise.all(
          orgs.map(({ org_id }) =>
            world.ctx.orgs.read(
              org_id,
              ({ rows: inOrg }) => inOrg`select 1 from ${from} t where t::text ilike ${like} limit 1`,
            ),
          ),
        )
      : [await rows`select 1 from ${from} t where t::text ilike ${like} limit 1`]
    if (hits.some((one) => one.length > 0)) found.push(name)
  }
  return found
}
