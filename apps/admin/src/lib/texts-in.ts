import type { Locale } from '@rollcall/contract'
import { useQuery } from '@tanstack/react-query'
import { textsIn } from './i18n.ts'

/** The texts in a language that need not be the screen's. */
export function useTextsIn(locale: Locale) {
  return useQuery({
    queryKey: ['texts', locale],
    queryFn: () => textsIn(locale),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
