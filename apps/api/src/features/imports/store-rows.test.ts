import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ImportDto } from '@rollcall/contract'
import { type Admin, aGroup, anAdmin, anImport } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { judgeRows } from './judge-rows.ts'
import { parseImport } from './parse.ts'

const MOST = 4000
let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active', importMaxRows: MOST })
})
afterAll(() => world.close())
beforeEach(async () => {
  admin = await anAdmin(world)
  await aGroup(world, admin, 'Teachers')
})

async function read(lines: string[]): Promise<ImportDto> {
  const id = await anImport(admin, `Email,Group\n${lines.join('\n')}\n`)
  await world.runJobs()
  return (await admin.call(`GET /imports/${id}`)).body
}

/** The outcome of each row, in the order of the file. */
async function outcomesOf(importId: string): Promise<unknown[]> {
  const rows = await world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows<{ outcome: string }>`
      select outcome from import_rows where org_id = ${org.orgId} and import_id = ${importId} order by number`,
  )
  return rows.map(({ outcome }) => outcome)
}

describe('a long list', () => {
  it('is judged while it is read exactly as it is judged as a whole', async () => {
    const lines = Array.from({ length: MOST }, (_, at) => {
      const group = at % 11 === 0 ? 'Nobody' : 'Teachers'
      return at % 7 === 0 ? `p${at},Teachers` : `p${at % 2900}@long.example,${group}`
    })
    const { id, counts } = await read(lines)
    const atOnce = await outcomesOf(id)
    expect(Object.values(counts.outcomes).reduce((sum, count) => sum + count, 0)).toBe(MOST)
    expect(new Set(atOnce)).toEqual(new Set(['invite', 'duplicate', 'unknown_group', 'invalid_email']))
    await world.ctx.orgs.write(admin.orgId, (org) => judgeRows(org, id))
    expect(await outcomesOf(id)).toEqual(atOnce)
  })

  it('is whole when two workers read it, one of which was taken for dead', async () => {
    const lines = Array.from({ length: MOST }, (_, at) => `p${at}@twice.example,Teachers`)
    const id = await anImport(admin, `Email,Group\n${lines.join('\n')}\n`)
    const { orgs, spreadsheets: reader, log } = world.ctx
    const parse = () => parseImport({ orgs, reader, log, analyze: async () => {} }, admin.orgId, id)
    const ends = await Promise.allSettled([parse(), parse()])
    expect(ends.filter(({ status }) => status === 'rejected').length).toBeLessThan(2)
    await world.runJobs()
    const seen: ImportDto = (await admin.call(`GET /imports/${id}`)).body
    expect(seen).toMatchObject({ state: 'review', counts: { rows: MOST, outcomes: { invite: MOST } } })
    expect(await outcomesOf(id)).toEqual(lines.map(() => 'invite'))
  })

  it('leaves no row behind when it turns out to be too long', async () => {
    const lines = Array.from({ length: MOST + 1 }, (_, at) => `p${at}@toolong.example,Teachers`)
    const { id, state, fault } = await read(lines)
    expect({ state, code: fault?.code }).toEqual({ state: 'failed', code: 'too_many_rows' })
    expect(await outcomesOf(id)).toEqual([])
  })
})
