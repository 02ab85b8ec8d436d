import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { LearnerDto } from '@rollcall/contract'
import { type Admin, aGroup, anActiveLearner, anAdmin, anInvite } from '../../../test/given.ts'
import { letPass } from '../../../test/let-pass.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let teachers: string
let nurses: string
let north: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  teachers = await aGroup(world, admin, 'Teachers', ['Fire Safety'])
  nurses = await aGroup(world, admin, 'Nurses')
  north = (await admin.call('POST /locations', { name: 'North' })).body.id
  await anActiveLearner(world, admin, teachers, 'zoe@roster.example', 'Zoë Lindqvist')
  await anActiveLearner(world, admin, nurses, 'carl@roster.example', 'Carl Lind')
  await anInvite(world, admin, teachers, 'pending@roster.example')
  await anInvite(world, admin, nurses, 'bounce+gone@roster.example')
  await admin.call('POST /invites', { groupId: nurses, locationId: north, emails: ['north@roster.example'] })
  await world.runJobs()
  const hold = { when: 'hold' }
  await admin.call('POST /invites', { groupId: nurses, emails: ['held@roster.example'], notify: hold })
  const tomorrow = { when: 'at', at: new Date(Date.now() + 86_400_000).toISOString() }
  await admin.call('POST /invites', { groupId: nurses, emails: ['later@roster.example'], notify: tomorrow })
  await anInvite(world, admin, nurses, 'defer+busy@roster.example')
})
afterAll(() => world.close())

async function shown(query: string): Promise<string[]> {
  const reply = await admin.call(`GET /learners?${query}`)
  return reply.body.items.map(({ email }: LearnerDto) => email.replace('@roster.example', '')).toSorted()
}

const EVERYBODY = ['bounce+gone', 'carl', 'defer+busy', 'held', 'later', 'north', 'pending', 'zoe']

describe('the list of learners', () => {
  it.each([
    ['', EVERYBODY],
    ['status=active', ['carl', 'zoe']],
    ['status=pending', ['north', 'pending']],
    ['status=cancelled', []],
    ['delivery=delivered', ['north', 'pending']],
    ['delivery=bounced', ['bounce+gone']],
    ['delivery=scheduled', ['held', 'later']],
    ['delivery=queued', ['defer+busy']],
    ['expired=true', []],
    ['expired=false&status=active', ['carl', 'zoe']],
  ])('with %s', async (query, emails) => {
    expect(await shown(query)).toEqual(emails)
  })

  it('knows who is in a group or invited to it', async () => {
    expect(await shown(`groupId=${teachers}`)).toEqual(['pending', 'zoe'])
    expect(await shown(`groupId=${nurses}&status=active`)).toEqual(['carl'])
    expect(await shown(`groupId=${nurses}&delivery=bounced`)).toEqual(['bounce+gone'])
  })

  it('knows who belongs to a location', async () => {
    expect(await shown(`locationId=${north}`)).toEqual(['north'])
  })

  it('finds whose invitation has expired, until it is sent again', async () => {
    const { id, learnerId } = await anInvite(world, admin, teachers, 'slow@roster.example')
    await letPass(world, admin.orgId, '31 days')
    expect(await shown('expired=true')).toContain('slow')
    expect(await shown('expired=false')).not.toContain('slow')
    await admin.call(`POST /invites/${id}/resend`)
    expect(await shown('expired=true')).not.toContain('slow')
    await admin.call(`POST /invites/${id}/cancel`)
    expect((await admin.call(`GET /learners/${learnerId}`)).body).toMatchObject({
      status: 'cancelled',
      groups: [],
      delivery: null,
    })
  })
})

describe('a search', () => {
  it.each([
    ['part of an address', 'oe@rost', ['zoe']],
    ['an address in capitals', 'ZOE@', ['zoe']],
    ['part of the name of somebody who is active', 'lind', ['carl', 'zoe']],
    ['a name with its accent', 'Zoë', ['zoe']],
    ['what nobody has', 'nobody-of-that-name', []],
    ['a sign that stands for anything in SQL', '%', []],
    ['one that stands for any letter', 'ca_l', []],
  ])('finds %s', async (_, q, emails) => {
    expect(await shown(`q=${encodeURIComponent(q)}`)).toEqual(emails)
  })

  it('looks for one or two letters at the beginning of the address and of the parts of the name', async () => {
    expect(await shown('q=z')).toEqual(['zoe'])
    expect(await shown('q=li')).toEqual(['carl', 'zoe'])
    expect(await shown('q=ind')).toEqual(['carl', 'zoe'])
    expect(await shown('q=in')).toEqual([])
  })

  it('goes together with filters', async () => {
    expect(await shown(`q=roster&status=active&groupId=${teachers}`)).toEqual(['zoe'])
  })

  it('finds nobody by the name of somebody who has not accepted or was archived', async () => {
    const { learnerId } = await anActiveLearner(world, admin, nurses, 'left@roster.example', 'Hermine Unique')
    expect(await shown('q=hermine')).toEqual(['left'])
    await admin.call(`POST /learners/${learnerId}/archive`)
    expect(await shown('q=hermine')).toEqual([])
    expect(await shown('q=left%40')).toEqual(['left'])
  })

  it('finds a person by the corrected address and not by the wrong one', async () => {
    const { id } = await anInvite(world, admin, nurses, 'mispelt@roster.example')
    await admin.call(`PATCH /invites/${id}`, { email: 'misspelt@roster.example' })
    expect(await shown('q=misspelt')).toEqual(['misspelt'])
    expect(await shown('q=mispelt')).toEqual([])
  })
})

