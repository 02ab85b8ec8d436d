import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ImportDto, ImportRowDto } from '@rollcall/contract'
import fc from 'fast-check'
import { utils, write } from 'xlsx'
import { type Admin, aGroup, anAdmin, anImport } from '../../../test/given.ts'
import { inlineRows, odsByHand, xlsxByHand } from '../../../test/spreadsheets/by-hand.ts'
import { farCell, locked, lyingSizes, soundParts, zipBomb } from '../../../test/spreadsheets/hostile.ts'
import { makeZip } from '../../../test/spreadsheets/zip.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  for (const name of ['Teachers', '2026-09-01', '7']) await aGroup(world, admin, name)
})
afterAll(() => world.close())

async function look(id: string): Promise<ImportDto> {
  return (await admin.call(`GET /imports/${id}`)).body
}

async function uploaded(content: string | Buffer, name = 'people.csv'): Promise<ImportDto> {
  const id = await anImport(admin, content, name)
  await world.runJobs()
  return look(id)
}

async function rowsOf({ id }: Pick<ImportDto, 'id'>): Promise<ImportRowDto[]> {
  return (await admin.call(`GET /imports/${id}/rows?limit=100`)).body.items
}

async function approved({ id }: Pick<ImportDto, 'id'>): Promise<ImportDto> {
  const { headers } = await admin.call(`GET /imports/${id}`)
  const approve = admin.agent.post(`/api/v1/imports/${id}/approve`).set('If-Match', headers.etag ?? '')
  expect((await approve.send({})).status).toBe(200)
  await world.runJobs()
  return look(id)
}

const PEOPLE = 'Email,Group\nann@bad.example,Teachers\n'
const people = (count: number) =>
  `Email,Group\n${Array.from({ length: count }, (_, at) => `p${at}@many.example,Teachers\n`).join('')}`

