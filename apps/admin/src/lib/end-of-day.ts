import { wallClock } from './notify/notify-choice.ts'

const MINUTE_MS = 60_000

/** The last minute of a day (`2027-03-14`) where the clocks of this zone show it, as an instant. */
export function endOfDay(date: string, timeZone: string): string {
  const wanted = Date.parse(`${date}T23:59Z`)
  let instant = wanted
  // The offset of the zone is that of the instant, which is not known yet: the second round has the right one.
  for (let round = 0; round < 2; round++) {
    const shown = wallClock(new Date(instant), timeZone)
    instant += wanted - Date.parse(`${shown.date}T${shown.time}Z`)
  }
  return new Date(instant - (instant % MINUTE_MS)).toISOString()
}
