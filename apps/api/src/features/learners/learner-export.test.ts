import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { streamXlsxRows } from 'hucre/xlsx'
import Papa from 'papaparse'
import { type Admin, aGroup, anActiveLearner, anAdmin, anInvite } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

const HARMFUL = {
  email: '=cmd+calc@export.example',
  group: '=HYPERLINK("https:evil","Teachers")',
  location: '@SUM(1+1)*cmd',
  externalId: '-2+3',
}

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld()
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, HARMFUL.group)
  const locationId = (await admin.call('POST /locations', { name: HARMFUL.location })).body.id
  const { learnerId } = await anInvite(world, admin, groupId, HARMFUL.email)
  await admin.call(`PATCH /learners/${learnerId}`, { locationId, externalId: HARMFUL.externalId })
  await anActiveLearner(world, admin, groupId, 'ann@export.example', 'Ann "Annie" Müller, jr.')
  await anInvite(world, admin, groupId, 'bounce+gone@export.example')
})
afterAll(() => world.close())

const download = (query: string, who: Admin = admin) =>
  who.agent
    .get(`/api/v1/learners/export?${query}`)
    .buffer(true)
    .parse((res, done) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: Buffer) => pieces.push(piece))
      res.on('end', () => done(null, Buffer.concat(pieces)))
    })

/** The rows of the file, as a program that imports it reads them: an apostrophe in front only says that it is text. */
async function csvRows(query: string): Promise<string[][]> {
  const { body } = await download(`format=csv&${query}`)
  const { data } = Papa.parse<string[]>(body.toString('utf8').replace(/^\ufeff/, ''), {
    skipEmptyLines: true,
  })
  return data.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/, '')))
}

async function xlsxRows(query: string): Promise<unknown[][]> {
  const { body } = await download(`format=xlsx&${query}`)
  const rows: unknown[][] = []
  for await (const { values } of streamXlsxRows(new Uint8Array(body))) rows.push(values)
  return rows
}

describe('an exported roster', () => {
  it('is a file to save, with a name that we gave it', async () => {
    const csv = await download('format=csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.headers['content-disposition']).toMatch(
      /^attachment; filename="learners-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const xlsx = await download('format=xlsx')
    expect(xlsx.headers['content-type']).toContain('spreadsheetml')
    expect(xlsx.headers['content-disposition']).toMatch(/\.xlsx"$/)
    expect((await download('')).status).toBe(400)
    expect((await download('format=pdf')).status).toBe(400)
  })

  it('begins with a mark that says UTF-8, and quotes every cell', async () => {
    const { body } = await download('format=csv')
    expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = body.toString('utf8').slice(1).trimEnd().split('\r\n')
    for (const line of lines) expect(line).toMatch(/^"([^"]|"")*"(,"([^"]|"")*")*$/)
    expect(body.toString()).toContain('"Ann ""Annie"" Müller, jr."')
  })

  it('has nothing that a spreadsheet program would calculate', async () => {
    const { body } = await download('format=csv')
    const cells = Papa.parse<string[]>(body.toString('utf8').replace(/^\ufeff/, '')).data.flat()
    expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
    for (const harmful of Object.values(HARMFUL)) expect(cells).toContain(`'${harmful}`)
  })

  it('has the same values in both forms, as they were entered', async () => {
    const csv = await csvRows('sort=email')
    expect(csv).toEqual(
      (await xlsxRows('sort=email')).map((row) => csv[0]?.map((_, index) => row[index] ?? '')),
    )
    const [heading = [], ...rows] = csv
    const row = rows.find(([email]) => email === HARMFUL.email)
    const values = Object.fromEntries(heading.map((name, index) => [name, row?.[index]]))
    expect(values).toMatchObject({
      Email: HARMFUL.email,
      Name: '',
      Status: 'Pending',
      Group: HARMFUL.group,
      Location: HARMFUL.location,
      Delivery: 'Delivered',
      'External ID': HARMFUL.externalId,
      'Added (America/New_York)': expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
  })

  it('shows what the filter shows, and a name only of the active', async () => {
    const [, ...active] = await csvRows('status=active')
    expect(active.map(([email, name]) => [email, name])).toEqual([
      ['ann@export.example', 'Ann "Annie" Müller, jr.'],
    ])
    const [, ...bounced] = await csvRows('delivery=bounced')
    expect(bounced).toHaveLength(1)
    expect(bounced[0]).toContain('Bounced')
    expect(bounced[0]?.join()).toContain('no such mailbox')
    expect(await csvRows('status=declined')).toHaveLength(1)
  })

  it('names no last email where none has left', async () => {
    const notify = { when: 'hold' }
    await admin.call('POST /invites', { groupId, emails: ['held@export.example'], notify })
    const [heading = [], row = []] = await csvRows('q=held%40')
    const cell = (name: string) => row[heading.findIndex((one) => one.startsWith(name))]
    expect([cell('Delivery'), cell('Last email')]).toEqual(['Scheduled', ''])
  })

  it('speaks the language of whoever asks', async () => {
    await world.ctx.accounts.rows`update users set locale = 'es' where id = ${admin.userId}`
    const [heading, row] = await csvRows('status=active')
    expect(heading).toEqual(expect.arrayContaining(['Correo', 'Estado', 'Sede']))
    expect(row).toContain('Activo')
    await world.ctx.accounts.rows`update users set locale = 'en' where id = ${admin.userId}`
  })

  it('holds a large roster, each learner once', async () => {
    const large = await anAdmin(world, 'A Large School')
    await world.ctx.orgs.write(
      large.orgId,
      (org) => org.rows`
        insert into learners (org_id, id, email, email_key, status)
        select ${org.orgId}, gen_random_uuid(), 'p' || n || '@large.example', 'p' || n || '@large.example', 'prospect'
          from generate_series(1, 2500) n`,
    )
    for (const sort of ['newest', 'email']) {
      const { body } = await download(`format=csv&sort=${sort}`, large)
      const emails = body.toString().match(/p\d+@large\.example/g) ?? []
      expect(emails).toHaveLength(2500)
      expect(new Set(emails).size).toBe(2500)
    }
    expect(world.ctx.orgs.openScopes()).toBe(0)
  })
})
