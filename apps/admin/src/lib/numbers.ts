import type { BoundedCount } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'

/** Writes numbers as the language of the screen does; `10,000+` for a count that was broken off at its bound. */
export function useNumbers() {
  const { i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language)
  return {
    format: (count: number) => format(count),
    bounded: ({ count, more }: BoundedCount) => (more ? `${format(count)}+` : format(count)),
  }
}
