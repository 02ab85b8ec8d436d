import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ImportDto, ImportRowDto, ReadingChoices } from '@rollcall/contract'
import { type Admin, aGroup, anAdmin, anImport } from '../../../test/given.ts'
import { inlineRows, xlsxByHand } from '../../../test/spreadsheets/by-hand.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  await aGroup(world, admin, 'Teachers')
  await aGroup(world, admin, 'Señores')
})
afterAll(() => world.close())

async function look(id: string): Promise<ImportDto> {
  return (await admin.call(`GET /imports/${id}`)).body
}

async function uploaded(content: string | Buffer, name?: string): Promise<ImportDto> {
  const id = await anImport(admin, content, name)
  await world.runJobs()
  return look(id)
}

const choose = (id: string, reading: ReadingChoices) =>
  admin.call(`PATCH /imports/${id}/mapping`, { reading })

async function readAs(id: string, reading: ReadingChoices): Promise<ImportDto> {
  expect((await choose(id, reading)).body).toMatchObject({ state: 'parsing', fault: null })
  await world.runJobs()
  return look(id)
}

async function groupsIn(id: string): Promise<string[]> {
  const { items } = (await admin.call(`GET /imports/${id}/rows`)).body
  return items.map(({ cells }: ImportRowDto) => cells.group)
}

async function topOf(id: string): Promise<{ number: number; cells: string[] }[]> {
  return (await admin.call(`GET /imports/${id}/top`)).body.rows
}

const sheets = (...named: [name: string, rows: string[][], state?: string][]) =>
  xlsxByHand({
    sheets: named.map(([name, rows, state]) => ({
      name,
      xml: inlineRows(rows),
      ...(state === undefined ? {} : { state }),
    })),
  })

describe('how a file is read', () => {
  it('is told in parts, with its first rows as they stand there', async () => {
    const read = await uploaded('Staff list\n\nEmail;Group\nann@parts.example;Teachers\n')
    expect(read).toMatchObject({
      state: 'review',
      headerRow: 3,
      reading: {
        kind: 'csv',
        sheet: null,
        sheets: [],
        encoding: 'utf-8',
        separator: ';',
        choices: {},
      },
    })
    expect(await topOf(read.id)).toEqual([
      { number: 1, cells: ['Staff list'] },
      { number: 3, cells: ['Email', 'Group'] },
      { number: 4, cells: ['ann@parts.example', 'Teachers'] },
    ])
  })

  it('can be another sheet, a hidden one, too; its columns are matched anew', async () => {
    const book = sheets(
      [
        'Old',
        [
          ['Email', 'Group'],
          ['old@sheet.example', 'Teachers'],
        ],
      ],
      [
        'Staff',
        [
          ['Name', 'Team', 'E-mail'],
          ['Ann', 'Teachers', 'ann@sheet.example'],
          ['Bo', 'Teachers', 'bo@sheet.example'],
        ],
      ],
      [
        'Away',
        [
          ['E-mail', 'Class'],
          ['cy@sheet.example', 'Teachers'],
        ],
        'hidden',
      ],
    )
    const first = await uploaded(book, 'people.xlsx')
    expect(first.reading).toMatchObject({
      sheet: 'Old',
      sheets: [
        { name: 'Old', hidden: false },
        { name: 'Staff', hidden: false },
        { name: 'Away', hidden: true },
      ],
    })
    const columns = { email: 0, group: 1, location: null, externalId: null }
    await admin.call(`PATCH /imports/${first.id}/mapping`, { columns })
    await world.runJobs()
    expect(await readAs(first.id, { sheet: 'Staff' })).toMatchObject({
      state: 'review',
      mapping: { email: 2, group: 1 },
      reading: { sheet: 'Staff', choices: { sheet: 'Staff' } },
      counts: { rows: 2, outcomes: { invite: 2 } },
    })
    expect(await readAs(first.id, { sheet: 'Away' })).toMatchObject({ counts: { rows: 1 } })
    expect((await topOf(first.id))[0]).toEqual({ number: 1, cells: ['E-mail', 'Class'] })
  })

  it('can be another encoding and another separator', async () => {
    const bytes = Buffer.from('E-mail,Group\nann@code.example,Señores\n', 'utf8')
    const read = await uploaded(bytes)
    expect(await groupsIn(read.id)).toEqual(['Señores'])
    await readAs(read.id, { encoding: 'windows-1252' })
    expect(await groupsIn(read.id)).toEqual(['SeÃ±ores'])
    const line = await readAs(read.id, { separator: null })
    expect(line).toMatchObject({
      headers: [''],
      counts: { rows: 2 },
      reading: { separator: null, encoding: 'utf-8' },
    })
    const mended = await readAs(read.id, {})
    expect(mended).toMatchObject({ state: 'review', reading: { separator: ',', choices: {} } })
  })

  it('can be another row of headings, or none', async () => {
    const content = 'Email,Group\nann@head.example,Teachers\nMail,Class\nbo@head.example,Teachers\n'
    const { id } = await uploaded(content)
    expect(await readAs(id, { headerRow: 3 })).toMatchObject({
      headerRow: 3,
      headers: ['Mail', 'Class'],
      counts: { rows: 1 },
    })
    const none = await readAs(id, { headerRow: null })
    expect(none).toMatchObject({
      state: 'mapping',
      headerRow: null,
      headers: ['', ''],
      mapping: { email: null, group: null },
      counts: { rows: 4 },
    })
    const columns = { email: 0, group: 1, location: null, externalId: null }
    await admin.call(`PATCH /imports/${id}/mapping`, { columns })
    await world.runJobs()
    // Which column holds what is another choice than how the file is read, which stays.
    expect(await look(id)).toMatchObject({
      state: 'review',
      headerRow: null,
      counts: { outcomes: { invite: 2, invalid_email: 2 } },
    })
  })

  it('is refused where the file has no such thing', async () => {
    const book = await uploaded(
      sheets([
        'Staff',
        [
          ['Email', 'Group'],
          ['ann@no.example', 'Teachers'],
        ],
      ]),
      'a.xlsx',
    )
    const text = await uploaded('Email,Group\nann@no.example,Teachers\n')
    const refused = async ({ id }: ImportDto, reading: ReadingChoices) => {
      const { status, body } = await choose(id, reading)
      return { status, pointer: body.errors[0].pointer, detail: body.detail }
    }
    expect(await refused(book, { sheet: 'Stuff' })).toEqual({
      status: 400,
      pointer: '/reading/sheet',
      detail: 'There is no sheet called “Stuff” in this file. Choose one of: Staff.',
    })
    expect(await refused(book, { encoding: 'utf-8' })).toMatchObject({
      status: 400,
      pointer: '/reading/encoding',
    })
    expect(await refused(book, { separator: null })).toMatchObject({
      status: 400,
      pointer: '/reading/separator',
    })
    expect(await refused(text, { sheet: 'Staff' })).toMatchObject({ status: 400, pointer: '/reading/sheet' })
    expect(await refused(text, { headerRow: 0 })).toMatchObject({
      status: 400,
      pointer: '/reading/headerRow',
    })
    const columns = { email: 0, group: 1, location: null, externalId: null }
    for (const body of [{}, { columns, reading: {} }])
      expect((await admin.call(`PATCH /imports/${text.id}/mapping`, body)).status).toBe(400)
    expect((await look(text.id)).state).toBe('review')
    await admin.call(`POST /imports/${text.id}/disapprove`)
    expect((await choose(text.id, {})).body.code).toBe('already_decided')
  })

  it('is refused when the file is not kept any more', async () => {
    const { id } = await uploaded('Email,Group\nann@late.example,Teachers\n')
    await world.ctx.orgs.write(
      admin.orgId,
      (org) => org.rows`update imports set bytes = null where org_id = ${org.orgId} and id = ${id}`,
    )
    expect((await choose(id, { separator: ';' })).body.code).toBe('too_late')
  })
})

