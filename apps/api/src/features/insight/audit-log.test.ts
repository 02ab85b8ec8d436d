import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type Admin,
  aGroup,
  aLearner,
  anAccount,
  anAdmin,
  anInvite,
  PASSWORD,
  somebody,
} from '../../../test/given.ts'
import { administers } from '../../../test/two-organizations.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { auditLogPage } from './audit-log-store.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  await aGroup(world, admin, '=1+1 Nurses')
})
afterAll(() => world.close())

const list = async (query: string) => (await admin.call(`GET /audit-log?${query}`)).body.items

describe('the audit log', () => {
  it('can be narrowed to a person', async () => {
    const userId = await anAccount(world, 'gus@acme.example', 'Gus Second')
    await administers(world, userId, admin.orgId, 'admin')
    const gus = somebody(world, 'gus@acme.example')
    await gus.call('POST /auth/sign-in', { email: gus.email, password: PASSWORD })
    await gus.call('POST /groups', { name: 'By Gus' })
    expect(await list(`actorId=${userId}`)).toMatchObject([
      { action: 'group.created', actor: { name: 'Gus Second' } },
    ])
  })

  it('does not tell of an admin what they did as a learner', async () => {
    const { id } = await anInvite(world, admin, await aGroup(world, admin, 'Cooks'), admin.email)
    const own = await aLearner(world, admin.email)
    expect((await own.call(`POST /join/me/invites/${id}/accept`)).status).toBe(200)
    expect(await list(`action=invite.accepted&subjectId=${id}`)).toHaveLength(1)
    expect(await list(`action=invite.accepted&actorId=${admin.userId}`)).toEqual([])
  })

  it('can be narrowed to days of the organization, both of them included', async () => {
    const inNewYork = (days: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(
        Date.now() + days * 86_400_000,
      )
    const all = (await list('limit=100')).length
    expect(await list(`limit=100&from=${inNewYork(0)}&until=${inNewYork(0)}`)).toHaveLength(all)
    expect(await list(`from=${inNewYork(1)}`)).toEqual([])
    expect(await list(`until=${inNewYork(-1)}`)).toEqual([])
    // Half past eleven in the evening in New York is the next day in UTC.
    await world.ctx.accounts.write(async ({ rows }) => {
      await rows`select set_config('app.org_id', ${admin.orgId}, true)`
      await rows`
        update audit_log set at = '2026-03-02T23:30:00-05:00' where org_id = ${admin.orgId} and action = 'org.created'`
    })
    expect(await list('from=2026-03-02&until=2026-03-02')).toMatchObject([{ action: 'org.created' }])
    expect(await list('from=2026-03-03&until=2026-03-03')).toEqual([])
  })

  it('is turned page by page, by time, with nothing twice and nothing left out', async () => {
    const one = await anAdmin(world)
    for (const name of ['Porters', 'Cooks', 'Guards', 'Drivers']) await aGroup(world, one, name)
    await world.ctx.accounts.write(async ({ rows }) => {
      await rows`select set_config('app.org_id', ${one.orgId}, true)`
      // Three of one instant, as one act about many writes them, and one that was written late about an earlier time.
      await rows`
        update audit_log set at = '2026-05-04T10:00:00.123456Z' where org_id = ${one.orgId} and action = 'group.created'`
      await rows`
        update audit_log set at = '2026-05-04T09:00:00Z'
         where org_id = ${one.orgId} and seq = (select max(seq) from audit_log where org_id = ${one.orgId})`
    })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `from=2026-05-04&until=2026-05-04&limit=1${cursor && `&cursor=${cursor}`}`
      const { items, next } = (await one.call(`GET /audit-log?${query}`)).body
      seen.push(...items.map(({ subject }: { subject: { name: string } }) => subject.name))
      cursor = next
    }
    expect(seen).toEqual(['Guards', 'Cooks', 'Porters', 'Drivers'])
  })

  it('finds a page of days long ago without going through all that came since', async () => {
    const one = await anAdmin(world)
    await world.ctx.accounts.write(async ({ rows }) => {
      await rows`select set_config('app.org_id', ${one.orgId}, true)`
      await rows`
        insert into audit_log (org_id, at, actor_kind, actor_id, action)
        select ${one.orgId}, timestamptz '2026-06-30' - n * interval '1 minute', 'user', ${one.userId}, 'org.changed'
          from generate_series(20000, 1, -1) n`
    })
    await world.ctx.accounts.rows`analyze audit_log`
    const day = { from: '2026-06-17', until: '2026-06-17' }
    for (const filter of [day, { ...day, action: 'org.changed' }, { ...day, actorId: one.userId }]) {
      const plan = await world.ctx.orgs.read(one.orgId, (org) => {
        return org.rows`explain (analyze, format json) ${auditLogPage(org, filter, null, 26)}`
      })
      const [skipped = 0] = [...JSON.stringify(plan).matchAll(/"Rows Removed by Filter":(\d+)/g)].map(
        ([, n]) => Number(n),
      )
      expect(skipped).toBeLessThan(100)
      expect(JSON.stringify(plan)).toContain('"Actual Rows":26')
    }
  })

  it.each(['from=2026-02-30', 'until=yesterday', 'from=2026-3-2'])(
    'refuses no day with a sentence: %s',
    async (query) => {
      const reply = await admin.call(`GET /audit-log?${query}`)
      expect(reply.status).toBe(400)
      expect(JSON.stringify(reply.body)).toContain('must be a day such as 2027-03-14')
    },
  )

  it('is taken along as a file in which nothing becomes a formula', async () => {
    const { text } = await admin.call('GET /audit-log/export?format=csv&action=group.created')
    const lines = text.trim().split('\r\n')
    expect(lines[0]).toContain(
      '"Number","When (America/New_York)","What","About whom or what","Details","Who","Code"',
    )
    expect(lines.filter((line) => line.includes('"Olive Owner","group.created"'))).toHaveLength(2)
    expect(text).not.toMatch(/(^|,)"?=/m)
    expect((await admin.call('GET /audit-log/export?format=xlsx')).status).toBe(200)
  })

  it('has a newest seal once it was sealed', async () => {
    const seal = async () => (await admin.call('GET /audit-log/seal')).body.seal
    expect(await seal()).toBeNull()
    await world.ctx.accounts.rows`select graphile_worker.add_job('seal-audit-log')`
    await world.runJobs()
    expect(await seal()).toEqual({
      line: expect.stringMatching(/^1:[0-9a-f]{64}$/),
      sealedAt: expect.any(String),
    })
  })
})
