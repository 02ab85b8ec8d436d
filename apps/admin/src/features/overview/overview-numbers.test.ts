import { expect, test } from '@jest/globals'
import { boundedText, percentOf, sumWeeks, toFunnel, toScale } from './overview-numbers.ts'

test('each stage of the funnel holds those who came further, and cancelled invites are in none', () => {
  const statuses = { prospect: 1, pending: 2, active: 4, declined: 8, cancelled: 16, archived: 32 }
  expect(toFunnel(statuses)).toEqual({ invited: 47, delivered: 46, accepted: 36, declined: 8 })
})

test.each([
  [0, 0, 0],
  [0, 5, 0],
  [1, 1000, 1],
  [999, 1000, 99],
  [5, 5, 100],
  [1, 3, 33],
])('%i of %i is %i percent', (part, of, percent) => {
  expect(percentOf(part, of)).toBe(percent)
})

test('a count that was not counted to its end says so', () => {
  expect(boundedText({ count: 1000, more: true }, 'en')).toBe('1,000+')
  expect(boundedText({ count: 7, more: false }, 'en')).toBe('7')
})

test('weeks add up', () => {
  const week = { from: '2027-03-01', invited: 3, delivered: 2, accepted: 1, declined: 0 }
  expect(sumWeeks([week, week])).toEqual({ invited: 6, delivered: 4, accepted: 2, declined: 0 })
  expect(sumWeeks([])).toEqual({ invited: 0, delivered: 0, accepted: 0, declined: 0 })
})

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [40, [0, 10, 20, 30, 40]],
  [41, [0, 20, 40, 60]],
  [1234, [0, 500, 1000, 1500]],
])('a scale for %i has lines at %p', (most, lines) => {
  expect(toScale(most)).toEqual({ top: lines.at(-1), lines })
})
