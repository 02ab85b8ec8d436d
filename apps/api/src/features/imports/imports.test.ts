import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ImportDto, ImportRowDto } from '@rollcall/contract'
import {
  type Admin,
  aGroup,
  anActiveLearner,
  anAdmin,
  anImport,
  anInvite,
  aSuppression,
} from '../../../test/given.ts'
import { bySheetJs } from '../../../test/spreadsheets/producers.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  for (const name of ['Teachers', 'Grade 1', 'Grade 2']) await aGroup(world, admin, name)
  await admin.call('POST /locations', { name: 'North Campus' })
})
afterAll(() => world.close())

async function uploaded(content: string | Buffer, name?: string): Promise<ImportDto> {
  const id = await anImport(admin, content, name)
  await world.runJobs()
  return (await admin.call(`GET /imports/${id}`)).body
}

async function rowsOf({ id }: { id: string }, query = ''): Promise<ImportRowDto[]> {
  return (await admin.call(`GET /imports/${id}/rows?limit=100${query}`)).body.items
}

describe('a file that was uploaded', () => {
  it('is taken at once, and read soon', async () => {
    const reply = await admin.agent
      .post('/api/v1/imports')
      .attach('file', Buffer.from('Email,Group\nann@one.example,Teachers\n'), 'Año 2027.csv')
    expect(reply.status).toBe(202)
    expect(reply.body).toMatchObject({ fileName: 'Año 2027.csv', state: 'parsing', format: null })
    await world.runJobs()
    const read = await admin.call(`GET /imports/${reply.body.id}`)
    expect(read.body).toMatchObject({
      state: 'review',
      format: 'CSV, UTF-8, comma',
      headers: ['Email', 'Group'],
      headerRow: 1,
      mapping: { email: 0, group: 1, location: null, externalId: null },
      counts: { rows: 1, outcomes: { invite: 1 } },
    })
    expect((await admin.call('GET /imports')).body.items[0]).toEqual(read.body)
  })

  it('may be a workbook, whose other columns are named as left out', async () => {
    const read = await uploaded(bySheetJs('xlsx'), 'people.xlsx')
    expect(read).toMatchObject({ state: 'review', format: 'Excel, sheet “People”' })
    expect(read.ignoredColumns).toEqual(['Start', 'Agreed', 'Remark'])
    const [ana, bo] = await rowsOf(read)
    expect(ana).toMatchObject({
      number: 2,
      cells: { group: 'Teachers', location: 'North Campus', externalId: '00123' },
    })
    expect(bo).toMatchObject({ outcome: 'unknown_location', problems: [{ column: 'location' }] })
  })

  it('fails with a reason when it cannot be read, and leaves the others alone', async () => {
    const read = await uploaded('%PDF-1.7 and more', 'people.pdf')
    expect(read).toMatchObject({ state: 'failed', fault: { code: 'pdf' }, counts: { rows: 0 } })
    expect(read.fault?.detail).toMatch(/PDF/)
    const approve = admin.agent.post(`/api/v1/imports/${read.id}/approve`).set('If-Match', '*')
    expect((await approve.send({})).body.code).toBe('status_conflict')
  })

  it('has a note when the same file came before', async () => {
    const content = 'Email,Group\ntwice@one.example,Teachers\n'
    expect((await uploaded(content)).notes).toEqual([])
    expect((await uploaded(content)).notes).toEqual([expect.stringContaining('uploaded before')])
  })

  it('can be sent ten times an hour', async () => {
    const strict = await createWorld({ defaultSubscription: 'active', limitsFactor: 1 })
    const busy = await anAdmin(strict)
    for (let nth = 0; nth < 10; nth += 1) expect(await anImport(busy, 'Email\n')).toBeDefined()
    const reply = await busy.agent.post('/api/v1/imports').attach('file', Buffer.from('Email\n'), 'a.csv')
    expect([reply.status, reply.body.code]).toEqual([429, 'rate_limited'])
    await strict.close()
  })
})

