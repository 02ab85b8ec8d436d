import type { Locale } from '@rollcall/contract'
import { createContext, useContext } from 'react'
import { en } from './text/en.ts'

/** Every word of this app, in one language. English is the model that the others are checked against. */
export type Text = Omit<typeof en, 'locale'> & { locale: Locale }

export const TextContext = createContext<Text>(en)

/** The words in the learner's language. */
export function useText(): Text {
  return useContext(TextContext)
}

/** The language of the page that led here, or chosen here before, else the first of the browser's languages that we have. */
export function preferredLocale(): Locale {
  const led = new URLSearchParams(location.search).get('lang')
  const spoken = [led, storedLocale(), ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase())
  return spoken.find((tag) => tag === 'en' || tag === 'es') ?? 'en'
}

/** The words of a language. English is always here; another one is fetched, and English stands in if that fails. */
export function loadText(locale: Locale): Promise<Text> {
  if (locale === 'en') return Promise.resolve(en)
  return import('./text/es.ts').then(
    ({ es }) => es,
    () => en,
  )
}

/** Remembers the language that somebody chose with the switch. */
export function storeLocale(locale: Locale): void {
  try {
    localStorage.setItem('rollcall.language', locale)
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

function storedLocale(): string | null {
  try {
    return localStorage.getItem('rollcall.language')
  } catch {
    return null
  }
}