describe('a file that is no list of people', () => {
  it.each<[string, string, string, () => Buffer | string | Promise<Buffer>, RegExp]>([
    ['is a picture', 'a.xlsx', 'picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /picture/],
    ['is a program', 'a.csv', 'program', () => Buffer.from('4d5a900003000000', 'hex'), /is a program/],
    ['is locked', 'a.xlsx', 'encrypted', locked, /locked with a password/],
    [
      'has macros',
      'a.xlsm',
      'macros',
      () => makeZip([...soundParts(), { name: 'xl/vbaProject.bin', data: 'x' }]),
      /has macros/,
    ],
    ['is a bomb', 'a.xlsx', 'unpacks_too_large', zipBomb, /far larger inside/],
    ['lies about its size', 'a.xlsx', 'unsafe_archive', lyingSizes, /no spreadsheet program does/],
    ['has a cell far away', 'a.xlsx', 'far_cell', farCell, /in cell XFD1048576/],
    ['has 501 people', 'a.csv', 'too_many_rows', () => people(501), /more than 500 people/],
    ['has headings alone', 'a.csv', 'no_rows', () => 'Email,Group\n', /nobody in this file yet/],
    ['has a NUL', 'a.csv', 'nul_character', () => `${PEOPLE}bo\0b@bad.example,Teachers\n`, /Line 3/],
    ['has an open quote', 'a.csv', 'broken_quotes', () => `${PEOPLE}"bob@bad.example,Teachers\n`, /line 3/],
    ['is half a workbook', 'a.xlsx', 'damaged', () => makeZip(soundParts()).subarray(0, 400), /damaged/],
  ])('has one clear answer where it %s', async (_what, name, code, make, words) => {
    const read = await uploaded(await make(), name)
    expect(read).toMatchObject({
      state: 'failed',
      fault: { code, detail: expect.stringMatching(words) },
      counts: { rows: 0, outcomes: {} },
    })
    expect(await rowsOf(read)).toEqual([])
  })

  it('may have 500 people', async () => {
    expect((await uploaded(people(500))).counts).toEqual({ rows: 500, outcomes: { invite: 500 } })
  })

  it('may come without its length being said', async () => {
    const body = `--whole\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${people(500)}\r\n--whole--\r\n`
    const upload = admin.agent
      .post('/api/v1/imports')
      .set('Content-Type', 'multipart/form-data; boundary=whole')
    upload.set('Transfer-Encoding', 'chunked')
    for (let at = 0; at < 100_000; at += 1000) upload.write(body.slice(at, at + 1000))
    const { body: taken } = await upload
    await world.runJobs()
    expect((await look(taken.id)).counts).toEqual({ rows: 500, outcomes: { invite: 500 } })
  })

  it('leaves nothing behind where only half of it was sent', async () => {
    const before = (await admin.call('GET /imports')).body.items
    const body = Buffer.from(
      `--half\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${PEOPLE}`,
    )
    const half = admin.agent.post('/api/v1/imports').set('Content-Type', 'multipart/form-data; boundary=half')
    const reply = await half.send(body)
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toMatchObject([{ pointer: '/file', code: 'incomplete' }])
    expect((await admin.call('GET /imports')).body.items).toEqual(before)
  })
})

describe('a list of people', () => {
  it('may have dates and numbers for groups, formulas, and addresses that are links', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Email', 'Group'],
      ['', ''],
      ['', ''],
      ['', ''],
    ])
    sheet.A2 = { t: 's', v: 'Ann', l: { Target: 'mailto:other@link.example' } }
    sheet.A2.v = 'ann@link.example'
    sheet.B2 = { t: 'n', v: 46266, z: 'yyyy-mm-dd', w: '2026-09-01' }
    sheet.A3 = { t: 's', v: 'bob@link.example', f: '"bob@"&"link.example"' }
    sheet.B3 = { t: 'n', v: 7 }
    sheet.A4 = { t: 's', v: "=cmd|'/c calc'!A1" }
    sheet.B4 = { t: 'b', v: true }
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'People')
    const read = await uploaded(write(book, { type: 'buffer', bookType: 'xlsx' }), 'cells.xlsx')
    const rows = await rowsOf(read)
    expect(rows.map(({ cells, outcome }) => [cells.email, cells.group, outcome])).toEqual([
      ['ann@link.example', '2026-09-01', 'invite'],
      ['bob@link.example', '7', 'invite'],
      ["=cmd|'/c calc'!A1", 'TRUE', 'invalid_email'],
    ])
  })

  it('is read without what no text has, which workbooks may hold', async () => {
    const old = utils.book_new()
    const cells = [
      ['Email', 'Gr\0oup'],
      ['ann@nul.example', 'Tea\0chers\ud800'],
    ]
    utils.book_append_sheet(old, utils.aoa_to_sheet(cells), 'Peo\0ple')
    const handMade = xlsxByHand({
      sheets: [
        {
          name: 'Peo&#0;ple&#xD800;',
          xml: inlineRows([
            ['Email', 'Group'],
            ['ann@nul.example', 'TeaX'],
          ]).replace('X', '&#0;chers&#xD800;'),
        },
      ],
    })
    for (const [bytes, name] of [
      [write(old, { type: 'buffer', bookType: 'biff8' }), 'a.xls'],
      [handMade, 'a.xlsx'],
    ] as const) {
      const read = await uploaded(bytes, name)
      expect(read).toMatchObject({
        state: 'review',
        headers: ['Email', 'Group'],
        reading: { sheet: 'People' },
      })
      expect(await rowsOf(read)).toMatchObject([{ cells: { group: 'Teachers' }, outcome: 'invite' }])
    }
  })

  it('has no more sheets than a person can choose from', async () => {
    const table = (_: unknown, at: number) =>
      `<table:table table:name="S${at}"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
    const book = odsByHand(Array.from({ length: 300 }, table).join(''))
    expect(await uploaded(book, 'a.ods')).toMatchObject({
      fault: { code: 'too_many_parts' },
    })
  })

  it('whose group is deleted between looking and approving is judged anew, and nothing is sent', async () => {
    const choir = await aGroup(world, admin, 'Choir')
    const { id } = await uploaded('Email,Group\ncy@gone.example,Choir\ndee@gone.example,Teachers\n')
    const { headers } = await admin.call(`GET /imports/${id}`)
    expect((await admin.call(`DELETE /groups/${choir}`)).status).toBe(204)
    const approve = admin.agent.post(`/api/v1/imports/${id}/approve`).set('If-Match', headers.etag ?? '')
    const reply = await approve.send({})
    expect([reply.status, reply.body.code]).toEqual([412, 'precondition_failed'])
    expect(await look(id)).toMatchObject({
      state: 'review',
      counts: { outcomes: { unknown_group: 1, invite: 1 } },
    })
    expect((await approved({ id })).counts.outcomes).toEqual({ unknown_group: 1, invited: 1 })
  })
})

it('whatever is in a list, its outcomes add up before and after, and sent again it invites nobody twice', async () => {
  const person = fc.tuple(
    fc.constantFrom('ann', 'bob', 'cy', 'dee', 'Ann', ' bob '),
    fc.constantFrom('@twice.example', '@TWICE.example', '@', ''),
    fc.constantFrom('Teachers', 'teachers', '7', 'Nobody', ''),
  )
  const mails = async () => {
    const [sent] = await world.ctx.orgs.read(
      admin.orgId,
      (org) => org.rows<{ invites: number; people: number }>`
        select count(*) as invites, count(distinct learner_id) as people from invites
         where org_id = ${org.orgId} and ended_at is null`,
    )
    return sent ?? { invites: 0, people: 0 }
  }
  const sum = ({ counts }: ImportDto) =>
    Object.values(counts.outcomes).reduce((total, count) => total + count, 0)
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 15 }), async (list) => {
      const lines = list.map(([name, host, group]) => `${name}${host},${group}`)
      const content = `Email,Group\n${lines.join('\n')}\nlast@twice.example,Teachers\n`
      const first = await uploaded(content)
      const sent = await approved(first)
      expect([sum(first), sum(sent), (await rowsOf(sent)).length]).toEqual([
        first.counts.rows,
        first.counts.rows,
        first.counts.rows,
      ])
      const { invites, people } = await mails()
      expect(invites).toBe(people)
      const again = await uploaded(content)
      expect(again.counts.outcomes.invite ?? 0).toBe(0)
      expect(await approved(again)).toMatchObject({ counts: { rows: first.counts.rows } })
      expect(await mails()).toEqual({ invites, people })
    }),
    { numRuns: 8 },
  )
}, 120_000)
