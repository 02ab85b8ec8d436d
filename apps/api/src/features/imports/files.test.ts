import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { ImportDto } from '@rollcall/contract'
import type { Response } from 'supertest'
import { type Admin, aGroup, anAdmin, anImport } from '../../../test/given.ts'
import { mustRead } from '../../../test/spreadsheets/read.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active', importMaxRows: 6000 })
  admin = await anAdmin(world)
  for (const name of ['Teachers', 'Grade 1']) await aGroup(world, admin, name)
  await admin.call('POST /locations', { name: 'North Campus' })
})
afterAll(() => world.close())

async function uploaded(content: string | Buffer, name?: string): Promise<ImportDto> {
  const id = await anImport(admin, content, name)
  await world.runJobs()
  return (await admin.call(`GET /imports/${id}`)).body
}

/** A download, as the bytes that it is. */
function download(path: string): Promise<Response> {
  return admin.agent
    .get(`/api/v1${path}`)
    .buffer(true)
    .parse((res, done) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: Buffer) => pieces.push(piece))
      res.on('end', () => done(null, Buffer.concat(pieces)))
    })
}

it('a template has the names of this organization, and what is filled in can be uploaded', async () => {
  const csv = await download('/imports/template?format=csv')
  expect(csv.headers['content-disposition']).toBe('attachment; filename="rollcall-people.csv"')
  const filled = `${csv.body}"ann@template.example","Teachers","North Campus","00123"\r\n`
  expect(await uploaded(filled)).toMatchObject({
    state: 'review',
    mapping: { email: 0, group: 1, location: 2, externalId: 3 },
    counts: { rows: 1, outcomes: { invite: 1 } },
  })
  const xlsx = await download('/imports/template')
  expect(xlsx.headers['content-type']).toContain('spreadsheetml')
  expect(await uploaded(xlsx.body, 'template.xlsx')).toMatchObject({
    state: 'failed',
    fault: { code: 'no_rows' },
  })
})

it('the error file has only the rows that need work; mended and uploaded again, only these are imported', async () => {
  const first = await uploaded(
    'Kind,Email,Group\nfine,ann@error.example,Teachers\nbad,bob@error.example,Techers\nbad,cy@,Teachers\n',
  )
  await admin.call(`PATCH /imports/${first.id}/rows/4`, { cells: { email: 'cy@@error.example' } })
  const { body } = await download(`/imports/${first.id}/errors`)
  const { headers, rows } = await mustRead('errors.xlsx', body)
  expect(headers).toEqual(['Kind', 'Email', 'Group', 'What to mend'])
  expect(rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
    ['bad', 'bob@error.example', 'Techers'],
    ['bad', 'cy@@error.example', 'Teachers'],
  ])
  expect(rows[0]?.cells[3]).toMatch(/^Row 3 of your file: There is no group/)
  const second = await uploaded(body, 'errors.xlsx')
  expect(second).toMatchObject({
    state: 'review',
    counts: { outcomes: { unknown_group: 1, invalid_email: 1 } },
  })
  const replace = { column: 'group', from: 'Techers', to: 'Teachers' }
  const mended = await admin.call(`POST /imports/${second.id}/replace`, replace)
  expect(mended.body.counts).toEqual({ rows: 2, outcomes: { invite: 1, invalid_email: 1 } })
})

it('a group that was said for a file without one is in its error file, too', async () => {
  const list = await uploaded('ann@list.example\nnobody@\n', 'list.txt')
  const columns = { email: 0, group: null, location: null, externalId: null }
  await admin.call(`PATCH /imports/${list.id}/mapping`, { columns })
  await world.runJobs()
  await admin.call(`POST /imports/${list.id}/replace`, { column: 'group', from: '', to: 'Teachers' })
  const { body } = await download(`/imports/${list.id}/errors`)
  const { headers, rows } = await mustRead('errors.xlsx', body)
  expect(headers).toEqual(['Email', 'Group', 'What to mend'])
  expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual([['nobody@', 'Teachers']])
})

it('a very long error file is plain, and can be uploaded again all the same', async () => {
  const lines = Array.from({ length: 5001 }, (_, at) => `p${at}@long.example,Nobody ${at % 2}`)
  const { id } = await uploaded(`Email,Group\n${lines.join('\n')}\nfine@long.example,Teachers\n`)
  const { body } = await download(`/imports/${id}/errors`)
  const { headers, rows } = await mustRead('errors.xlsx', body, { rows: 6000 })
  expect(headers).toEqual(['Email', 'Group', 'What to mend'])
  expect(rows).toHaveLength(5001)
  expect(rows.at(-1)?.cells).toEqual([
    'p5000@long.example',
    'Nobody 0',
    expect.stringMatching(/^Row 5002 of your file: There is no group with the name “Nobody 0”/),
  ])
  expect(await uploaded(body, 'errors.xlsx')).toMatchObject({
    mapping: { email: 0, group: 1 },
    counts: { rows: 5001, outcomes: { unknown_group: 5001 } },
  })
})

it('more people than this installation takes are refused with the number', async () => {
  const lines = Array.from({ length: 6001 }, (_, at) => `p${at}@many.example,Teachers`)
  const many = await uploaded(`Email,Group\n${lines.join('\n')}\n`)
  expect(many).toMatchObject({ state: 'failed', fault: { code: 'too_many_rows' } })
  expect(many.fault?.detail).toContain('6,000')
  const large = admin.agent
    .post('/api/v1/imports')
    .attach('file', Buffer.alloc(6 * 1024 * 1024, 'a'), 'large.csv')
  const reply = await large
  expect([reply.status, reply.body.code]).toEqual([413, 'payload_too_large'])
})

it('the file itself is deleted after 30 days; its rows stay', async () => {
  const { id } = await uploaded('Email,Group\nann@tidy.example,Teachers\n')
  const { id: young } = await uploaded('Email,Group\nbob@tidy.example,Teachers\n')
  await world.ctx.orgs.write(
    admin.orgId,
    (org) => org.rows`
      update imports set created_at = created_at - interval '31 days' where org_id = ${org.orgId} and id = ${id}`,
  )
  await world.ctx.accounts.rows`select graphile_worker.add_job('tidy')`
  await world.runJobs()
  const kept = await world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows`
      select id, bytes is not null as kept from imports
       where org_id = ${org.orgId} and id = any(${[id, young]}::uuid[])
       order by id`,
  )
  expect(kept).toEqual([
    { id, kept: false },
    { id: young, kept: true },
  ])
  expect((await admin.call(`GET /imports/${id}/rows`)).body.items).toMatchObject([{ outcome: 'invite' }])
  const columns = { email: 0, group: 1, location: null, externalId: null }
  const late = await admin.call(`PATCH /imports/${id}/mapping`, { columns })
  expect(late.body.code).toBe('too_late')
})
