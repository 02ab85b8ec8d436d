import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Admin, anAccount, anAdmin, PASSWORD, type Person, somebody } from '../../../test/given.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let owner: Admin
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  owner = await anAdmin(world)
})

let count = 0
function anAddress(): string {
  count += 1
  return `person${count}@acme.example`
}
const admins = (path = '') => `/orgs/${owner.orgId}/admins${path}`
const invites = (path: string) => `/orgs/${owner.orgId}/admin-invites/${path}`
const listed = async () => (await owner.call(`GET ${admins()}`)).body.items
const inOrganization = () => ({ 'X-Org-Id': owner.orgId })

async function signedIn(email: string): Promise<Person> {
  const person = somebody(world, email)
  await person.call('POST /auth/sign-in', { email, password: PASSWORD })
  return person
}

/** Somebody with an account who runs the organization, too, signed in. */
async function colleague(role: 'owner' | 'admin' | 'viewer'): Promise<Person & { userId: string }> {
  const email = anAddress()
  const userId = await anAccount(world, email, 'Cole League')
  await administers(world, userId, owner.orgId, role)
  return { ...(await signedIn(email)), userId }
}

async function invite(email: string, role = 'admin') {
  const reply = await owner.call(`POST ${admins()}`, { email, role })
  await world.runJobs()
  return reply
}

const linkOf = (email: string) => world.inbox.token(email, 'admin-invite')

describe('inviting an admin', () => {
  it('puts them on the list, without a name, until they accept', async () => {
    const email = anAddress()
    const reply = await invite(email, 'viewer')
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ userId: null, email, name: null, role: 'viewer', expired: false })
    expect(await listed()).toMatchObject([{ userId: owner.userId, role: 'owner' }, { email }])
  })

  it('answers the same whether or not the address has an account', async () => {
    const known = anAddress()
    await anAccount(world, known, 'Somebody Known')
    const unknown = anAddress()
    const shown = ({ body }: { body: Record<string, unknown> }) => {
      const { email: _email, inviteId: _id, since: _since, expiresAt: _until, ...rest } = body
      return rest
    }
    expect(shown(await invite(known))).toEqual(shown(await invite(unknown)))
  })

  it('mails what it is about, in the language of the organization', async () => {
    await owner.call(`PATCH /orgs/${owner.orgId}`, { locale: 'es' })
    const email = anAddress()
    await invite(email, 'viewer')
    const [mail] = await world.inbox.of(email)
    expect(mail?.subject).toBe('Ayude a gestionar Acme Training en Rollcall')
    expect(mail?.text).toContain('Olive Owner')
    expect(mail?.text).toContain('observador')
  })

  it('is refused for somebody who is an admin, and while an invitation is open', async () => {
    expect((await invite(owner.email)).body.code).toBe('already_admin')
    const email = anAddress()
    await invite(email)
    expect((await invite(email.toUpperCase())).body.code).toBe('already_invited')
  })

  it('is one invitation when it is asked for twice at once', async () => {
    const email = anAddress()
    const body = { email, role: 'admin' }
    const replies = await Promise.all([1, 2, 3].map(() => owner.call(`POST ${admins()}`, body)))
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409, 409])
    await world.runJobs()
    expect(await world.inbox.of(email)).toHaveLength(1)
  })

  it('gives the first answer again to the same Idempotency-Key', async () => {
    const email = anAddress()
    const ask = () =>
      owner.agent.post(`/api/v1${admins()}`).set('Idempotency-Key', 'once').send({ email, role: 'admin' })
    const first = await ask()
    const second = await ask()
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    await world.runJobs()
    expect(await world.inbox.of(email)).toHaveLength(1)
  })

  it('makes room for a new one when it has expired', async () => {
    const email = anAddress()
    const first = await invite(email)
    await expire(first.body.inviteId)
    expect(await listed()).toMatchObject([{}, { email, expired: true }])
    const second = await invite(email)
    expect(second.status).toBe(201)
    expect(await listed()).toMatchObject([{}, { inviteId: second.body.inviteId, expired: false }])
  })
})

