import { expect, test } from '@jest/globals'
import { daysTooLate, nextRung, rungFaults, toLadder } from './reminder-ladder.ts'

test.each([
  [
    [3, 7],
    [null, null],
  ],
  [
    [3, 3, 7],
    [null, 'twice', null],
  ],
  [
    ['', 0, 61, 1.5, 60],
    ['range', 'range', 'range', 'range', null],
  ],
])('the faults of %p are %p', (rungs, faults) => {
  expect(rungFaults(rungs)).toEqual(faults)
})

test.each([
  [[], 3],
  [[3], 6],
  [[3, 7], 11],
  [[7, 3], 11],
  [[58], 60],
  [[30, 60], 59],
])('after %p comes %i', (rungs, next) => {
  expect(nextRung(rungs)).toBe(next)
})

test('a ladder is in order, has each day once, and leaves out what is half typed', () => {
  expect(toLadder([14, '', 3, 14])).toEqual([3, 14])
})

test.each([
  [[3, 30, 31], 30, [30, 31]],
  [[3, 30], null, []],
])('of %p with invites that hold %p days, %p come too late', (ladder, expiry, late) => {
  expect(daysTooLate(ladder, expiry)).toEqual(late)
})
