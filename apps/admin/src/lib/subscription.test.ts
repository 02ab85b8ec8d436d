import { expect, test } from '@jest/globals'
import { isInForce } from './subscription.ts'

const now = new Date('2027-03-01T12:00:00Z')

test.each([
  [{ status: 'active' as const, seats: null, until: null }, true],
  [{ status: 'active' as const, seats: 50, until: '2027-03-01T12:00:01Z' }, true],
  [{ status: 'active' as const, seats: 50, until: '2027-03-01T12:00:00Z' }, false],
  [{ status: 'none' as const, seats: null, until: null }, false],
])('%p is in force: %p', (subscription, expected) => {
  expect(isInForce(subscription, now)).toBe(expected)
})
