import { describe, expect, test } from '@jest/globals'
import {
  choiceFor,
  HOLD,
  hasPassed,
  missingPart,
  NOW,
  type NotifyChoice,
  toNotify,
  usualTimes,
  wallClock,
} from './notify-choice.ts'

const NEW_YORK = 'America/New_York'
const at = (date: string, time: string): NotifyChoice => ({ when: 'at', date, time, reading: null })
const EARLIER = { at: '2027-11-07T05:30:00Z', local: '2027-11-07T01:30-04:00' }

describe('what the server is told', () => {
  test('now and hold say nothing else', () => {
    expect(toNotify(NOW, NEW_YORK)).toEqual({ when: 'now' })
    expect(toNotify({ ...at('2027-03-15', '09:00'), when: 'hold' }, NEW_YORK)).toEqual({ when: 'hold' })
  })

  test('a time goes as the clock shows it, with the zone that it is of', () => {
    expect(toNotify(at('2027-03-15', '09:00'), NEW_YORK)).toEqual({
      when: 'at',
      local: '2027-03-15T09:00',
      timeZone: NEW_YORK,
    })
  })

  test('a time that comes twice goes as the instant that was chosen', () => {
    const chosen = { ...at('2027-11-07', '01:30'), reading: EARLIER }
    expect(toNotify(chosen, NEW_YORK)).toEqual({ when: 'at', at: '2027-11-07T05:30:00Z' })
  })
})

test.each([
  [NOW, false, null],
  [HOLD, false, null],
  [at('', ''), false, 'date'],
  [at('2027-03-15', ''), false, 'time'],
  [at('2027-03-15', '09:00'), false, null],
  [at('2027-11-07', '01:30'), true, 'reading'],
  [{ ...at('2027-11-07', '01:30'), reading: EARLIER }, true, null],
])('%j, asked which time is meant: %s, lacks %s', (choice, isAsked, missing) => {
  expect(missingPart(choice, isAsked)).toBe(missing)
})

describe('a time that has passed', () => {
  // Half past eight in the evening in New York, already tomorrow in London.
  const now = new Date('2027-03-16T00:30:00Z')
  test.each([
    [at('2027-03-15', '20:29'), true],
    [at('2027-03-15', '20:30'), true],
    [at('2027-03-15', '20:31'), false],
    [at('2027-03-16', '00:15'), false],
    [at('2027-03-15', ''), false],
    [NOW, false],
    [{ ...at('2027-11-07', '01:30'), reading: EARLIER }, false],
    [{ ...at('2026-11-01', '01:30'), reading: { ...EARLIER, at: '2026-11-01T05:30:00Z' } }, true],
  ])('%j is over: %s', (choice, passed) => {
    expect(hasPassed(choice, NEW_YORK, now)).toBe(passed)
  })
})

test('an invite is shown with the time that it has, in the zone of the organization', () => {
  expect(choiceFor('2027-07-01T13:00:00Z', NEW_YORK)).toEqual(at('2027-07-01', '09:00'))
  expect(choiceFor(null, NEW_YORK)).toEqual(HOLD)
  expect(wallClock(new Date('2027-03-16T04:00:00Z'), NEW_YORK)).toEqual({ date: '2027-03-16', time: '00:00' })
})

test.each([
  ['a Wednesday', '2027-03-17T12:00:00Z', ['2027-03-18', '2027-03-22']],
  ['a Monday', '2027-03-15T12:00:00Z', ['2027-03-16', '2027-03-22']],
  ['a Sunday: tomorrow is Monday', '2027-03-14T12:00:00Z', ['2027-03-15']],
  ['the last evening of a year', '2027-12-31T23:00:00Z', ['2028-01-01', '2028-01-03']],
])('usual times on %s', (_, now, dates) => {
  expect(usualTimes(NEW_YORK, new Date(now)).map((one) => one.date)).toEqual(dates)
})
