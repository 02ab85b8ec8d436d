import type { Notify, TimeChoice } from '@rollcall/contract'

/** When the mails are to leave, as it was chosen on screen. */
export interface NotifyChoice {
  when: Notify['when']
  /** On the calendar and the clock of the organization: `2027-03-14` and `09:00`; empty while it is not given. */
  date: string
  time: string
  /** Which time is meant, of one that the day leaves out or has twice; null: it was not asked. */
  reading: TimeChoice | null
}

export const NOW: NotifyChoice = { when: 'now', date: '', time: '', reading: null }
export const HOLD: NotifyChoice = { ...NOW, when: 'hold' }

/** The choice that an invite stands for now: its time, or on hold. */
export function choiceFor(notifyAt: string | null, timeZone: string): NotifyChoice {
  if (notifyAt === null) return HOLD
  return { when: 'at', ...wallClock(new Date(notifyAt), timeZone), reading: null }
}

/** Where somebody begins who wants to choose a time: tomorrow at nine. */
export function choiceOfTime(timeZone: string, now: Date): NotifyChoice {
  return { ...NOW, when: 'at', ...usualTimes(timeZone, now)[0] }
}

/** What a choice still lacks; `reading`: the server has asked which of several times is meant. */
export function missingPart(
  { when, date, time, reading }: NotifyChoice,
  isReadingAsked: boolean,
): 'date' | 'time' | 'reading' | null {
  if (when !== 'at') return null
  if (date === '') return 'date'
  if (time === '') return 'time'
  return isReadingAsked && reading === null ? 'reading' : null
}

/** A complete choice in the words of the API. The zone's peculiarities are the server's business: it gets the plain clock. */
export function toNotify({ when, date, time, reading }: NotifyChoice, timeZone: string): Notify {
  if (when !== 'at') return { when }
  return reading === null ? { when, local: `${date}T${time}`, timeZone } : { when, at: reading.at }
}

/** Whether the chosen time is over: the mails then leave at once. */
export function hasPassed({ when, date, time, reading }: NotifyChoice, timeZone: string, now: Date): boolean {
  if (when !== 'at' || date === '' || time === '') return false
  if (reading !== null) return new Date(reading.at) <= now
  const clock = wallClock(now, timeZone)
  return `${date}T${time}` <= `${clock.date}T${clock.time}`
}

/** What calendar and clock show in a zone at an instant. */
export function wallClock(instant: Date, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

const MORNING = '09:00'

/** Times that are often meant: nine o'clock tomorrow, and nine o'clock next Monday. */
export function usualTimes(timeZone: string, now: Date): { date: string; time: string }[] {
  const today = new Date(`${wallClock(now, timeZone).date}T00:00Z`)
  const daysToMonday = (8 - today.getUTCDay()) % 7 || 7
  return [...new Set([1, daysToMonday])].map((days) => {
    const day = new Date(today)
    day.setUTCDate(day.getUTCDate() + days)
    return { date: day.toISOString().slice(0, 10), time: MORNING }
  })
}
