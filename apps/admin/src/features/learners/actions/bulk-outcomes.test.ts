import { expect, test } from '@jest/globals'
import { outcomesOf } from './bulk-outcomes.ts'

test('what was wanted comes first, then what is so already, then the refusals, the most frequent first', () => {
  const counts = { closed: 1, cool_down: 2, resent: 118, on_its_way: 7, not_found: 0 }
  expect(outcomesOf({ total: 128, counts })).toEqual([
    { outcome: 'resent', count: 118 },
    { outcome: 'on_its_way', count: 7 },
    { outcome: 'cool_down', count: 2 },
    { outcome: 'closed', count: 1 },
  ])
})
