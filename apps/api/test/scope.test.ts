import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SYSTEM } from '../src/core/audit.ts'
import { openDatabase } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { createOrgs, type OrgReader, type Orgs } from '../src/core/org-scope.ts'
import { createPseudonym } from '../src/core/pseudonym.ts'
import { inTransaction, rowsOf } from '../src/core/transaction.ts'
import { type Things, twoOrganizations } from './two-organizations.ts'
import { createWorld, type World } from './world.ts'

const ROW_SECURITY = { code: '42501', message: expect.stringContaining('row-level security') }
const NOT_GRANTED = { code: '42501', message: expect.stringContaining('permission denied') }
const FOREIGN_KEY = { code: '23503' }
const READ_ONLY = { code: '25006' }

let world: World
let orgs: Orgs
let theirs: Things
let ours: Things
beforeAll(async () => {
  world = await createWorld()
  orgs = world.ctx.orgs
  const two = await twoOrganizations(world)
  theirs = two.theirs
  ours = two.ours
})
afterAll(() => world.close())

describe('a query that forgets its organization', () => {
  const everyLearner = ({ rows }: Pick<OrgReader, 'rows'>) =>
    rows<{
      org_id: string
    }>`select org_id from learners`

  it('shows the rows of the scope alone', async () => {
    const found = await orgs.read(ours.orgId, everyLearner)
    expect(found).toEqual([{ org_id: ours.orgId }, { org_id: ours.orgId }])
    expect(await orgs.write(ours.orgId, (org) => org.rows`select id from orgs`)).toEqual([{ id: ours.orgId }])
  })

  it('shows nothing outside of any scope, to the owner of the tables', async () => {
    expect(await everyLearner(world.ctx.accounts)).toEqual([])
    expect(await world.ctx.accounts.rows`select id from orgs`).toEqual([])
  })

  it('changes and deletes the rows of the scope alone', async () => {
    const others = () => orgs.read(theirs.orgId, (org) => org.rows`select name from groups`)
    const before = await others()
    const renamed = await orgs.write(
      ours.orgId,
      (org) => org.rows`update groups set name = 'X' returning org_id`,
    )
    expect(renamed).toEqual([{ org_id: ours.orgId }])
    await orgs.write(ours.orgId, (org) => org.rows`delete from group_trainings`)
    expect(await others()).toEqual(before)
    const kept = await orgs.read(theirs.orgId, (org) => org.rows`select 1 from group_trainings`)
    expect(kept).toHaveLength(1)
  })
})

describe('a write for another organization', () => {
  it('is refused when it adds a row', async () => {
    const adding = orgs.write(
      ours.orgId,
      (org) =>
        org.rows`insert into locations (org_id, id, name) values (${theirs.orgId}, ${newId()}, 'Hall')`,
    )
    await expect(adding).rejects.toMatchObject(ROW_SECURITY)
  })

  it('is refused when it hands a row over', async () => {
    const handing = orgs.write(ours.orgId, (org) => org.rows`update locations set org_id = ${theirs.orgId}`)
    await expect(handing).rejects.toMatchObject(ROW_SECURITY)
  })

  it('is refused when it makes another organization', async () => {
    const founding = orgs.write(
      ours.orgId,
      (org) =>
        org.rows`insert into orgs (id, name, time_zone, locale) values (${newId()}, 'New', 'UTC', 'en')`,
    )
    await expect(founding).rejects.toMatchObject(ROW_SECURITY)
  })

  it('is refused when a row of ours would point at a row of theirs', async () => {
    const joining = orgs.write(
      ours.orgId,
      (org) => org.rows`
        insert into learner_groups (org_id, learner_id, group_id)
        values (${ours.orgId}, ${ours.learnerId}, ${theirs.groupId})`,
    )
    await expect(joining).rejects.toMatchObject(FOREIGN_KEY)
    const moving = orgs.write(
      ours.orgId,
      (org) => org.rows`update learners set location_id = ${theirs.locationId} where id = ${ours.learnerId}`,
    )
    await expect(moving).rejects.toMatchObject(FOREIGN_KEY)
  })
})

