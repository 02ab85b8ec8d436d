import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { IMPORT_COLUMNS, type ImportDto, type ImportRowDto } from '@rollcall/contract'
import fc from 'fast-check'
import { type Admin, aGroup, anAdmin, anImport, anInvite } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  const groupId = await aGroup(world, admin, 'Teachers')
  await aGroup(world, admin, 'Grade 1')
  await admin.call('POST /locations', { name: 'North Campus' })
  await anInvite(world, admin, groupId, 'known@mend.example')
})
afterAll(() => world.close())

async function uploaded(...lines: string[]): Promise<string> {
  const id = await anImport(admin, ['Email,Group,Location', ...lines].join('\n'))
  await world.runJobs()
  return id
}

async function look(id: string): Promise<ImportDto> {
  return (await admin.call(`GET /imports/${id}`)).body
}

async function outcomesOf(id: string): Promise<string[]> {
  const { items } = (await admin.call(`GET /imports/${id}/rows?limit=100`)).body
  return items.map(({ outcome }: ImportRowDto) => outcome)
}

const mend = (id: string, number: number, cells: object) =>
  admin.call(`PATCH /imports/${id}/rows/${number}`, { cells })

describe('mending a row', () => {
  it('judges it at once, marks it, and makes another state of the import', async () => {
    const id = await uploaded('ann@mend.example,Techers,')
    const before = await admin.call(`GET /imports/${id}`)
    const mended = await mend(id, 2, { group: 'Teachers' })
    expect(mended.body).toMatchObject({ outcome: 'invite', edited: true, problems: [], readAs: {} })
    const after = await admin.call(`GET /imports/${id}`)
    expect(after.body.counts).toEqual({ rows: 1, outcomes: { invite: 1 } })
    expect(after.headers.etag).not.toBe(before.headers.etag)
  })

  it('judges those with the same address, too, before and after', async () => {
    const id = await uploaded(
      'ann@mend.example,Teachers,',
      'ann@mend.example,Teachers,',
      'bob@mend.example,Teachers,',
    )
    expect(await outcomesOf(id)).toEqual(['invite', 'duplicate', 'invite'])
    await mend(id, 2, { email: 'bob@mend.example' })
    expect(await outcomesOf(id)).toEqual(['invite', 'invite', 'duplicate'])
    await mend(id, 2, { email: 'nobody' })
    expect(await outcomesOf(id)).toEqual(['invalid_email', 'invite', 'invite'])
  })

  it('is refused when somebody else mended it since it was looked at', async () => {
    const id = await uploaded('ann@mend.example,Techers,')
    const looked = await mend(id, 2, { location: '' })
    await mend(id, 2, { group: 'Grade 1' })
    const late = admin.agent.patch(`/api/v1/imports/${id}/rows/2`).set('If-Match', looked.headers.etag ?? '')
    expect((await late.send({ cells: { group: 'Teachers' } })).status).toBe(412)
    expect(await outcomesOf(id)).toEqual(['invite'])
  })
})