describe('a file that could not be read', () => {
  it('can be read otherwise where that may help, and leaves nothing of what was read before', async () => {
    const first = await uploaded(Buffer.from('Email,Group\nann@again.example,Señores\n', 'latin1'))
    expect(first).toMatchObject({ state: 'review', reading: { encoding: 'windows-1252' } })
    const wrong = await readAs(first.id, { encoding: 'utf-8' })
    expect(wrong).toMatchObject({
      state: 'failed',
      fault: { code: 'wrong_encoding' },
      format: null,
      headers: [],
      mapping: null,
      counts: { rows: 0, outcomes: {} },
      reading: { kind: 'csv', encoding: 'utf-8', choices: { encoding: 'utf-8' } },
    })
    expect(await groupsIn(first.id)).toEqual([])
    expect(await readAs(first.id, {})).toMatchObject({ state: 'review', counts: { outcomes: { invite: 1 } } })
  })

  it('can be another sheet of the workbook, or another row with headings', async () => {
    const { id, ...empty } = await uploaded(
      sheets(['Notes', [['Email', 'Group']]], ['Staff', [['ann@other.example', 'Teachers']]]),
      'people.xlsx',
    )
    expect(empty).toMatchObject({ state: 'failed', fault: { code: 'no_rows' }, reading: { sheet: 'Notes' } })
    expect(await topOf(id)).toEqual([{ number: 1, cells: ['Email', 'Group'] }])
    expect(await readAs(id, { sheet: 'Staff' })).toMatchObject({ state: 'mapping', mapping: { email: 0 } })
    const far = await readAs(id, { sheet: 'Staff', headerRow: 7 })
    expect(far).toMatchObject({
      state: 'failed',
      fault: { code: 'no_header', detail: expect.stringContaining('row 7') },
      reading: { sheet: 'Staff' },
    })
    expect(await readAs(id, { sheet: 'Staff', headerRow: null })).toMatchObject({ counts: { rows: 1 } })
  })

  it('offers no choice where none helps', async () => {
    for (const [content, name] of [
      ['%PDF-1.7', 'a.pdf'],
      [`Email\n${'ann@many.example\n'.repeat(501)}`, 'a.csv'],
    ] as const) {
      const failed = await uploaded(content, name)
      expect(failed).toMatchObject({ state: 'failed', reading: null })
      expect((await choose(failed.id, {})).body.code).toBe('status_conflict')
      expect(await topOf(failed.id)).toEqual([])
    }
  })
})
