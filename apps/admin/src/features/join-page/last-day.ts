import { wallClock } from '../../lib/notify/notify-choice.ts'

/** The last day that is not over before an end, on the calendar of a zone: of midnight it is the day before. */
export function lastDayBefore(end: string, timeZone: string): string {
  return wallClock(new Date(Date.parse(end) - 1), timeZone).date
}
