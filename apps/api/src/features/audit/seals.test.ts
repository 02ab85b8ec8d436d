import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Admin, aGroup, anAdmin, offeredTrainings } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { type RunRows, sql } from '../../core/sql.ts'
import { sealAll } from './seal.ts'
import { toSealLine } from './seal-chain.ts'
import { findNewestSeal, insertSeal, listCanonicalRows, listUnsealed, readSealTime } from './seal-store.ts'
import { type Verdict, verifyOrg } from './verify.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const seal = () => sealAll(world.ctx, '')
const verify = ({ orgId }: Admin, kept: string | null = null): Promise<Verdict> =>
  world.ctx.orgs.read(orgId, (org) => verifyOrg(org, world.ctx.sealChain, kept))
const newest = ({ orgId }: Admin) => world.ctx.orgs.read(orgId, findNewestSeal)

/** What only somebody can do who has the database itself in their hands: its owner, not the role of the application. */
const tamper = ({ orgId }: Admin, work: (rows: RunRows) => Promise<unknown>) =>
  world.ctx.accounts.write(async ({ rows }) => {
    await rows`select set_config('app.org_id', ${orgId}, true)`
    await work(rows)
  })

/** An organization in whose log some things stand, all of them sealed, in two seals. */
async function aSealedLog(): Promise<Admin & { seqs: string[] }> {
  const admin = await anAdmin(world)
  await offeredTrainings(world, admin, ['Fire Safety'])
  await aGroup(world, admin, 'Nurses')
  await seal()
  for (const name of ['Porters', 'Cooks']) await aGroup(world, admin, name)
  await world.ctx.orgs
    .write(admin.orgId, async (org) => {
      await org.record({ kind: 'system', userId: null, requestId: null }, 'group.created', {})
      throw new Error('taken back')
    })
    .catch(() => undefined)
  await aGroup(world, admin, 'Guards')
  await seal()
  const rows = await world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows<{ seq: string }>`
      select seq::text from audit_log where org_id = ${org.orgId} order by seq`,
  )
  return { ...admin, seqs: rows.map(({ seq }) => seq) }
}

describe('the seals of an audit log', () => {
  it('cover every row once, also of those that seal at the same time', async () => {
    const admin = await aSealedLog()
    await Promise.all([seal(), seal()])
    expect(await verify(admin)).toEqual({
      fits: true,
      rows: admin.seqs.length,
      seals: 2,
      unsealed: 0,
      late: 0,
    })
    await aGroup(world, admin, 'Drivers')
    expect(await verify(admin)).toMatchObject({ fits: true, unsealed: 1 })
  })

  it('wait for whoever was given a lower number and has not ended', async () => {
    const admin = await anAdmin(world)
    await seal()
    let sealing: Promise<string> = Promise.resolve('')
    await world.ctx.orgs.write(admin.orgId, async (org) => {
      await org.record({ kind: 'system', userId: null, requestId: null }, 'group.created', {})
      await aGroup(world, admin, 'Meanwhile')
      sealing = seal()
      await org.rows`select pg_sleep(0.5)`
    })
    await sealing
    expect(await verify(admin)).toMatchObject({ fits: true, unsealed: 0 })
  })

  it('wait for whoever was given a lower number and has written nothing yet', async () => {
    const admin = await anAdmin(world)
    await seal()
    let sealing: Promise<string> = Promise.resolve('')
    await tamper(admin, async (rows) => {
      // As an insert does that is held up between the two: the log is locked and the number given, and nothing is written.
      await rows`lock table audit_log in row exclusive mode`
      const [given] = await rows<{ seq: string }>`
        select nextval(pg_get_serial_sequence('audit_log', 'seq'))::text as seq`
      await aGroup(world, admin, 'Meanwhile')
      sealing = seal()
      await rows`select pg_sleep(0.5)`
      await rows`
        insert into audit_log (org_id, seq, actor_kind, action) overriding system value
        values (${admin.orgId}, ${given?.seq ?? ''}::bigint, 'system', 'group.created')`
    })
    await sealing
    expect(await verify(admin)).toMatchObject({ fits: true, unsealed: 0 })
  })

  it('that say nothing of their time, as the first ones did, hold as well as those that do', async () => {
    const admin = await anAdmin(world)
    await aGroup(world, admin, 'Nurses')
    await world.ctx.orgs.write(admin.orgId, async (org) => {
      const rows = await listCanonicalRows(org, null, null, 100)
      const old = { ...(await readSealTime(org)), format: 1 }
      await insertSeal(org, world.ctx.sealChain.seal(admin.orgId, null, rows, old))
    })
    await aGroup(world, admin, 'Porters')
    await seal()
    expect(await verify(admin)).toMatchObject({ fits: true, seals: 2, unsealed: 0 })
    await tamper(
      admin,
      (rows) => rows`update audit_seals set format = 3 - format where org_id = ${admin.orgId} and number = 2`,
    )
    expect(await verify(admin)).toEqual({ fits: false, what: 'seal 2 itself was changed' })
  })

  it('are made where something is to be sealed, and one organization that cannot be sealed stops no other', async () => {
    const [broken, other, idle] = [await anAdmin(world), await anAdmin(world), await anAdmin(world)]
    await seal()
    const unsealed = () =>
      listUnsealed(
        world.ctx.accounts.rows,
        [broken, other, idle].map(({ orgId }) => orgId),
      )
    expect(await unsealed()).toEqual([])
    for (const admin of [broken, other]) await aGroup(world, admin)
    expect(await unsealed()).toEqual([broken.orgId, other.orgId])
    const { db } = world.ctx
    await db.raw(
      `alter table audit_seals add constraint out_of_order check (org_id <> '${broken.orgId}') not valid`,
    )
    const level = world.ctx.log.level
    world.ctx.log.level = 'silent'
    const seen = await seal()
    world.ctx.log.level = level
    expect(await unsealed()).toEqual([broken.orgId])
    await db.raw('alter table audit_seals drop constraint out_of_order')
    // Nothing new was written since then, and still it is tried again.
    await sealAll(world.ctx, seen)
    expect(await unsealed()).toEqual([])
    expect(await verify(broken)).toMatchObject({ fits: true, unsealed: 0 })
  })

  it('are of one organization each, and of no use in another', async () => {
    const [one, other] = [await aSealedLog(), await aSealedLog()]
    const theirs = await newest(one)
    if (!theirs) throw new Error('Nothing was sealed.')
    await tamper(
      other,
      (rows) => rows`
        update audit_seals set hash = ${theirs.hash}, row_digests = ${theirs.rowDigests} where org_id = ${other.orgId} and number = 2`,
    )
    expect(await verify(other)).toMatchObject({ fits: false })
  })

  it('cannot be changed or removed by the application', async () => {
    const admin = await aSealedLog()
    for (const change of [
      'update audit_seals set number = 9',
      'delete from audit_seals',
      'truncate audit_seals',
      // It goes from one organization to the next, which no scope may.
      `select unsealed_orgs('{}')`,
    ])
      await expect(
        world.ctx.db.transaction(async (trx) => {
          await trx.raw(`set local role rollcall_app; set local app.org_id = '${admin.orgId}'`)
          await trx.raw(change)
        }),
      ).rejects.toThrow('permission denied')
  })
})

