import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import {
  type Admin,
  aGroup,
  aJoinPage,
  aLearner,
  anAccount,
  anActiveLearner,
  anAdmin,
  anInvite,
  aSuppression,
  PASSWORD,
  somebody,
  theProof,
} from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
let slug: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
})
beforeEach(async () => {
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Nurses', ['Bloodborne Pathogens'])
  slug = await aJoinPage(admin, groupId)
})
afterAll(() => world.close())

let count = 0
function anAddress(domain = 'comers.example'): string {
  count += 1
  return `comer${count}@${domain}`
}
const look = (at = slug) => somebody(world).call(`GET /join/pages/${at}`)
const ask = (email: string, body: object = {}, at = slug) =>
  somebody(world).call(`POST /join/pages/${at}/requests`, { email, groupId, ...body })
const verify = (proof: object) => somebody(world).call('POST /join/verify', proof)
async function verified(email: string) {
  await ask(email)
  const { token } = await theProof(world, email)
  return (await verify({ token })).body
}
const roster = async (email: string) => (await admin.call(`GET /learners?q=${email}`)).body.items

describe('the page', () => {
  it('shows name, welcome, and what can be picked, and nothing else', async () => {
    const hall = (await admin.call('POST /locations', { name: 'Main Hall' })).body
    await admin.call('POST /locations', { name: 'Closed Wing' })
    await aGroup(world, admin, 'Board')
    await aJoinPage(admin, groupId, { locationIds: [hall.id], welcome: 'Hello!' })
    expect((await look()).body).toEqual({
      slug,
      state: 'open',
      locale: 'en',
      organization: { name: 'Acme Training', logoUrl: null },
      welcome: 'Hello!',
      groups: [{ id: groupId, name: 'Nurses' }],
      locations: [{ id: hall.id, name: 'Main Hall' }],
    })
    expect((await look(slug.toUpperCase())).status).toBe(200)
  })

  it('is not there in one way: unknown, off, without a subscription, given up', async () => {
    const headers = (reply: supertest.Response) => {
      const { date: _, 'x-request-id': __, ...others } = reply.headers
      return others
    }
    const answerOf = async (at: string) => {
      const agent = supertest(world.app)
      const url = `/api/v1/join/pages/${at}`
      const replies = [
        await agent.get(url).set('X-Request-Id', 'the-same-for-all'),
        await agent
          .post(`${url}/requests`)
          .set('X-Request-Id', 'the-same-for-all')
          .send({ email: 'a@b.example', groupId }),
      ]
      return replies.map((reply) => ({ status: reply.status, body: reply.text, headers: headers(reply) }))
    }
    const unknown = await answerOf('nobody-has-this')
    expect(unknown.map(({ status }) => status)).toEqual([404, 404])
    await aJoinPage(admin, groupId, { enabled: false })
    expect(await answerOf(slug)).toEqual(unknown)
    await aJoinPage(admin, groupId, { slug: `${slug}-new` })
    expect(await answerOf(slug)).toEqual(unknown)
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update orgs set subscription_until = now() where id = ${org.orgId}`,
    )
    expect(await answerOf(`${slug}-new`)).toEqual(unknown)
    expect(await answerOf('..')).toEqual(unknown)
    expect(await answerOf('x')).toEqual(unknown)
  })

  it('that has ended or is full says so, and whom to ask', async () => {
    await aJoinPage(admin, groupId, { endsAt: '2020-01-01T00:00:00Z', welcome: 'Hello!' })
    expect((await look()).body).toMatchObject({ state: 'ended', groups: [], welcome: null })
    const reply = await ask(anAddress())
    expect(reply.status).toBe(409)
    expect(reply.body).toMatchObject({
      code: 'join_page_closed',
      detail: expect.stringContaining('Ask Acme Training for an invitation'),
    })
  })
})

describe('asking to join', () => {
  it('sends a mail with a link and a code, and grants nothing', async () => {
    const email = anAddress()
    const reply = await ask(email)
    expect(reply.status).toBe(202)
    const { token, code } = await theProof(world, email)
    expect(code).toMatch(/^\d{6}$/)
    const [mail] = await world.inbox.of(email)
    expect(mail?.text).toContain(`${world.ctx.config.joinUrl}/verify/${token}`)
    expect(mail?.text).toContain('Nurses')
    expect(await roster(email)).toEqual([])
    expect((await admin.call('GET /outbox')).body.items).toEqual([])
    expect((await admin.call('GET /audit-log?action=invite.created')).body.items).toEqual([])
    expect((await admin.call('GET /overview')).body.statuses).toMatchObject({ pending: 0, prospect: 0 })
  })

  it('writes in the language of the page', async () => {
    const email = anAddress()
    await ask(email, { locale: 'es' })
    await world.runJobs()
    expect((await world.inbox.of(email))[0]?.subject).toBe(
      'Confirme su dirección para unirse a Acme Training',
    )
  })

  it.each([
    [{ email: 'no address' }, '/email'],
    [{ groupId: '0190a000-0000-7000-8000-000000000000' }, '/groupId'],
    [{ locationId: '0190a000-0000-7000-8000-000000000000' }, '/locationId'],
    [{ learnerStatus: 'active' }, '/learnerStatus'],
    [{ email: ['a@b.example'] }, '/email'],
  ])('refuses %j', async (body, pointer) => {
    const reply = await ask(anAddress(), body)
    expect(reply.status).toBe(400)
    expect(reply.body.errors[0].pointer).toBe(pointer)
  })

  it('wants a location where some can be picked, and none that cannot', async () => {
    const [hall, wing] = [
      (await admin.call('POST /locations', { name: 'Hall' })).body.id,
      (await admin.call('POST /locations', { name: 'Wing' })).body.id,
    ]
    await aJoinPage(admin, groupId, { locationIds: [hall] })
    expect((await ask(anAddress())).body.errors).toMatchObject([{ pointer: '/locationId', code: 'required' }])
    expect((await ask(anAddress(), { locationId: wing })).status).toBe(400)
    expect((await ask(anAddress(), { locationId: hall })).status).toBe(202)
  })

  it('takes no group that cannot be picked: inactive, or of the organization and not joinable', async () => {
    const board = await aGroup(world, admin, 'Board')
    expect((await ask(anAddress(), { groupId: board })).status).toBe(400)
    await admin.call(`PATCH /groups/${groupId}`, { status: 'inactive' })
    expect((await ask(anAddress())).status).toBe(400)
  })

  it('tells an address outside the allow list so, and what to do', async () => {
    await aJoinPage(admin, groupId, { allowedDomains: ['school.org'] })
    expect((await ask('ann@school.org')).status).toBe(202)
    const reply = await ask('ann@evilschool.org')
    expect(reply.status).toBe(403)
    expect(reply.body).toMatchObject({
      code: 'address_not_allowed',
      errors: [{ pointer: '/email' }],
      detail: expect.stringContaining('Use your work or school address'),
    })
  })

  it('answers the same for everybody: unknown, known, invited, joined, declined, complained', async () => {
    const [unknown, account, invited] = [anAddress(), anAddress(), anAddress()]
    const [joined, declined, quiet] = [anAddress(), anAddress(), anAddress()]
    await anAccount(world, account)
    await anInvite(world, admin, groupId, invited)
    await anActiveLearner(world, admin, groupId, joined)
    await anInvite(world, admin, groupId, declined)
    await somebody(world).call(`POST /join/invites/${await world.inbox.token(declined, 'i')}/decline`)
    await aSuppression(world, admin.orgId, quiet, 'complained')
    const answers = []
    for (const email of [unknown, account, invited, joined, declined, quiet]) {
      const reply = await supertest(world.app)
        .post(`/api/v1/join/pages/${slug}/requests`)
        .set('X-Request-Id', 'the-same-for-all')
        .send({ email, groupId })
      const { date: _, ...headers } = reply.headers
      answers.push({ status: reply.status, text: reply.text, headers })
    }
    expect(answers[0]?.status).toBe(202)
    for (const answer of answers) expect(answer).toEqual(answers[0])
    await world.runJobs()
    const subjects = await Promise.all(
      [unknown, account, invited, joined, declined, quiet].map(
        async (email) => (await world.inbox.of(email))[0]?.subject,
      ),
    )
    const confirm = 'Confirm your address to join Acme Training'
    expect(subjects).toEqual([
      confirm,
      confirm,
      confirm,
      'You have joined Acme Training already',
      confirm,
      undefined,
    ])
  })

  it('asked for once more is one request: whichever mail arrives works', async () => {
    const email = anAddress()
    await ask(email)
    const first = await theProof(world, email)
    await ask(email)
    expect(await theProof(world, email)).toEqual(first)
    expect(await world.inbox.of(email)).toHaveLength(2)
  })

  it('sends nothing when the page was closed before the mail left', async () => {
    const email = anAddress()
    await ask(email)
    await aJoinPage(admin, groupId, { enabled: false })
    await world.runJobs()
    expect(await world.inbox.of(email)).toEqual([])
  })
})

describe('showing that the mailbox is yours', () => {
  it('by the link lets an invitation wait in the account, and the organization see the address', async () => {
    const email = anAddress()
    const result = await verified(email)
    expect(result).toMatchObject({
      email,
      hasAccount: false,
      outcome: 'invited',
      organization: { name: 'Acme Training' },
    })
    const [learner] = await roster(email)
    expect(learner).toMatchObject({ status: 'pending', name: null, delivery: null })
    expect((await admin.call(`GET /invites/${learner.openInviteId}`)).body).toMatchObject({
      state: 'open',
      source: 'join_page',
      groupId,
      createdBy: null,
    })
    expect((await admin.call('GET /join-page/counts')).body).toMatchObject({ came: 1, waiting: { count: 1 } })
    const timeline = (await admin.call(`GET /learners/${learner.id}/timeline`)).body.items
    expect(timeline).toMatchObject([{ kind: 'invited', detail: 'Nurses, by the join page' }])
  })

  it('by the code does the same, with spaces or without', async () => {
    const email = anAddress()
    await ask(email)
    const { code } = await theProof(world, email)
    const reply = await verify({ email: email.toUpperCase(), code: ` ${code.slice(0, 3)} ${code.slice(3)}` })
    expect(reply.body).toMatchObject({ email, outcome: 'invited' })
  })

  it('registers, and accepts: only then the organization has a name', async () => {
    const email = anAddress()
    const { verification } = await verified(email)
    const person = somebody(world)
    const registered = await person.call('POST /join/register', {
      name: 'Cora Comer',
      password: PASSWORD,
      verification,
    })
    expect(registered.status).toBe(201)
    expect(registered.body.user).toMatchObject({ email, locale: 'en' })
    const [waiting] = (await person.call('GET /join/me/invites')).body.items
    expect(waiting).toMatchObject({ state: 'open', group: { name: 'Nurses' } })
    expect((await roster(email))[0]).toMatchObject({ status: 'pending', name: null })
    const accepted = await person.call(`POST /join/me/invites/${waiting.id}/accept`)
    expect(accepted.body.assigned).toMatchObject([{ title: 'Bloodborne Pathogens' }])
    expect((await roster(email))[0]).toMatchObject({ status: 'active', name: 'Cora Comer' })
    expect((await admin.call('GET /join-page/counts')).body).toMatchObject({
      came: 1,
      waiting: { count: 0 },
      joined: { count: 1 },
    })
  })

  it('with an account signs in, and the invitation waits there', async () => {
    const email = anAddress()
    await anAccount(world, email)
    const result = await verified(email)
    expect(result.hasAccount).toBe(true)
    const person = somebody(world)
    const { verification } = result
    const stranger = anAddress()
    await anAccount(world, stranger)
    const wrong = await person.call('POST /join/sign-in', {
      email: stranger,
      password: PASSWORD,
      verification,
    })
    expect(wrong.body).toMatchObject({ code: 'wrong_account', detail: expect.stringContaining(email) })
    expect((await person.call('GET /join/me')).status).toBe(401)
    const reply = await person.call('POST /join/sign-in', { email, password: PASSWORD, verification })
    expect(reply.status).toBe(200)
    expect((await person.call('GET /join/me/invites')).body.items).toHaveLength(1)
    const registering = { name: 'X', password: PASSWORD, verification }
    expect((await person.call('POST /join/register', registering)).body.code).toBe('account_exists')
  })

  it('works once, by link or code, and says what to do after that', async () => {
    const email = anAddress()
    await ask(email)
    const { token, code } = await theProof(world, email)
    const replies = await Promise.all(Array.from({ length: 5 }, () => verify({ token })))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410, 410])
    const late = await verify({ token })
    expect(late.body).toMatchObject({ code: 'link_dead', detail: expect.stringContaining('ask once more') })
    expect((await verify({ email, code })).body.code).toBe('wrong_code')
    expect((await admin.call('GET /join-page/counts')).body.came).toBe(1)
  })

  it('is too late after 24 hours', async () => {
    const email = anAddress()
    await ask(email)
    const { token, code } = await theProof(world, email)
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update join_requests set expires_at = now() where org_id = ${org.orgId}`,
    )
    expect((await verify({ token })).status).toBe(410)
    expect((await verify({ email, code })).status).toBe(422)
    expect(await roster(email)).toEqual([])
  })

  it('can be done again by somebody who lost the page before registering', async () => {
    const email = anAddress()
    await verified(email)
    const again = await verified(email)
    expect(again).toMatchObject({ outcome: 'already_invited', hasAccount: false })
    const person = somebody(world)
    const body = { name: 'Lo St', password: PASSWORD, verification: again.verification }
    expect((await person.call('POST /join/register', body)).status).toBe(201)
    expect((await person.call('GET /join/me/invites')).body.items).toHaveLength(1)
    expect((await admin.call('GET /join-page/counts')).body.came).toBe(1)
  })

  it('of somebody whom an admin invited keeps that invitation, and gives it its time again', async () => {
    const email = anAddress()
    const invite = await anInvite(world, admin, groupId, email)
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update invites set expires_at = now() where org_id = ${org.orgId}`,
    )
    expect((await verified(email)).outcome).toBe('already_invited')
    expect((await admin.call(`GET /invites/${invite.id}`)).body).toMatchObject({
      state: 'open',
      expired: false,
      source: 'manual',
    })
  })

  it.each(['cancelled', 'declined', 'archived'])('brings back who was %s, as Pending', async (status) => {
    const email = anAddress()
    const invite = await anInvite(world, admin, groupId, email)
    if (status === 'cancelled') await admin.call(`POST /invites/${invite.id}/cancel`)
    if (status === 'declined')
      await somebody(world).call(`POST /join/invites/${await world.inbox.token(email, 'i')}/decline`)
    if (status === 'archived') {
      await anAccount(world, email)
      const person = await aLearner(world, email)
      await person.call(`POST /join/me/invites/${invite.id}/accept`)
      await admin.call(`POST /learners/${invite.learnerId}/archive`)
    }
    expect((await roster(email))[0].status).toBe(status)
    expect((await verified(email)).outcome).toBe('invited')
    expect((await roster(email))[0]).toMatchObject({ id: invite.learnerId, status: 'pending', name: null })
  })

  it('of two pages is two invitations, each by the code of its own mail', async () => {
    const email = anAddress()
    await ask(email)
    const first = await theProof(world, email)
    const other = await anAdmin(world, 'Other School')
    const theirGroup = await aGroup(world, other)
    await ask(email, { groupId: theirGroup }, await aJoinPage(other, theirGroup))
    const second = await theProof(world, email)
    expect((await verify({ email, code: first.code })).body.organization.name).toBe('Acme Training')
    expect((await verify({ email, code: second.code })).body.organization.name).toBe('Other School')
  })

  it('looks anew at the list, the page and the choice', async () => {
    const emails = Array.from({ length: 4 }, () => anAddress('school.org'))
    const proofs: { token: string }[] = []
    for (const email of emails) {
      await ask(email)
      proofs.push(await theProof(world, email))
    }
    const code = async (index: number) => (await verify({ token: proofs[index]?.token })).body.code
    await aJoinPage(admin, groupId, { allowedDomains: ['other.org'] })
    expect(await code(0)).toBe('address_not_allowed')
    await aJoinPage(admin, groupId, { enabled: false })
    expect(await code(1)).toBe('join_page_closed')
    const board = await aGroup(world, admin, 'Board')
    await aJoinPage(admin, board)
    expect(await code(2)).toBe('not_joinable')
    expect(await roster('school.org')).toEqual([])
    // The link was not used up by that.
    await aJoinPage(admin, groupId)
    expect((await verify({ token: proofs[2]?.token })).status).toBe(200)
  })

  it('of more people at once than there is room for stops at the room', async () => {
    await aJoinPage(admin, groupId, { capacity: 3 })
    const emails = Array.from({ length: 8 }, () => anAddress())
    const proofs: { token: string }[] = []
    for (const email of emails) {
      await ask(email)
      proofs.push(await theProof(world, email))
    }
    const replies = await Promise.all(proofs.map(({ token }) => verify({ token })))
    const won = replies.filter(({ status }) => status === 200)
    expect(won).toHaveLength(3)
    expect(replies.filter(({ body }) => body.code === 'join_page_closed')).toHaveLength(5)
    expect((await admin.call('GET /join-page')).body.state).toBe('full')
    expect((await admin.call('GET /learners?status=pending')).body.items).toHaveLength(3)
  })
})

it('the language of the page is that of the account that is made after it', async () => {
  const email = anAddress()
  await ask(email, { locale: 'es' })
  const { verification } = (await verify({ token: (await theProof(world, email)).token })).body
  const body = { name: 'Cora Comer', password: PASSWORD, verification }
  expect((await somebody(world).call('POST /join/register', body)).body.user.locale).toBe('es')
})

describe('accepting what came of the page', () => {
  async function waiting() {
    const email = anAddress('school.org')
    await anAccount(world, email)
    await verified(email)
    const person = await aLearner(world, email)
    const [invite] = (await person.call('GET /join/me/invites')).body.items
    return () => person.call(`POST /join/me/invites/${invite.id}/accept`)
  }

  it('asks the allow list once more', async () => {
    const accept = await waiting()
    await aJoinPage(admin, groupId, { allowedDomains: ['other.org'] })
    const reply = await accept()
    expect(reply.status).toBe(403)
    expect(reply.body.code).toBe('address_not_allowed')
    await aJoinPage(admin, groupId, { allowedDomains: ['school.org'] })
    expect((await accept()).status).toBe(200)
  })

  it('asks once more whether the group can be joined', async () => {
    const accept = await waiting()
    const board = await aGroup(world, admin, 'Board')
    await aJoinPage(admin, board)
    expect((await accept()).body.code).toBe('not_joinable')
  })

  it('of a group that cannot be joined any more goes on by choosing anew on the page', async () => {
    const email = anAddress()
    await anAccount(world, email)
    await verified(email)
    const person = await aLearner(world, email)
    const [old] = (await person.call('GET /join/me/invites')).body.items
    const board = await aGroup(world, admin, 'Board')
    await aJoinPage(admin, board)
    expect((await person.call(`POST /join/me/invites/${old.id}/accept`)).body.code).toBe('not_joinable')
    await ask(email, { groupId: board })
    const { token } = await theProof(world, email)
    expect((await verify({ token })).body.outcome).toBe('already_invited')
    const waitingNow = (await person.call('GET /join/me/invites')).body.items
    expect(waitingNow).toMatchObject([{ group: { name: 'Board' }, state: 'open' }])
    expect((await admin.call(`GET /invites/${old.id}`)).body.state).toBe('replaced')
    expect((await person.call(`POST /join/me/invites/${waitingNow[0].id}/accept`)).status).toBe(200)
    expect((await roster(email))[0]).toMatchObject({ status: 'active', groups: [{ name: 'Board' }] })
  })

  it('holds when the page was closed since', async () => {
    const accept = await waiting()
    await aJoinPage(admin, groupId, { enabled: false })
    expect((await accept()).status).toBe(200)
  })
})