describe('the columns', () => {
  it('are asked for where they are not plain, and remembered for the same headings', async () => {
    const content = (who: string) => `Kontakt,Klasse\n${who}@map.example,Teachers\n`
    const asking = await uploaded(content('ann'))
    expect(asking).toMatchObject({ state: 'mapping', mapping: { email: 0, group: null } })
    const columns = { email: 0, group: 1, location: null, externalId: null }
    const chosen = await admin.call(`PATCH /imports/${asking.id}/mapping`, { columns })
    expect(chosen.body).toMatchObject({ state: 'parsing', mapping: columns })
    await world.runJobs()
    expect((await admin.call(`GET /imports/${asking.id}`)).body).toMatchObject({
      state: 'review',
      counts: { outcomes: { invite: 1 } },
    })
    expect(await uploaded(content('bob'))).toMatchObject({ state: 'review', mapping: columns })
  })

  it('are refused where they are not in the file, stand for two things, or hold no addresses', async () => {
    const { id } = await uploaded('Email,Group\nann@map.example,Teachers\n')
    const choose = (columns: object) =>
      admin.call(`PATCH /imports/${id}/mapping`, {
        columns: { email: 0, group: 1, location: null, externalId: null, ...columns },
      })
    const pointers = async (columns: object) =>
      (await choose(columns)).body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(await pointers({ group: 2 })).toEqual(['/columns/group'])
    expect(await pointers({ group: 0 })).toEqual(['/columns/email'])
    expect(await pointers({ email: null })).toEqual(['/columns/email'])
  })

  it('may be none but the addresses: the group is then said for all rows at once', async () => {
    const list = await uploaded('ann@list.example\nbob@list.example\n', 'list.txt')
    expect(list).toMatchObject({ state: 'mapping', headerRow: null, mapping: { email: 0, group: null } })
    const columns = { email: 0, group: null, location: null, externalId: null }
    await admin.call(`PATCH /imports/${list.id}/mapping`, { columns })
    await world.runJobs()
    const replace = { column: 'group', from: '', to: 'Teachers' }
    const mended = await admin.call(`POST /imports/${list.id}/replace`, replace)
    expect(mended.body.counts).toEqual({ rows: 2, outcomes: { invite: 2 } })
  })
})

describe('a row', () => {
  it('has exactly one outcome, every problem named, and what may have been meant', async () => {
    const groupId = (await admin.call('GET /groups')).body.items.at(-1).id
    await anInvite(world, admin, groupId, 'invited@out.example')
    await anActiveLearner(world, admin, groupId, 'active@out.example')
    const cancelled = await anInvite(world, admin, groupId, 'cancelled@out.example')
    await admin.call(`POST /invites/${cancelled.id}/cancel`)
    const archived = await anActiveLearner(world, admin, groupId, 'archived@out.example')
    await admin.call(`POST /learners/${archived.learnerId}/archive`)
    await aSuppression(world, admin.orgId, 'silent@out.example')
    const read = await uploaded(
      [
        'Email;Group;Location',
        'new@out.example; teachers ;north campus',
        'NEW@out.example;Teachers;',
        'invited@out.example;Teachers;',
        'active@out.example;Teachers;',
        'cancelled@out.example;Teachers;',
        'archived@out.example;Teachers;',
        'silent@out.example;Teachers;',
        'nobody@;Techers;',
        'typo@out.example;Grade l;',
        'far@out.example;Grade 1;Mars',
        ';;',
        'typo@out.example;Grade 1;',
      ].join('\n'),
    )
    const rows = await rowsOf(read)
    expect(rows.map(({ number, outcome }) => [number, outcome])).toEqual([
      [2, 'invite'],
      [3, 'duplicate'],
      [4, 'already_invited'],
      [5, 'already_active'],
      [6, 'invite'],
      [7, 'archived'],
      [8, 'suppressed'],
      [9, 'invalid_email'],
      [10, 'unknown_group'],
      [11, 'unknown_location'],
      [13, 'invite'],
    ])
    expect(rows[0]?.readAs).toEqual({ group: 'Teachers', location: 'North Campus' })
    expect(rows[1]?.problems).toMatchObject([{ column: 'email', detail: expect.stringContaining('row 2') }])
    expect(rows[7]?.problems).toMatchObject([
      { column: 'email', code: 'invalid_email' },
      { column: 'group', code: 'unknown_group', suggestions: ['Teachers'] },
    ])
    expect(rows[8]?.problems).toMatchObject([{ suggestions: ['Grade 1', 'Grade 2'] }])
    const { outcomes } = read.counts
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(read.counts.rows)
  })

  it('is listed page by page, by its outcome, or as one that needs work', async () => {
    const lines = Array.from(
      { length: 5 },
      (_, at) => `p${at}@page.example,${at % 2 ? 'Nobody' : 'Teachers'}`,
    )
    const read = await uploaded(`Email,Group\n${lines.join('\n')}\n`)
    const first = await admin.call(`GET /imports/${read.id}/rows?limit=2`)
    expect(first.body.items.map(({ number }: ImportRowDto) => number)).toEqual([2, 3])
    const second = await admin.call(`GET /imports/${read.id}/rows?limit=3&cursor=${first.body.next}`)
    expect(second.body.items.map(({ number }: ImportRowDto) => number)).toEqual([4, 5, 6])
    expect(second.body.next).toBeNull()
    expect((await rowsOf(read, '&outcome=unknown_group')).map(({ number }) => number)).toEqual([3, 5])
    expect((await rowsOf(read, '&attention=true')).map(({ number }) => number)).toEqual([3, 5])
  })

  it('that is not there is not found', async () => {
    const { id } = await uploaded('Email,Group\nann@none.example,Teachers\n')
    for (const number of ['3', '9999999', '12345678', '-1', 'two'])
      expect((await admin.call(`PATCH /imports/${id}/rows/${number}`, { cells: { group: '' } })).status).toBe(
        404,
      )
  })
})