describe('pages', () => {
  it.each(['newest', 'oldest', 'email'])(
    'by %s hold everybody once, also when some are added meanwhile',
    async (sort) => {
      const before = await shown('limit=100')
      const seen: string[] = []
      let from = ''
      for (let page = 0; page < 20; page += 1) {
        const { body } = await admin.call(`GET /learners?limit=3&sort=${sort}${from}`)
        seen.push(...body.items.map(({ email }: LearnerDto) => email.replace('@roster.example', '')))
        if (page === 1) await anInvite(world, admin, teachers, `0-${sort}@roster.example`)
        if (body.next === null) break
        from = `&cursor=${body.next}`
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(before))
    },
  )

  it('of what changed come in the order of the changes, and what changes again comes again', async () => {
    const { learnerId } = await anActiveLearner(world, admin, nurses, 'changing@roster.example')
    const { updatedAt } = (await admin.call(`GET /learners/${learnerId}`)).body
    await admin.call(`PATCH /learners/${learnerId}`, { externalId: '7' })
    const other = await anInvite(world, admin, nurses, 'newer@roster.example')
    const first = (await admin.call(`GET /learners?limit=1&updatedSince=${updatedAt}`)).body
    expect(first.items).toMatchObject([{ id: learnerId, externalId: '7' }])
    await admin.call(`PATCH /learners/${learnerId}`, { externalId: '8' })
    const rest = (await admin.call(`GET /learners?updatedSince=${updatedAt}&cursor=${first.next}`)).body
    expect(rest.items).toMatchObject([{ id: other.learnerId }, { id: learnerId, externalId: '8' }])
    expect(rest.next).toBeNull()
  })
})

describe('the counts', () => {
  it('are exact for each status, and say how many the filter matches', async () => {
    const everybody = (await shown('limit=100')).length
    const active = (await shown('status=active')).length
    const all = (await admin.call('GET /learners/counts')).body
    expect(all.matching).toEqual({ count: everybody, more: false })
    expect(all.statuses.active).toBe(active)
    const some = (await admin.call(`GET /learners/counts?groupId=${teachers}&status=active`)).body
    expect(some.matching).toEqual({ count: 1, more: false })
    const none = (await admin.call('GET /learners/counts?status=declined')).body
    expect(none.matching).toEqual({ count: 0, more: false })
    expect((await admin.call('GET /learners/counts?q=roster.example')).body.matching.count).toBe(everybody)
  })

  it('stop where nobody would count any more', async () => {
    const other = await anAdmin(world, 'A Large School')
    await world.ctx.orgs.write(other.orgId, async (org) => {
      await org.rows`
        insert into learners (org_id, id, email, email_key, status)
        select ${org.orgId}, gen_random_uuid(), 'p' || n || '@large.example', 'p' || n || '@large.example', 'prospect'
          from generate_series(1, 10050) n`
      await org.rows`
        insert into invite_addresses (email_key, org_id, learner_id)
        select email_key, org_id, id from learners where org_id = ${org.orgId}`
    })
    const { matching } = (await other.call('GET /learners/counts?q=large')).body
    expect(matching).toEqual({ count: 10_000, more: true })
    expect((await other.call('GET /learners?q=p777')).body.items).toHaveLength(11)
  })
})

describe('somebody who was active once and is invited again', () => {
  it('shows neither name nor progress until they accept again', async () => {
    const email = 'returning@roster.example'
    const { learnerId, person } = await anActiveLearner(world, admin, teachers, email, 'Rita Return')
    await admin.call(`POST /learners/${learnerId}/archive`)
    const again = await admin.call(`POST /learners/${learnerId}/invite`, { groupId: nurses })
    expect(again.status).toBe(201)
    await world.runJobs()

    const learner = (await admin.call(`GET /learners/${learnerId}`)).body
    expect(learner).toMatchObject({ status: 'pending', name: null, groups: [{ name: 'Nurses' }] })
    expect((await admin.call(`GET /assignments?learnerId=${learnerId}`)).body.items).toEqual([])
    expect(await shown('q=rita')).toEqual([])
    expect(await shown(`groupId=${teachers}`)).not.toContain('returning')
    const file = await admin.agent.get('/api/v1/learners/export?format=csv&q=returning')
    expect(file.text).not.toContain('Rita')

    await person.call(`POST /join/me/invites/${again.body.id}/accept`)
    const back = (await admin.call(`GET /learners/${learnerId}`)).body
    expect(back).toMatchObject({ status: 'active', name: 'Rita Return', groups: [{ name: 'Nurses' }] })
    const kept = (await admin.call(`GET /assignments?learnerId=${learnerId}`)).body.items
    expect(kept).toMatchObject([{ training: { title: 'Fire Safety' } }])
  })
})

it('a cursor that this list did not give out is refused', async () => {
  const made = Buffer.from('["some","made up","one"]').toString('base64url')
  for (const cursor of ['nonsense', made]) {
    const reply = await admin.call(`GET /learners?cursor=${cursor}`)
    expect(reply.body).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '?cursor' }] })
  }
})