describe('sending the invitation again', () => {
  it('waits a minute, and then sends the same link, which holds anew', async () => {
    const email = anAddress()
    const { inviteId } = (await invite(email)).body
    const link = await linkOf(email)
    await expire(inviteId)
    await longAgo(inviteId)
    const again = await owner.call(`POST ${invites(inviteId)}/resend`)
    expect(again.status).toBe(200)
    expect(again.body.expired).toBe(false)
    await world.runJobs()
    expect(await world.inbox.of(email)).toHaveLength(2)
    expect(await linkOf(email)).toBe(link)
  })

  it('is too soon within a minute', async () => {
    const patient = await createWorld({ limitsFactor: 1 })
    try {
      const person = await anAdmin(patient)
      const body = { email: 'soon@acme.example', role: 'admin' }
      const { inviteId } = (await person.call(`POST /orgs/${person.orgId}/admins`, body)).body
      await patient.runJobs()
      const again = await person.call(`POST /orgs/${person.orgId}/admin-invites/${inviteId}/resend`)
      expect(again.body.code).toBe('cool_down')
      expect(Number(again.headers['retry-after'])).toBeGreaterThan(0)
    } finally {
      await patient.close()
    }
  })

  it('is one mail when it is asked for twice at once', async () => {
    const email = anAddress()
    const { inviteId } = (await invite(email)).body
    await longAgo(inviteId)
    const twice = [1, 2].map(() => owner.call(`POST ${invites(inviteId)}/resend`))
    expect((await Promise.all(twice)).map((reply) => reply.status)).toEqual([200, 200])
    await world.runJobs()
    expect(await world.inbox.of(email)).toHaveLength(2)
  })
})

describe('taking the invitation back', () => {
  it('kills its link at once', async () => {
    const email = anAddress()
    const { inviteId } = (await invite(email)).body
    const link = await linkOf(email)
    expect((await owner.call(`DELETE ${invites(inviteId)}`)).status).toBe(204)
    expect((await owner.call(`DELETE ${invites(inviteId)}`)).status).toBe(404)
    expect((await owner.call(`POST ${invites(inviteId)}/resend`)).status).toBe(404)
    expect(await listed()).toHaveLength(1)
    const opened = await somebody(world).call(`GET /auth/admin-invites/${link}`)
    expect(opened.body).toMatchObject({ state: 'cancelled', hasAccount: false })
    const body = { name: 'Ann Lee', password: PASSWORD }
    const reply = await somebody(world).call(`POST /auth/admin-invites/${link}/register`, body)
    expect(reply.body.code).toBe('invite_closed')
  })

  it('keeps a mail from leaving that has not left', async () => {
    const email = anAddress()
    const { inviteId } = (await owner.call(`POST ${admins()}`, { email, role: 'admin' })).body
    await owner.call(`DELETE ${invites(inviteId)}`)
    await world.runJobs()
    expect(await world.inbox.of(email)).toEqual([])
  })
})

describe('the link of an invitation', () => {
  it('shows what it is about, and changes nothing', async () => {
    const email = anAddress()
    await invite(email, 'owner')
    const link = await linkOf(email)
    for (let time = 0; time < 3; time += 1) {
      expect((await somebody(world).call(`GET /auth/admin-invites/${link}`)).body).toEqual({
        organization: { id: owner.orgId, name: 'Acme Training' },
        email,
        role: 'owner',
        invitedBy: 'Olive Owner',
        state: 'open',
        hasAccount: false,
      })
    }
    await anAccount(world, email)
    expect((await somebody(world).call(`GET /auth/admin-invites/${link}`)).body.hasAccount).toBe(true)
  })

  it('is no other link, and none that was made up', async () => {
    const { inviteId } = (await invite(anAddress())).body
    const other = world.ctx.tokens.make('invite', { orgId: owner.orgId, id: inviteId })
    for (const token of [other, 'made-up', 'A'.repeat(68)]) {
      expect((await somebody(world).call(`GET /auth/admin-invites/${token}`)).status).toBe(404)
    }
  })

  it('may not be guessed for long', async () => {
    const strict = await createWorld({ limitsFactor: 0.1 })
    try {
      const guess = () => somebody(strict).call(`GET /auth/admin-invites/${'A'.repeat(68)}`)
      expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([
        404, 404, 429,
      ])
    } finally {
      await strict.close()
    }
  })
})