describe('a scope', () => {
  it('leaves nothing behind on its connection, however it ends', async () => {
    const db = openDatabase(world.databaseUrl, { size: 1 })
    const rows = rowsOf(db)
    const left = () => rows`
      select pg_backend_pid() as pid, current_user = session_user as is_itself,
             nullif(current_setting('app.org_id', true), '') as org, (select count(*) from learners) as learners`
    try {
      const alone = createOrgs(db, createPseudonym('a key for tests, which opens nothing else'))
      const [inside] = await alone.read(
        ours.orgId,
        (org) => org.rows<{ pid: number }>`select pg_backend_pid() as pid`,
      )
      const clean = { pid: inside?.pid, is_itself: true, org: null, learners: 0 }
      expect(await left()).toEqual([clean])
      await expect(alone.write(ours.orgId, (org) => org.rows`select 1 / 0`)).rejects.toThrow('division')
      expect(await left()).toEqual([clean])
      const seen = await alone.read(theirs.orgId, (org) => org.rows`select distinct org_id from learners`)
      expect(seen).toEqual([{ org_id: theirs.orgId }])
    } finally {
      await db.destroy()
    }
  })

  it('shows the rows of its own organization by a statement that was prepared in the scope of another', async () => {
    const db = openDatabase(world.databaseUrl, { size: 1 })
    try {
      const alone = createOrgs(db, createPseudonym('a key for tests, which opens nothing else'))
      const seenIn = (orgId: string) =>
        alone.read(orgId, (org) => org.prepared<{ org_id: string }>`select distinct org_id from learners`)
      for (let round = 0; round < 8; round += 1) {
        expect(await seenIn(ours.orgId)).toEqual([{ org_id: ours.orgId }])
        expect(await seenIn(theirs.orgId)).toEqual([{ org_id: theirs.orgId }])
      }
      const kept = await rowsOf(db)`select statement from pg_prepared_statements`
      expect(kept).toEqual([{ statement: 'select distinct org_id from learners' }])
    } finally {
      await db.destroy()
    }
  })

  it('for reading sees one moment, whatever is written meanwhile', async () => {
    const names = ({ rows }: Pick<OrgReader, 'rows'>) => rows`select name from groups order by name`
    const [before, after] = await orgs.read(ours.orgId, async (org) => {
      const first = await names(org)
      await orgs.write(ours.orgId, (writer) => writer.rows`update groups set name = name || ' since'`)
      return [first, await names(org)]
    })
    expect(after).toEqual(before)
    expect(await orgs.read(ours.orgId, names)).not.toEqual(before)
  })

  it('that cannot be opened gives nothing, and the connection goes on', async () => {
    const db = openDatabase(world.databaseUrl, { size: 1 })
    try {
      const asking = inTransaction(db, 'begin; no such thing', ({ rows }) => rows`select 1 as one`)
      await expect(asking).rejects.toThrow('syntax error')
      const early = inTransaction(db, 'begin; no such thing', async () => {
        throw new Error('Before the first statement')
      })
      await expect(early).rejects.toThrow('Before the first statement')
      expect(await rowsOf(db)`select 1 as one`).toEqual([{ one: 1 }])
    } finally {
      await db.destroy()
    }
  })

  it('opens for an id only', async () => {
    await expect(orgs.read(`${ours.orgId}'; select '`, async () => 1)).rejects.toThrow(
      'id of an organization',
    )
  })

  it('for reading writes nothing', async () => {
    const writing = orgs.read(ours.orgId, (org) => org.rows`update locations set name = 'Other'`)
    await expect(writing).rejects.toMatchObject(READ_ONLY)
    const payload = JSON.stringify({ orgId: ours.orgId })
    const queueing = orgs.read(
      ours.orgId,
      (org) => org.rows`select enqueue_job('send-mail', ${payload}::json, null, null, null)`,
    )
    await expect(queueing).rejects.toMatchObject(READ_ONLY)
  })

  it('for writing does all or nothing', async () => {
    const failing = orgs.write(ours.orgId, async (org) => {
      await org.rows`insert into locations (org_id, id, name) values (${ours.orgId}, ${newId()}, 'Half done')`
      await org.record(SYSTEM, 'location.created')
      await org.enqueue('half-done')
      throw new Error('Stop here')
    })
    await expect(failing).rejects.toThrow('Stop here')
    expect(
      await orgs.read(ours.orgId, (org) => org.rows`select 1 from locations where name = 'Half done'`),
    ).toEqual([])
    expect(await jobsOf('half-done')).toEqual([])
  })

  it('runs again after a deadlock, and both writers get what they wanted', async () => {
    const [first, second] = [await aLocation('First'), await aLocation('Second')]
    let tries = 0
    let bothHold = () => {}
    const held = new Promise<void>((resolve) => {
      bothHold = resolve
    })
    let holding = 0
    const rename = (ids: string[], name: string) =>
      orgs.write(ours.orgId, async (org) => {
        tries += 1
        for (const id of ids) {
          await org.rows`update locations set name = ${name} || id where org_id = ${org.orgId} and id = ${id}`
          holding += 1
          if (holding === 2) bothHold()
          await held
        }
        return name
      })
    const done = await Promise.all([rename([first, second], 'A'), rename([second, first], 'B')])
    expect(done).toEqual(['A', 'B'])
    // The one that goes on may meet the one that runs again once more.
    expect(tries).toBeGreaterThanOrEqual(3)
    const names = await orgs.read(
      ours.orgId,
      (org) => org.rows<{ name: string }>`
        select left(name, 1) as name from locations where id = any(${[first, second]}::uuid[])`,
    )
    expect(new Set(names.map(({ name }) => name)).size).toBe(1)
  })
})

