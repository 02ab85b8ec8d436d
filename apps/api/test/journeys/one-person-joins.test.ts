import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, offeredTrainings, PASSWORD, type Person, somebody } from '../given.ts'
import { createWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

describe('from nothing to one active learner', () => {
  const dana = 'dana@riverside.example'
  const ann = 'Ann.Lee+work@school.example'
  const annKey = 'ann.lee+work@school.example'
  let admin: Person
  let learner: Person
  let groupId: string
  let inviteId: string
  let token: string

  it('an admin registers an organization and confirms the address', async () => {
    admin = somebody(world, dana)
    const reply = await admin.call('POST /auth/register', {
      name: 'Dana Whitfield',
      email: dana,
      password: PASSWORD,
      organizationName: 'Riverside School District',
      timeZone: 'America/New_York',
    })
    expect(reply.status).toBe(202)
    await world.runJobs()
    const verified = await admin.call('POST /auth/verify-email', {
      token: await world.inbox.token(dana, 'verify'),
    })
    expect(verified.status).toBe(200)
    expect(verified.body).toEqual({ email: dana })
  })

  it('signs in and sees the organization', async () => {
    const reply = await admin.call('POST /auth/sign-in', { email: dana, password: PASSWORD })
    expect(reply.status).toBe(200)
    expect(reply.body.organizations).toMatchObject([{ name: 'Riverside School District', role: 'owner' }])
  })

  it('is told what to do while there is no active group', async () => {
    const orgId = (await admin.call('GET /orgs')).body.items[0].id
    expect((await admin.call(`GET /orgs/${orgId}/setup`)).body.canInvite).toBe(false)
    const inactive = await admin.call('POST /groups', { name: 'Old group', status: 'inactive' })
    const reply = await admin.call('POST /invites', { groupId: inactive.body.id, emails: [ann] })
    expect(reply.status).toBe(409)
    expect(reply.body).toMatchObject({ code: 'no_active_group', detail: expect.stringContaining('Groups') })
  })

  it('sets up a group with trainings', async () => {
    const orgId: string = (await admin.call('GET /orgs')).body.items[0].id
    const asAdmin: Admin = { ...admin, orgId, userId: '' }
    const trainingIds = await offeredTrainings(world, asAdmin, ['Fire Safety', 'Mandated Reporter'])
    const reply = await admin.call('POST /groups', { name: 'Teachers', trainingIds })
    expect(reply.status).toBe(201)
    expect(reply.body.trainings).toHaveLength(2)
    groupId = reply.body.id
    expect((await admin.call(`GET /orgs/${orgId}/setup`)).body.canInvite).toBe(true)
  })

  it('invites by hand, with one outcome for each address', async () => {
    const reply = await admin.call('POST /invites', {
      groupId,
      emails: [ann, 'not an address', ann.toUpperCase()],
    })
    expect(reply.status).toBe(201)
    expect(reply.body.items.map((item: { outcome: string }) => item.outcome)).toEqual([
      'invited',
      'invalid_email',
      'duplicate',
    ])
    expect(reply.body.counts).toEqual({ invited: 1, invalid_email: 1, duplicate: 1 })
    inviteId = reply.body.items[0].invite.id
    const roster = await admin.call('GET /learners')
    expect(roster.body.items).toMatchObject([
      { email: ann, status: 'prospect', name: null, delivery: { state: 'queued' } },
    ])
  })

  it('sees Pending when the mail has arrived', async () => {
    await world.runJobs()
    const roster = await admin.call('GET /learners')
    expect(roster.body.items).toMatchObject([
      { status: 'pending', delivery: { state: 'delivered', evidence: 'mailbox' } },
    ])
  })

  it('the mail says who invites, to what, and carries one link in both its parts', async () => {
    const [mail] = await world.inbox.of(annKey)
    expect(mail?.subject).toContain('Riverside School District')
    token = await world.inbox.token(annKey, 'i')
    const link = `${world.ctx.config.joinUrl}/i/${token}`
    expect(mail?.text).toContain(link)
    expect(mail?.html).toContain(link)
    expect(mail?.text).toContain('Teachers')
    expect(mail?.text).toContain('Fire Safety')
  })

  it('[61] the link shows the invitation and changes nothing, however often it is opened', async () => {
    const before = await admin.call(`GET /invites/${inviteId}`)
    const scanner = somebody(world)
    for (let opened = 0; opened < 20; opened += 1) {
      const reply = await scanner.agent[opened % 2 ? 'get' : 'head'](`/api/v1/join/invites/${token}`)
      expect(reply.status).toBe(200)
      await scanner.agent[opened % 2 ? 'head' : 'get'](`/join/i/${token}`)
    }
    // What is noted is that the mail is there, and nothing else.
    const { delivery, ...after } = (await admin.call(`GET /invites/${inviteId}`)).body
    expect({ ...after, delivery: { ...delivery, evidence: before.body.delivery.evidence } }).toEqual(
      before.body,
    )
    const shown = await scanner.call(`GET /join/invites/${token}`)
    expect(shown.body).toMatchObject({
      state: 'open',
      email: ann,
      organization: { name: 'Riverside School District' },
      group: { name: 'Teachers' },
      trainings: [{ title: 'Fire Safety' }, { title: 'Mandated Reporter' }],
      whatTheySee: ['name', 'email', 'progress', 'certificates'],
      signedInAs: null,
    })
  })

  it('the learner registers with the invited address and nothing is shared yet', async () => {
    learner = somebody(world, ann)
    const reply = await learner.call('POST /join/register', {
      name: 'Ann Lee',
      password: PASSWORD,
      inviteToken: token,
    })
    expect(reply.status).toBe(201)
    expect(reply.body.user.email).toBe(ann)
    expect((await admin.call('GET /learners')).body.items[0]).toMatchObject({ name: null, status: 'pending' })
  })

  it('accepts, and is Active in the group with its trainings assigned', async () => {
    const waiting = await learner.call('GET /join/me/invites')
    expect(waiting.body.items).toMatchObject([{ id: inviteId, state: 'open' }])
    const reply = await learner.call(`POST /join/me/invites/${inviteId}/accept`)
    expect(reply.status).toBe(200)
    expect(reply.body.assigned.map((training: { title: string }) => training.title)).toEqual([
      'Fire Safety',
      'Mandated Reporter',
    ])
    expect((await learner.call('GET /join/me/trainings')).body.items).toHaveLength(2)
    expect((await learner.call('GET /join/me/invites')).body.items).toEqual([])
  })

  it('the admin sees the name only now', async () => {
    const { items } = (await admin.call('GET /learners?status=active')).body
    expect(items).toMatchObject([
      { name: 'Ann Lee', status: 'active', groups: [{ name: 'Teachers' }], openInviteId: null },
    ])
    const assignments = await admin.call(`GET /assignments?learnerId=${items[0].id}`)
    expect(assignments.body.items).toHaveLength(2)
  })

  it('accepting again gives the same answer and adds nothing', async () => {
    const again = await learner.call(`POST /join/me/invites/${inviteId}/accept`)
    expect(again.status).toBe(200)
    expect(again.body.assigned).toHaveLength(2)
    expect((await learner.call('GET /join/me/trainings')).body.items).toHaveLength(2)
  })

  it('the link now says that it was accepted', async () => {
    const reply = await somebody(world).call(`GET /join/invites/${token}`)
    expect(reply.body).toMatchObject({ state: 'accepted', trainings: [] })
  })
})