describe('mending all that are alike', () => {
  it('changes these and no others', async () => {
    const id = await uploaded(
      'a@alike.example,Techers,',
      'b@alike.example,Techers,',
      'c@alike.example,techers,',
    )
    const reply = await admin.call(`POST /imports/${id}/replace`, {
      column: 'group',
      from: 'Techers',
      to: 'Teachers',
    })
    expect(reply.body).toMatchObject({ version: 3, counts: { outcomes: { invite: 2, unknown_group: 1 } } })
    const none = await admin.call(`POST /imports/${id}/replace`, {
      column: 'group',
      from: 'Nothing',
      to: 'Teachers',
    })
    expect(none.body).toEqual(reply.body)
  })

  it('is told beforehand how many they are, on every page', async () => {
    const id = await uploaded(
      'a@count.example,Techers,Mars',
      'b@count.example,Techers,',
      'x,Teachers,Mars',
      'c@count.example,techers,Mars',
      'x,,',
      'd@count.example,Techers,North Campus',
      'd@count.example,Teachers,',
      'd@count.example,Teachers,',
    )
    const page = (await admin.call(`GET /imports/${id}/rows?limit=3`)).body
    const alikeIn = ({ problems }: ImportRowDto) => problems.map(({ column, alike }) => [column, alike])
    expect(page.items.map(alikeIn)).toEqual([
      [
        ['group', 3],
        ['location', 3],
      ],
      [['group', 3]],
      [
        ['email', 2],
        ['location', 3],
      ],
    ])
    const rest = (await admin.call(`GET /imports/${id}/rows?limit=5&cursor=${page.next}`)).body.items
    expect(rest.map(alikeIn)).toEqual([
      [
        ['group', 1],
        ['location', 3],
      ],
      [
        ['email', 2],
        ['group', 1],
      ],
      [['group', 3]],
      [],
      // It is no text that is at fault, but the person, who is there already.
      [['email', null]],
    ])
    const mended = await mend(id, 4, { group: 'Techers' })
    expect(mended.body.problems.map(({ alike }: { alike: number }) => alike)).toEqual([2, 4, 3])
  })

  it('can also be done to addresses', async () => {
    const id = await uploaded('x,Teachers,', 'x,Teachers,', 'ann@alike.example,Teachers,')
    const replace = { column: 'email', from: 'x', to: 'ann@alike.example' }
    await admin.call(`POST /imports/${id}/replace`, replace)
    expect(await outcomesOf(id)).toEqual(['invite', 'duplicate', 'duplicate'])
  })
})

it('whatever is in the file and however it is mended, each row has one outcome and they add up', async () => {
  const email = fc.constantFrom(
    'ann@sum.example',
    'ANN@sum.example',
    'bob@sum.example',
    'known@mend.example',
    'x@',
    '',
  )
  const group = fc.constantFrom('Teachers', 'teachers', 'Grade 1', 'Techers', '')
  const location = fc.constantFrom('', 'North Campus', 'Mars')
  const change = fc.oneof(
    fc.record({ nth: fc.nat(), cells: fc.record({ email, group, location }) }),
    fc.record({
      column: fc.constantFrom('email', 'group', 'location'),
      from: fc.oneof(email, group),
      to: fc.oneof(email, group),
    }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(email, group, location), { minLength: 1, maxLength: 12 }),
      fc.array(change, { maxLength: 6 }),
      async (rows, changes) => {
        // The last row keeps the file from being empty.
        const id = await uploaded(...rows.map((cells) => cells.join(',')), 'last@sum.example,Teachers,')
        const all = await outcomesOf(id)
        for (const one of changes) {
          if ('column' in one) await admin.call(`POST /imports/${id}/replace`, one)
          else {
            const { items } = (await admin.call(`GET /imports/${id}/rows?limit=100`)).body
            await mend(id, items[one.nth % items.length].number, one.cells)
          }
          const outcomes = await outcomesOf(id)
          const tally: Record<string, number> = {}
          for (const outcome of outcomes) tally[outcome] = (tally[outcome] ?? 0) + 1
          expect((await look(id)).counts).toEqual({ rows: all.length, outcomes: tally })
        }
        // Judged bit by bit it comes to the same as judged at once.
        const { items } = (await admin.call(`GET /imports/${id}/rows?limit=100`)).body
        const again = await uploaded(
          ...items.map(({ cells }: ImportRowDto) =>
            IMPORT_COLUMNS.slice(0, 3)
              .map((column) => cells[column])
              .join(','),
          ),
          'end@sum.example,Teachers,',
        )
        const blank = items.map(({ cells }: ImportRowDto) =>
          Object.values(cells).every((cell) => cell === ''),
        )
        const kept = (await outcomesOf(id)).filter((_, at) => !blank[at])
        expect((await outcomesOf(again)).slice(0, -1)).toEqual(kept)
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)
