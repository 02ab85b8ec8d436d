import { describe, expect, it } from '@jest/globals'
import type { Notify } from '@rollcall/contract'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { AppError } from '../../core/errors.ts'
import { AT_ONCE, readNotify } from './notify.ts'

const NOW = new Date('2026-06-01T12:00:00Z')

const at = (local: string, timeZone: string): Notify => ({ when: 'at', local, timeZone })

function refusalOf(notify: Notify, now = NOW): AppError {
  try {
    readNotify(notify, now)
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('It was not refused.')
}

describe('when a mail goes out', () => {
  it('is at once unless said, and when that is said', () => {
    expect(readNotify(undefined, NOW)).toEqual(AT_ONCE)
    expect(readNotify({ when: 'now' }, NOW)).toEqual(AT_ONCE)
  })

  it('is on hold until somebody decides', () => {
    expect(readNotify({ when: 'hold' }, NOW)).toEqual({ held: true, at: null, zone: null })
  })

  it.each([
    ['2026-06-02T09:00', 'America/New_York', '2026-06-02T13:00:00Z'],
    ['2026-12-02T09:00', 'America/New_York', '2026-12-02T14:00:00Z'],
    ['2026-07-01T09:00', 'Asia/Kathmandu', '2026-07-01T03:15:00Z'],
    ['2026-12-24T18:30', 'Australia/Lord_Howe', '2026-12-24T07:30:00Z'],
    ['2027-03-14T01:59', 'America/New_York', '2027-03-14T06:59:00Z'],
    ['2027-03-14T03:00', 'America/New_York', '2027-03-14T07:00:00Z'],
    ['2026-11-01T00:59', 'America/New_York', '2026-11-01T04:59:00Z'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00:00Z'],
    ['2026-06-01T12:00:01', 'UTC', '2026-06-01T12:00:01Z'],
  ])('%s in %s is %s', (local, timeZone, instant) => {
    expect(readNotify(at(local, timeZone), NOW)).toEqual({
      held: false,
      at: new Date(instant),
      zone: timeZone,
    })
  })

  it('can be named as an instant, with the zone to remember', () => {
    const notify: Notify = { when: 'at', at: '2027-03-14T07:30:00.000Z', timeZone: 'America/New_York' }
    expect(readNotify(notify, NOW)).toEqual({
      held: false,
      at: new Date('2027-03-14T07:30:00Z'),
      zone: 'America/New_York',
    })
  })

  it('may be named by a time that has passed, which a mail does not wait for', () => {
    for (const notify of [
      at('2026-06-01T08:00', 'America/New_York'),
      at('1999-12-31T23:59', 'Asia/Kathmandu'),
      { when: 'at' as const, at: '2026-06-01T12:00:00.000Z' },
    ]) {
      const { held, at: instant } = readNotify(notify, NOW)
      expect(held).toBe(false)
      expect(instant?.getTime()).toBeLessThanOrEqual(NOW.getTime())
    }
  })
})

describe('[48] a time that its day does not have', () => {
  it.each([
    // New York: 2:00 becomes 3:00. Lord Howe Island moves by half an hour, at 2:00, the other half of the year.
    ['2027-03-14T02:00', 'America/New_York', ['01:00-05:00', '03:00-04:00']],
    ['2027-03-14T02:30', 'America/New_York', ['01:30-05:00', '03:30-04:00']],
    ['2027-03-14T02:59', 'America/New_York', ['01:59-05:00', '03:59-04:00']],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', ['01:45+10:30', '02:45+11:00']],
  ])('%s in %s is asked back with %j', (local, timeZone, clocks) => {
    const { code, extras, fields } = refusalOf(at(local, timeZone))
    expect(code).toBe('nonexistent_time')
    expect(fields).toMatchObject([{ pointer: '/notify/local' }])
    expect(extras.choices?.map((choice) => choice.local.slice(11))).toEqual(clocks)
  })
})

describe('[48] a time that its day has twice', () => {
  it.each([
    ['2026-11-01T01:00', 'America/New_York', ['01:00-04:00', '01:00-05:00']],
    ['2026-11-01T01:30', 'America/New_York', ['01:30-04:00', '01:30-05:00']],
    ['2027-04-04T01:45', 'Australia/Lord_Howe', ['01:45+11:00', '01:45+10:30']],
  ])('%s in %s is asked back with %j', (local, timeZone, clocks) => {
    const { code, extras } = refusalOf(at(local, timeZone))
    expect(code).toBe('ambiguous_time')
    expect(extras.choices?.map((choice) => choice.local.slice(11))).toEqual(clocks)
  })

  it('is understood once one of the choices is sent', () => {
    const { extras } = refusalOf(at('2026-11-01T01:30', 'America/New_York'))
    const chosen = extras.choices?.map((choice) => readNotify({ when: 'at', at: choice.at }, NOW).at)
    expect(chosen).toEqual([new Date('2026-11-01T05:30:00Z'), new Date('2026-11-01T06:30:00Z')])
  })
})

describe('a time that cannot be used', () => {
  it.each([
    ['2027-02-29T09:00', 'invalid'],
    ['2026-13-01T09:00', 'invalid'],
    ['2026-06-31T09:00', 'invalid'],
    ['2026-06-30T24:00', 'invalid'],
    ['2026-06-30T23:60', 'invalid'],
    ['2027-06-02T00:00', 'too_far'],
    ['9999-12-31T23:59', 'too_far'],
  ])('%s is refused as %s', (local, fault) => {
    expect(refusalOf(at(local, 'Asia/Kathmandu')).fields).toMatchObject([
      { pointer: '/notify/local', code: fault },
    ])
  })

  it('may be 365 days ahead, and not a second more', () => {
    expect(readNotify({ when: 'at', at: '2027-06-01T12:00:00.000Z' }, NOW).at).toEqual(
      new Date('2027-06-01T12:00:00Z'),
    )
    expect(refusalOf({ when: 'at', at: '2027-06-01T12:00:01.000Z' }).fields).toMatchObject([
      { pointer: '/notify/at', code: 'too_far' },
    ])
  })
})

it('shows every time that it takes on a clock there exactly as it was chosen', () => {
  const zones = [
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Europe/Madrid',
    'America/Sao_Paulo',
  ]
  const minutes = fc.integer({ min: 1, max: 364 * 24 * 60 })
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (ahead, timeZone) => {
      const local = Temporal.PlainDateTime.from('2026-06-02T00:00').add({ minutes: ahead })
      const text = local.toString({ smallestUnit: 'minute' })
      try {
        const { at: instant } = readNotify(at(text, timeZone), NOW)
        const shown = Temporal.Instant.from(instant?.toISOString() ?? '').toZonedDateTimeISO(timeZone)
        expect(shown.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(text)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        expect(error.extras.choices ?? error.fields).not.toEqual([])
      }
    }),
  )
})