describe('accepting', () => {
  it('gives somebody with an account their role, once', async () => {
    const email = anAddress()
    await anAccount(world, email, 'Ann Lee')
    await invite(email, 'viewer')
    const link = await linkOf(email)
    const person = await signedIn(email)
    const accepted = await person.call(`POST /auth/admin-invites/${link}/accept`)
    expect(accepted.body.organizations).toMatchObject([{ orgId: owner.orgId, role: 'viewer' }])
    expect((await person.call(`POST /auth/admin-invites/${link}/accept`)).status).toBe(200)
    expect(await listed()).toMatchObject([{ role: 'owner' }, { email, name: 'Ann Lee', role: 'viewer' }])
    expect((await person.call('POST /locations', { name: 'Not theirs' })).status).toBe(403)
  })

  it('makes one admin of two acceptances at once', async () => {
    const email = anAddress()
    await anAccount(world, email)
    await invite(email)
    const link = await linkOf(email)
    const person = await signedIn(email)
    const replies = await Promise.all(
      [1, 2, 3].map(() => person.call(`POST /auth/admin-invites/${link}/accept`)),
    )
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200])
    expect(await listed()).toHaveLength(2)
  })

  it('against taking it back ends in one legal state', async () => {
    for (let round = 0; round < 6; round += 1) {
      const email = anAddress()
      await anAccount(world, email)
      const { inviteId } = (await invite(email)).body
      const link = await linkOf(email)
      const person = await signedIn(email)
      const accept = () => person.call(`POST /auth/admin-invites/${link}/accept`)
      const cancel = () => owner.call(`DELETE ${invites(inviteId)}`)
      const [one, other] = await Promise.all(round % 2 ? [accept(), cancel()] : [cancel(), accept()])
      const outcome = [one?.status, other?.status].toSorted()
      const isAdmin = (await listed()).some(
        (admin: { userId: string | null; email: string }) => admin.email === email,
      )
      expect({ outcome, isAdmin }).toEqual(
        isAdmin ? { outcome: [200, 404], isAdmin: true } : { outcome: [204, 409], isAdmin: false },
      )
    }
  })

  it('is not for another account', async () => {
    const email = anAddress()
    await invite(email)
    const link = await linkOf(email)
    const other = anAddress()
    await anAccount(world, other)
    const reply = await (await signedIn(other)).call(`POST /auth/admin-invites/${link}/accept`)
    expect(reply.status).toBe(403)
    expect(reply.body).toMatchObject({ code: 'wrong_account', detail: expect.stringContaining(email) })
  })

  it('is not for an account whose address nobody confirmed', async () => {
    const email = anAddress()
    const id = await anAccount(world, email)
    await world.ctx.accounts.rows`update users set email_verified_at = null where id = ${id}`
    await invite(email)
    const person = await signedIn(email)
    const reply = await person.call(`POST /auth/admin-invites/${await linkOf(email)}/accept`)
    expect(reply.body.code).toBe('email_not_verified')
  })

  it('is over when the invitation has expired', async () => {
    const email = anAddress()
    await anAccount(world, email)
    const { inviteId } = (await invite(email)).body
    await expire(inviteId)
    const person = await signedIn(email)
    const reply = await person.call(`POST /auth/admin-invites/${await linkOf(email)}/accept`)
    expect(reply.body.code).toBe('invite_expired')
  })

  it('is not done a second time by somebody who was removed since', async () => {
    const email = anAddress()
    const userId = await anAccount(world, email)
    await invite(email)
    const link = await linkOf(email)
    const person = await signedIn(email)
    await person.call(`POST /auth/admin-invites/${link}/accept`)
    await owner.call(`DELETE ${admins(`/${userId}`)}`)
    expect((await person.call(`POST /auth/admin-invites/${link}/accept`)).body.code).toBe('invite_closed')
    expect(await listed()).toHaveLength(1)
  })
})

describe('somebody without an account', () => {
  it('makes one with the link, runs the organization, and is signed in', async () => {
    const email = anAddress()
    await invite(email)
    const link = await linkOf(email)
    const person = somebody(world, email)
    const body = { name: 'Nora New', password: PASSWORD, locale: 'es' }
    const reply = await person.call(`POST /auth/admin-invites/${link}/register`, body)
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({
      user: { email, name: 'Nora New', locale: 'es' },
      organizations: [{ orgId: owner.orgId, role: 'admin' }],
    })
    expect((await person.call('POST /locations', { name: 'North' })).status).toBe(201)
  })

  it('chooses a password that an admin may have', async () => {
    const email = anAddress()
    await invite(email)
    const path = `/auth/admin-invites/${await linkOf(email)}/register`
    const short = await somebody(world).call(`POST ${path}`, { name: 'Nora New', password: 'seven herons' })
    expect(short.body.code).toBe('weak_password')
    expect(await listed()).toMatchObject([{ role: 'owner' }, { userId: null }])
  })

  it('is told to sign in when there is an account after all', async () => {
    const email = anAddress()
    await anAccount(world, email)
    await invite(email)
    const path = `/auth/admin-invites/${await linkOf(email)}/register`
    const reply = await somebody(world).call(`POST ${path}`, { name: 'Not Ann', password: PASSWORD })
    expect(reply.body.code).toBe('account_exists')
    expect(await listed()).toMatchObject([{ role: 'owner' }, { userId: null }])
  })
})

