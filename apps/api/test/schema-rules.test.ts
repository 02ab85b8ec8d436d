import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rowsOf } from '../src/core/transaction.ts'
import { CATALOGUE_RULES, type Rule } from './schema-rules.ts'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

describe.each(Object.entries(CATALOGUE_RULES))('%s', (_, { breaches, example }: Rule) => {
  it('holds', async () => {
    expect(await world.ctx.accounts.rows`${breaches}`).toEqual([])
  })

  it('would be seen to be broken', async () => {
    const trx = await world.ctx.db.transaction()
    try {
      await trx.raw(example)
      expect(await rowsOf(trx)`${breaches}`).not.toEqual([])
    } finally {
      await trx.rollback()
    }
  })
})
