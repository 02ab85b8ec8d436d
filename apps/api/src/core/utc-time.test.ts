import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createWorld, type World } from '../../test/world.ts'
import { toIsoTime } from './utc-time.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it.each(['09:00:00', '09:00:00.1', '09:00:00.12', '09:00:00.123', '09:00:00.1239', '23:59:59.999999'])(
  'a time is written as a Date would write it, to the millisecond: %s',
  async (clock) => {
    const { rows } = await world.ctx.db.raw(`
      select ('2027-03-14 ${clock}+00'::timestamptz)::text as utc,
             timezone('Asia/Kolkata', '2027-03-14 ${clock}+00'::timestamptz)::text || '+05:30' as elsewhere`)
    const [{ utc, elsewhere }] = rows
    const written = `2027-03-14T${clock}`.padEnd(20, '.').padEnd(23, '0').slice(0, 23)
    expect(toIsoTime(utc)).toBe(`${written}Z`)
    expect(toIsoTime(elsewhere)).toBe(`${written}Z`)
  },
)