describe('a role', () => {
  it('is changed by an owner, and holds with the next call', async () => {
    const person = await colleague('viewer')
    const add = (name: string) => person.agent.post('/api/v1/locations').set(inOrganization()).send({ name })
    expect((await add('North')).status).toBe(403)
    const changed = await owner.call(`PATCH ${admins(`/${person.userId}`)}`, { role: 'admin' })
    expect(changed.body).toMatchObject({ userId: person.userId, role: 'admin' })
    expect((await add('North')).status).toBe(201)
    await owner.call(`PATCH ${admins(`/${person.userId}`)}`, { role: 'viewer' })
    expect((await add('South')).status).toBe(403)
  })

  it('is not changed by an admin, not even their own', async () => {
    const person = await colleague('admin')
    for (const userId of [owner.userId, person.userId]) {
      const reply = await person.call(`PATCH ${admins(`/${userId}`)}`, { role: 'owner' })
      expect(reply.status).toBe(403)
    }
  })

  it('is only changed as it was seen', async () => {
    const person = await colleague('viewer')
    const path = `/api/v1${admins(`/${person.userId}`)}`
    const { etag } = (await owner.agent.patch(path).send({ role: 'admin' })).headers
    await owner.agent.patch(path).send({ role: 'viewer' })
    const stale = await owner.agent
      .patch(path)
      .set('If-Match', etag ?? '')
      .send({ role: 'owner' })
    expect(stale.status).toBe(412)
  })
})

describe('the last owner', () => {
  it('cannot give the role away, nor leave, until there is another one', async () => {
    const person = await colleague('admin')
    const own = admins(`/${owner.userId}`)
    expect((await owner.call(`PATCH ${own}`, { role: 'admin' })).body.code).toBe('last_owner')
    expect((await owner.call(`DELETE ${own}`)).body.code).toBe('last_owner')
    expect((await owner.call(`PATCH ${own}`, { role: 'owner' })).status).toBe(200)
    await owner.call(`PATCH ${admins(`/${person.userId}`)}`, { role: 'owner' })
    expect((await owner.call(`DELETE ${own}`)).status).toBe(204)
  })

  it('is left over when two owners leave at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      owner = await anAdmin(world)
      const other = await colleague('owner')
      const leave = (person: Person & { userId: string }) =>
        person.agent.delete(`/api/v1${admins(`/${person.userId}`)}`)
      const stepDown = (person: Person & { userId: string }) =>
        person.agent.patch(`/api/v1${admins(`/${person.userId}`)}`).send({ role: 'viewer' })
      const replies = await Promise.all(
        round % 2 ? [leave(owner), stepDown(other)] : [stepDown(owner), leave(other)],
      )
      expect(replies.filter((reply) => reply.status === 409)).toHaveLength(1)
      const stays = replies[0]?.status === 409 ? owner : other
      const { items } = (await stays.call(`GET ${admins()}`)).body
      expect(items.filter((admin: { role: string }) => admin.role === 'owner')).toHaveLength(1)
    }
  })
})

describe('taking somebody out', () => {
  it('ends what they may do, with the next call, and nothing else', async () => {
    const person = await colleague('admin')
    await person.agent.post('/api/v1/locations').set(inOrganization()).send({ name: 'North' })
    expect((await owner.call(`DELETE ${admins(`/${person.userId}`)}`)).status).toBe(204)
    expect((await person.agent.get('/api/v1/locations').set(inOrganization())).status).toBe(404)
    expect((await person.call('GET /auth/me')).body).toMatchObject({ organizations: [] })
    expect((await owner.call('GET /locations')).body.items).toMatchObject([{ name: 'North' }])
    expect((await owner.call(`DELETE ${admins(`/${person.userId}`)}`)).status).toBe(404)
  })

  it('is for owners; everybody may leave', async () => {
    const viewer = await colleague('viewer')
    const admin = await colleague('admin')
    expect((await admin.call(`DELETE ${admins(`/${viewer.userId}`)}`)).status).toBe(403)
    expect((await viewer.call(`DELETE ${admins(`/${viewer.userId}`)}`)).status).toBe(204)
    expect((await admin.call(`DELETE ${admins(`/${admin.userId}`)}`)).status).toBe(204)
    expect(await listed()).toHaveLength(1)
  })
})

/** As if its two weeks were over. */
function expire(inviteId: string) {
  return world.ctx.orgs.write(owner.orgId, async ({ rows, orgId }) => {
    await rows`
      update admin_invites set expires_at = now() - interval '1 second' where org_id = ${orgId} and id = ${inviteId}`
  })
}

/** As if its mails had left an hour earlier. */
function longAgo(inviteId: string) {
  return world.ctx.orgs.write(owner.orgId, async ({ rows, orgId }) => {
    await rows`
      update messages set created_at = created_at - interval '1 hour', send_after = send_after - interval '1 hour',
             accepted_at = accepted_at - interval '1 hour', delivered_at = delivered_at - interval '1 hour'
       where org_id = ${orgId} and ref_id = ${inviteId}`
  })
}
