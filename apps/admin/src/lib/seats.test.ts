import { expect, test } from '@jest/globals'
import { seatsMissing } from './seats.ts'

test.each([
  ['there is any number', null, 100, 500, 0],
  ['everybody finds one', 10, 4, 6, 0],
  ['one finds none', 10, 5, 6, 1],
  ['none is free', 0, 0, 3, 3],
])('%s', (_, free, waiting, count, missing) => {
  const seats = { seats: free === null ? null : 20, used: 10, free, waiting, short: 0, turnedAwayAt: null }
  expect(seatsMissing(seats, count)).toBe(missing)
})