describe('whoever has the database in their hands is found out', () => {
  it('when a row was changed', async () => {
    const admin = await aSealedLog()
    await tamper(
      admin,
      (rows) => rows`
        update audit_log set after = '{"name":"Other"}' where org_id = ${admin.orgId} and seq = ${admin.seqs.at(-2) ?? ''}::bigint`,
    )
    const where = `row ${admin.seqs.at(-2)} was changed after seal 2 (rows`
    expect(await verify(admin)).toMatchObject({ fits: false, what: expect.stringContaining(where) })
  })

  it('when somebody else is said to have done it, or at another time', async () => {
    for (const change of [sql`actor_id = gen_random_uuid()`, sql`at = at - interval '1 microsecond'`]) {
      const admin = await aSealedLog()
      const [first = ''] = admin.seqs
      await tamper(
        admin,
        (rows) =>
          rows`update audit_log set ${change} where org_id = ${admin.orgId} and seq = ${first}::bigint`,
      )
      expect(await verify(admin)).toMatchObject({
        fits: false,
        what: expect.stringContaining(`row ${first} was`),
      })
    }
  })

  it('when a row was removed', async () => {
    const admin = await aSealedLog()
    await tamper(
      admin,
      (rows) =>
        rows`delete from audit_log where org_id = ${admin.orgId} and seq = ${admin.seqs.at(-2) ?? ''}::bigint`,
    )
    expect(await verify(admin)).toMatchObject({
      fits: false,
      what: expect.stringMatching(`a row was removed after row ${admin.seqs.at(-3)} of seal 2`),
    })
  })

  it('when a row was slipped in', async () => {
    const admin = await aSealedLog()
    // A number of the log that was given out and not used: of a change that was taken back.
    const seq = String(Number(admin.seqs.at(-2)) + 1)
    await tamper(
      admin,
      (rows) => rows`
        insert into audit_log (org_id, seq, actor_kind, action) overriding system value
        values (${admin.orgId}, ${seq}::bigint, 'system', 'group.removed')`,
    )
    expect(await verify(admin)).toMatchObject({
      fits: false,
      what: expect.stringContaining(`row ${seq} was`),
    })
  })

  it.each(['0', '-3', '-9223372036854775808'])(
    'when a row was slipped in before the first, as number %s',
    async (seq) => {
      const admin = await aSealedLog()
      await tamper(
        admin,
        (rows) => rows`
          insert into audit_log (org_id, seq, actor_kind, action) overriding system value
          values (${admin.orgId}, ${seq}::bigint, 'system', 'group.removed')`,
      )
      expect(await verify(admin)).toMatchObject({
        fits: false,
        what: expect.stringContaining(`row ${seq} was added after seal 1`),
      })
    },
  )

  it('when a seal was changed, removed, or made anew without the key', async () => {
    const changed = await aSealedLog()
    const another = Buffer.alloc(32, 7)
    const change = (admin: Admin, number: number) =>
      tamper(
        admin,
        (rows) =>
          rows`update audit_seals set hash = ${another} where org_id = ${admin.orgId} and number = ${number}`,
      )
    await change(changed, 2)
    expect(await verify(changed)).toEqual({ fits: false, what: 'seal 2 itself was changed' })
    const first = await aSealedLog()
    await tamper(first, (rows) => rows`delete from audit_seals where org_id = ${first.orgId} and number = 1`)
    expect(await verify(first)).toEqual({ fits: false, what: 'seal 1 is missing' })
    const broken = await aSealedLog()
    await change(broken, 1)
    expect(await verify(broken)).toEqual({ fits: false, what: 'seal 1 itself was changed' })
  })

  it('when a seal was given another time', async () => {
    const admin = await aSealedLog()
    await tamper(
      admin,
      (rows) => rows`
        update audit_seals set sealed_at = sealed_at - interval '1 day' where org_id = ${admin.orgId} and number = 2`,
    )
    expect(await verify(admin)).toEqual({ fits: false, what: 'seal 2 itself was changed' })
  })

  it('when the range of a seal was changed, and that the rows are as they were', async () => {
    for (const change of [sql`to_seq = to_seq - 1`, sql`to_seq = to_seq + 1`, sql`from_seq = from_seq - 1`]) {
      const admin = await aSealedLog()
      const was = await newest(admin)
      await tamper(
        admin,
        (rows) => rows`update audit_seals set ${change} where org_id = ${admin.orgId} and number = 2`,
      )
      expect(await verify(admin)).toMatchObject({
        fits: false,
        what: expect.stringMatching(
          `^seal 2 itself was changed: .* was made over rows ${was?.fromSeq} to ${was?.toSeq}, which are as they were$`,
        ),
      })
    }
  })

  it('when what a seal keeps of its single rows was changed', async () => {
    for (const change of [
      sql`row_digests = overlay(row_digests placing '\xffff' from 3)`,
      sql`row_digests = substring(row_digests from 9)`,
    ]) {
      const admin = await aSealedLog()
      await tamper(
        admin,
        (rows) => rows`update audit_seals set ${change} where org_id = ${admin.orgId} and number = 2`,
      )
      expect(await verify(admin)).toMatchObject({
        fits: false,
        what: expect.stringMatching('^seal 2 itself was changed: the digests'),
      })
    }
  })

  it('when all seals were removed, and when they were made anew', async () => {
    const admin = await aSealedLog()
    await tamper(admin, async (rows) => {
      await rows`delete from audit_seals where org_id = ${admin.orgId}`
      await rows`update audit_log set at = at - interval '20 minutes' where org_id = ${admin.orgId}`
    })
    await aGroup(world, admin, 'Just now')
    expect(await verify(admin)).toMatchObject({
      fits: false,
      what: expect.stringMatching(
        `^${admin.seqs.length} rows of its log are older than 15 minutes and have no seal: no server has sealed since then, or seals were removed$`,
      ),
    })
    await seal()
    expect(await verify(admin)).toMatchObject({ fits: true, unsealed: 0, late: admin.seqs.length })
  })

  it('when the last seals were removed', async () => {
    const admin = await aSealedLog()
    await tamper(admin, async (rows) => {
      await rows`delete from audit_seals where org_id = ${admin.orgId} and number = 2`
      await rows`
        update audit_log set at = at - interval '1 day'
         where org_id = ${admin.orgId} and seq > (select to_seq from audit_seals where org_id = ${admin.orgId})`
    })
    expect(await verify(admin)).toMatchObject({
      fits: false,
      what: expect.stringMatching(/^3 rows after row \d+, which seal 1 ends with, are older than 15 minutes/),
    })
  })

  it('when the end of the log was cut off with its seals, by a seal that was kept elsewhere', async () => {
    const admin = await aSealedLog()
    const last = await newest(admin)
    if (!last) throw new Error('Nothing was sealed.')
    const kept = toSealLine(last)
    expect(await verify(admin, kept)).toMatchObject({ fits: true })
    await tamper(admin, async (rows) => {
      await rows`delete from audit_log where org_id = ${admin.orgId} and seq >= ${last.fromSeq}::bigint`
      await rows`delete from audit_seals where org_id = ${admin.orgId} and number = ${last.number}`
    })
    expect(await verify(admin)).toMatchObject({ fits: true })
    expect(await verify(admin, kept)).toMatchObject({
      fits: false,
      what: expect.stringContaining('the seal that was kept'),
    })
  })
})
