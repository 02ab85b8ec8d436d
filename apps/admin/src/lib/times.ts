import { useTranslation } from 'react-i18next'

export interface Times {
  date: (instant: string) => string
  dateTime: (instant: string) => string
  /** With the day of the week: `Sunday, March 14, 2027 at 9:00 AM`. */
  longDateTime: (instant: string) => string
  /** The zone, named: `America/New York (EST)`. */
  zone: string
}

/** Formats instants in a time zone (IANA name) and in the language of the screen. */
export function useTimes(timeZone: string): Times {
  const { i18n } = useTranslation()
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone })
  const date = format({ dateStyle: 'medium' })
  const dateTime = format({ dateStyle: 'medium', timeStyle: 'short' })
  const longDateTime = format({ dateStyle: 'full', timeStyle: 'short' })
  const short = format({ timeZoneName: 'short' }).formatToParts(new Date())
  const shortName = short.find((part) => part.type === 'timeZoneName')?.value ?? ''
  return {
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    longDateTime: (instant) => longDateTime.format(new Date(instant)),
    zone: `${zoneLabel(timeZone)} (${shortName})`,
  }
}

/** The time zone of this browser. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every time zone that this browser knows, and `own` even if it is an older name. */
export function timeZoneOptions(own: string): { value: string; label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])
  return [...zones].sort().map((zone) => ({ value: zone, label: zoneLabel(zone) }))
}

/** A time zone in words: `America/New York`. */
export function zoneLabel(timeZone: string): string {
  return timeZone.replaceAll('_', ' ')
}
