import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ImportDto, ImportRowDto } from '@rollcall/contract'
import { type Admin, aGroup, anAdmin, anImport, anInvite, aSuppression } from '../../../test/given.ts'
import { createWorld, type World } from '../../../test/world.ts'

let world: World
let admin: Admin
let groupId: string
beforeAll(async () => {
  world = await createWorld({ defaultSubscription: 'active' })
  admin = await anAdmin(world)
  groupId = await aGroup(world, admin, 'Teachers')
})
afterAll(() => world.close())

async function uploaded(...lines: string[]): Promise<string> {
  const id = await anImport(admin, ['Email,Group,Location', ...lines].join('\n'))
  await world.runJobs()
  return id
}

const look = (id: string) => admin.call(`GET /imports/${id}`)

async function judged(id: string): Promise<ImportDto> {
  const reply = await admin.call(`POST /imports/${id}/judge`)
  expect(reply.status).toBe(200)
  expect(reply.body).toEqual((await look(id)).body)
  return reply.body
}

async function outcomesOf(id: string): Promise<string[]> {
  const { items } = (await admin.call(`GET /imports/${id}/rows`)).body
  return items.map(({ outcome }: ImportRowDto) => outcome)
}

describe('judging a preview again', () => {
  it('makes rows good whose group was created from it, however they write its name', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `n${at}@shift.example,Night Shift,`)
    const id = await uploaded(...rows, 'o@shift.example, night  shift ,', 'p@shift.example,Nite Shift,')
    expect((await look(id)).body.counts.outcomes).toEqual({ unknown_group: 14 })
    const [first]: ImportRowDto[] = (await admin.call(`GET /imports/${id}/rows?limit=1`)).body.items
    expect(first?.problems).toMatchObject([{ code: 'unknown_group', alike: 12 }])
    await admin.call('POST /groups', { name: 'Night Shift' })
    expect((await judged(id)).counts.outcomes).toEqual({ invite: 13, unknown_group: 1 })
  })

  it('knows the locations, the switched groups and the people of now', async () => {
    const id = await uploaded(
      'ann@now.example,Teachers,Pluto',
      'bob@now.example,Teachers,',
      'cy@now.example,Teachers,',
      'dee@now.example,Sleepers,',
    )
    const sleepers = await aGroup(world, admin, 'Sleepers')
    expect((await judged(id)).counts.outcomes).toEqual({ invite: 3, unknown_location: 1 })
    await admin.call('POST /locations', { name: 'Pluto' })
    await admin.call(`PATCH /groups/${sleepers}`, { status: 'inactive' })
    await anInvite(world, admin, groupId, 'bob@now.example')
    await aSuppression(world, admin.orgId, 'cy@now.example')
    await judged(id)
    expect(await outcomesOf(id)).toEqual(['invite', 'already_invited', 'suppressed', 'unknown_group'])
  })

  it('is another state only where something comes out otherwise, and reading alone changes nothing', async () => {
    const id = await uploaded('ann@still.example,Teachers,', 'bob@still.example,Choir,')
    const before = await look(id)
    await admin.call('POST /groups', { name: 'Somebody else' })
    await judged(id)
    expect((await look(id)).headers.etag).toBe(before.headers.etag)
    await admin.call('POST /groups', { name: 'Choir' })
    await admin.call(`GET /imports/${id}/rows`)
    expect((await look(id)).headers.etag).toBe(before.headers.etag)
    const { version } = await judged(id)
    expect(version).toBe(before.body.version + 1)
    expect((await judged(id)).version).toBe(version)
  })

  it('is refused after the decision', async () => {
    const id = await uploaded('ann@over.example,Teachers,')
    await admin.call(`POST /imports/${id}/disapprove`)
    expect((await admin.call(`POST /imports/${id}/judge`)).body.code).toBe('already_decided')
  })
})
