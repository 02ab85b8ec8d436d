import type { TimeChoice } from '@rollcall/contract'
import type { NotifyChoice } from './notify-choice.ts'

/**
 * A chosen time in full: `Sunday, March 14, 2027 at 9:00 AM`; of a time that comes twice, with the name that tells the one from
 * the other. Only for a choice that has its date and time.
 */
export function longTime(language: string, { date, time, reading }: NotifyChoice, timeZone: string): string {
  const long = (clock: string) => formatClock(language, clock, { dateStyle: 'full', timeStyle: 'short' })
  if (reading === null) return long(`${date}T${time}`)
  return `${long(clockOf(reading))} (${zoneNameAt(language, timeZone, reading.at)})`
}

/** The same on a small button: `Mon, Mar 15, 9:00 AM`. */
export function shortTime(language: string, { date, time }: { date: string; time: string }): string {
  return formatClock(language, `${date}T${time}`, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
}

/** The clock alone: `9:00 AM`. */
export function clockTime(language: string, time: string): string {
  return formatClock(language, `2000-01-01T${time}`, { timeStyle: 'short' })
}

export interface Reading {
  choice: TimeChoice
  /** `1:30 AM`, as the clock shows it. */
  clock: string
  /** How that time is called in the zone: `EDT`, or `GMT+1` where it has no name. */
  zoneName: string
  /** Before or after the clocks were changed. */
  side: 'before' | 'after'
}

/** What a doubled or missing time may mean, the earliest first. */
export function toReadings(language: string, timeZone: string, choices: TimeChoice[]): Reading[] {
  return [...choices]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map((choice, position) => ({
      choice,
      clock: clockTime(language, clockOf(choice).slice(11)),
      zoneName: zoneNameAt(language, timeZone, choice.at),
      side: position === 0 ? 'before' : 'after',
    }))
}

function zoneNameAt(language: string, timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'short' }).formatToParts(
    new Date(instant),
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}

/** `2027-11-07T01:30` of `2027-11-07T01:30-04:00`. */
function clockOf({ local }: TimeChoice): string {
  return local.slice(0, 16)
}

function formatClock(language: string, clock: string, options: Intl.DateTimeFormatOptions): string {
  // A clock without its zone: as if it were UTC, it is written as it stands.
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${clock}Z`))
}
