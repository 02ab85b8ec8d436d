import { expect, test } from '@jest/globals'
import { endOfDay } from './end-of-day.ts'

test.each([
  ['2027-01-15', 'America/New_York', '2027-01-16T04:59:00.000Z'],
  ['2027-07-15', 'America/New_York', '2027-07-16T03:59:00.000Z'],
  ['2027-03-14', 'America/New_York', '2027-03-15T03:59:00.000Z'],
  ['2027-11-07', 'America/New_York', '2027-11-08T04:59:00.000Z'],
  ['2027-05-01', 'Asia/Kolkata', '2027-05-01T18:29:00.000Z'],
  ['2027-05-01', 'Pacific/Kiritimati', '2027-05-01T09:59:00.000Z'],
  ['2027-05-01', 'UTC', '2027-05-01T23:59:00.000Z'],
])('%s ends in %s at %s', (date, timeZone, instant) => {
  expect(endOfDay(date, timeZone)).toBe(instant)
})