describe('the audit log', () => {
  it.each([
    ['updated', (org: OrgReader) => org.rows`update audit_log set action = 'nothing'`],
    ['deleted from', (org: OrgReader) => org.rows`delete from audit_log`],
    ['truncated', (org: OrgReader) => org.rows`truncate audit_log`],
  ])('cannot be %s', async (_, changing) => {
    await expect(orgs.write(ours.orgId, changing)).rejects.toMatchObject(NOT_GRANTED)
  })
})

describe('a job', () => {
  const enqueue = (payload: object) =>
    orgs.write(
      ours.orgId,
      (org) =>
        org.rows`select enqueue_job('sent-astray', ${JSON.stringify(payload)}::json, null, null, null)`,
    )

  it('can be queued for the organization of the scope alone', async () => {
    await expect(enqueue({ orgId: theirs.orgId })).rejects.toThrow('organization of its scope')
    await expect(enqueue({})).rejects.toThrow('organization of its scope')
    await orgs.write(ours.orgId, (org) => org.enqueue('sent-astray', { orgId: theirs.orgId }))
    expect(await jobsOf('sent-astray')).toEqual([{ org: ours.orgId }])
  })

  it('cannot be queued past that, nor the queue be read', async () => {
    const direct = orgs.write(
      ours.orgId,
      (org) => org.rows`select graphile_worker.add_job('sent-astray', ${'{}'}::json)`,
    )
    await expect(direct).rejects.toMatchObject(NOT_GRANTED)
    const reading = orgs.read(ours.orgId, (org) => org.rows`select 1 from graphile_worker._private_jobs`)
    await expect(reading).rejects.toMatchObject(NOT_GRANTED)
  })
})

describe('the last statement of a scope', () => {
  const lastName = ({ lastly, orgId }: OrgReader) =>
    lastly<{ name: string }>`select name from orgs where id = ${orgId}`

  it('ends one for reading: whoever asks more is refused, and the connection is as before', async () => {
    const asksMore = orgs.read(ours.orgId, async (org) => {
      await lastName(org)
      return org.rows`select 1 from learners`
    })
    await expect(asksMore).rejects.toThrow('ended with its last statement')
    expect(await orgs.read(ours.orgId, lastName)).toHaveLength(1)
    expect(await world.ctx.accounts.rows`select id from orgs`).toEqual([])
  })

  it('ends none for writing: what comes after it is kept or undone with the rest', async () => {
    const [before] = await orgs.read(ours.orgId, lastName)
    const fails = orgs.write(ours.orgId, async (org) => {
      await org.rows`update orgs set name = 'Another' where id = ${org.orgId}`
      expect(await lastName(org)).toEqual([{ name: 'Another' }])
      throw new Error('after all')
    })
    await expect(fails).rejects.toThrow('after all')
    expect(await orgs.read(ours.orgId, lastName)).toEqual([before])
  })
})

async function aLocation(name: string): Promise<string> {
  const id = newId()
  await orgs.write(
    ours.orgId,
    (org) => org.rows`insert into locations (org_id, id, name) values (${org.orgId}, ${id}, ${name})`,
  )
  return id
}

function jobsOf(task: string): Promise<{ org: string }[]> {
  return world.ctx.accounts.rows<{ org: string }>`
    select j.payload ->> 'orgId' as org from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${task}`
}
