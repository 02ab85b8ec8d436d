import { useTranslation } from 'react-i18next'

/** Writes instants so that they prove something: to the second, and with the zone as it was called then. */
export function useExactTime(timeZone: string): (instant: string) => string {
  const { i18n } = useTranslation()
  const { format } = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone,
  })
  return (instant) => format(new Date(instant))
}
