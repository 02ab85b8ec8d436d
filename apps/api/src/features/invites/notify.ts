import type { Notify, TimeChoice } from '@rollcall/contract'
import { Temporal } from 'temporal-polyfill'
import { AppError, invalidInput } from '../../core/errors.ts'

/** When the mail of an invite may go out. */
export interface Departure {
  /** On hold: not before somebody decides. */
  held: boolean
  /** Null: at once, or on hold. A time that has passed means at once, too: the clock of the database decides. */
  at: Date | null
  /** The zone in which the time was chosen, where one was named. */
  zone: string | null
}

export const AT_ONCE: Departure = { held: false, at: null, zone: null }

const FURTHEST = { hours: 365 * 24 }

/**
 * What an admin's choice means, as seen at `now`. Throws `nonexistent_time` or `ambiguous_time`, with what may have been meant,
 * for a local time that its day does not have or has twice, and `invalid_input` for one more than 365 days ahead.
 */
export function readNotify(notify: Notify | undefined, now: Date): Departure {
  if (notify === undefined || notify.when === 'now') return AT_ONCE
  if (notify.when === 'hold') return { held: true, at: null, zone: null }
  const { at, pointer } = instantOf(notify)
  const from = Temporal.Instant.fromEpochMilliseconds(now.getTime())
  if (Temporal.Instant.compare(at, from.add(FURTHEST)) > 0)
    throw invalidInput(pointer, 'too_far', 'Choose a time within the next 365 days.')
  return { held: false, at: new Date(at.epochMilliseconds), zone: notify.timeZone ?? null }
}

/** The shape was checked before: an instant, or a local time with its zone. */
function instantOf({ at, local, timeZone }: Notify): { at: Temporal.Instant; pointer: string } {
  if (at !== undefined) return { at: Temporal.Instant.from(at), pointer: '/notify/at' }
  if (local === undefined || timeZone === undefined)
    throw invalidInput('/notify', 'missing', 'Say the time as "at", or as "local" with its "timeZone".')
  return { at: resolve(readLocal(local), timeZone), pointer: '/notify/local' }
}

function readLocal(local: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' })
  } catch {
    throw invalidInput('/notify/local', 'invalid', 'There is no such date or time. Please check it.')
  }
}

function resolve(local: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.equals(later)) return earlier.toInstant()
  const choices = [toChoice(earlier), toChoice(later)]
  if (earlier.toPlainDateTime().equals(local)) {
    throw askBack(
      'ambiguous_time',
      'Clocks are set back on that day, so this time comes twice. Choose which of the two you mean.',
      choices,
    )
  }
  throw askBack(
    'nonexistent_time',
    'Clocks are set forward on that day, and this time is skipped. Choose the time before or after.',
    choices,
  )
}

function askBack(
  code: 'ambiguous_time' | 'nonexistent_time',
  detail: string,
  choices: TimeChoice[],
): AppError {
  return new AppError(code, detail, [{ pointer: '/notify/local', code, detail }], { choices })
}

function toChoice(time: Temporal.ZonedDateTime): TimeChoice {
  return {
    at: time.toInstant().toString(),
    local: time.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
  }
}
