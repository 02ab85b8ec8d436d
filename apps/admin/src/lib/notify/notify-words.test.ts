import { describe, expect, test } from '@jest/globals'
import { clockTime, longTime, shortTime, toReadings } from './notify-words.ts'

const NEW_YORK = 'America/New_York'
/** Browsers and Node put a narrow space before AM. */
const plain = (text: string) => text.replace(/\s/g, ' ')

test('a chosen time is written as the clock shows it, whatever zone the computer is in', () => {
  const choice = { when: 'at', date: '2027-03-14', time: '09:00', reading: null } as const
  expect(plain(longTime('en', choice, NEW_YORK))).toBe('Sunday, March 14, 2027 at 9:00 AM')
  expect(plain(longTime('es', choice, NEW_YORK))).toBe('domingo, 14 de marzo de 2027, 9:00')
  expect(plain(shortTime('en', choice))).toBe('Sun, Mar 14, 9:00 AM')
  expect(plain(clockTime('en', '13:05'))).toBe('1:05 PM')
})

test('a reading that was chosen is what is written', () => {
  const reading = { at: '2027-03-14T07:30:00Z', local: '2027-03-14T03:30-04:00' }
  const choice = { when: 'at', date: '2027-03-14', time: '02:30', reading } as const
  expect(plain(longTime('en', choice, NEW_YORK))).toBe('Sunday, March 14, 2027 at 3:30 AM (EDT)')
})

describe('what a time may mean on the day on which the clocks change', () => {
  test('one that comes twice', () => {
    const readings = toReadings('en', NEW_YORK, [
      { at: '2027-11-07T06:30:00Z', local: '2027-11-07T01:30-05:00' },
      { at: '2027-11-07T05:30:00Z', local: '2027-11-07T01:30-04:00' },
    ])
    expect(readings.map(({ clock, zoneName, side }) => [plain(clock), zoneName, side])).toEqual([
      ['1:30 AM', 'EDT', 'before'],
      ['1:30 AM', 'EST', 'after'],
    ])
  })

  test('one that is left out', () => {
    const readings = toReadings('en', NEW_YORK, [
      { at: '2027-03-14T06:30:00Z', local: '2027-03-14T01:30-05:00' },
      { at: '2027-03-14T07:30:00Z', local: '2027-03-14T03:30-04:00' },
    ])
    expect(readings.map(({ clock, zoneName, side }) => [plain(clock), zoneName, side])).toEqual([
      ['1:30 AM', 'EST', 'before'],
      ['3:30 AM', 'EDT', 'after'],
    ])
  })
})
