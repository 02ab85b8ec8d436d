import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { LEARNER_STATUSES, type LearnerStatus } from '@rollcall/contract'
import fc from 'fast-check'
import { type Admin, anAccount, anAdmin } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { LEARNER_EVENTS, type LearnerEvent } from './learner-lifecycle.ts'
import { moveLearners, prospects } from './learner-store.ts'
import { compactTallies, readTallies } from './tally-store.ts'

let world: World
let admin: Admin
let userId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  userId = await anAccount(world, 'somebody@tallies.example')
})
afterAll(() => world.close())

const inOrg = <T>(work: (org: OrgWriter) => Promise<T>) => world.ctx.orgs.write(admin.orgId, work)

let count = 0
function addProspects(org: OrgWriter, howMany: number) {
  const addresses = Array.from({ length: howMany }, () => `person${count++}@tallies.example`)
  const source = sql`
    (select id, email, email as email_key, null::uuid as location_id, null as external_id
       from unnest(${addresses.map(() => newId())}::uuid[], ${addresses}::text[]) as n (id, email)) as n`
  return org.rows<{ id: string }>`with ${prospects(org, source)} select id from added`
}

const move = (ids: string[], event: LearnerEvent) =>
  inOrg((org) => moveLearners(org, ids, event, event === 'accepted' ? userId : null))

async function countRoster({ rows, orgId }: OrgReader): Promise<Record<LearnerStatus, number>> {
  const found = await rows<{ status: LearnerStatus; count: number }>`
    select status, count(*) as count from learners where org_id = ${orgId} group by status`
  const countOf = new Map(found.map((row) => [row.status, row.count]))
  return {
    prospect: countOf.get('prospect') ?? 0,
    pending: countOf.get('pending') ?? 0,
    active: countOf.get('active') ?? 0,
    declined: countOf.get('declined') ?? 0,
    cancelled: countOf.get('cancelled') ?? 0,
    archived: countOf.get('archived') ?? 0,
  }
}

async function expectTrue(): Promise<void> {
  await inOrg(async (org) => expect(await readTallies(org)).toEqual(await countRoster(org)))
}

describe('the counts by status', () => {
  it('are those of the roster after any history, summed up at any time', async () => {
    const people = await inOrg((org) => addProspects(org, 12))
    const ids = people.map(({ id }) => id)
    const step = fc.record({
      event: fc.constantFrom(...LEARNER_EVENTS),
      who: fc.subarray(ids),
      compact: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const { event, who, compact } of steps) {
          await move(who, event)
          if (compact) await inOrg(compactTallies)
        }
        await expectTrue()
      }),
      { numRuns: 25 },
    )
  })

  it('are those of the roster when fifty changes and summings-up collide', async () => {
    const people = await inOrg((org) => addProspects(org, 20))
    const ids = people.map(({ id }) => id)
    const work = Array.from({ length: 50 }, (_, index) => {
      const event = LEARNER_EVENTS[index % LEARNER_EVENTS.length] ?? 'cancelled'
      const from = index % 10
      return [
        move(ids.slice(from, from + 10), event),
        inOrg(compactTallies),
        inOrg((org) => addProspects(org, 2)),
      ]
    })
    await Promise.all(work.flat())
    await expectTrue()
    await inOrg(compactTallies)
    await expectTrue()
  })

  it('count nothing of a change that was taken back', async () => {
    const failed = inOrg(async (org) => {
      await addProspects(org, 3)
      await compactTallies(org)
      throw new Error('taken back')
    })
    await expect(failed).rejects.toThrow('taken back')
    await expectTrue()
  })

  it('count a change once when two people make it at the same moment', async () => {
    const people = await inOrg((org) => addProspects(org, 5))
    const ids = people.map(({ id }) => id)
    const moved = await Promise.all([move(ids, 'cancelled'), move(ids.toReversed(), 'declined')])
    expect(moved.map((some) => some.length).toSorted()).toEqual([0, 5])
    await expectTrue()
  })
})

describe('summing up', () => {
  it('leaves one row for what is alike in a week', async () => {
    for (let index = 0; index < 5; index += 1) await inOrg((org) => addProspects(org, 1))
    await inOrg(compactTallies)
    const rows = await inOrg(
      (org) => org.rows<{ alike: number }>`
        select count(*) as alike from learner_tallies where org_id = ${org.orgId} group by event, status`,
    )
    expect(rows.map(({ alike }) => alike)).toEqual(rows.map(() => 1))
    await expectTrue()
  })

  it('sums up the past by year, so that it stays small however old the organization is', async () => {
    const before = await inOrg(readTallies)
    await inOrg(async (org) => {
      await org.rows`
        insert into learner_tallies (org_id, day, event, status, came, went)
        select ${org.orgId}, day::date, 'invited', 'prospect', 1, 1
          from generate_series(date '2019-01-01', date '2020-12-31', interval '1 day') as day`
      await compactTallies(org)
    })
    const rows = await inOrg(
      (org) => org.rows<{ day: string; came: number }>`
        select day::text, came from learner_tallies
         where org_id = ${org.orgId} and day < date '2021-01-01' order by day`,
    )
    expect(rows).toEqual([
      { day: '2019-01-01', came: 365 },
      { day: '2020-01-01', came: 366 },
    ])
    expect(await inOrg(readTallies)).toEqual(before)
  })
})

it('every status has its count', async () => {
  expect(Object.keys(await inOrg(readTallies)).toSorted()).toEqual([...LEARNER_STATUSES].toSorted())
})
