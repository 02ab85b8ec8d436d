import { LOCALES, type Locale } from '@rollcall/contract'
import i18next, { type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from '../text/en.json'
import { recall, remember } from './browser-memory.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

/** The texts that are loaded when asked for. Typed after the English ones: a missing text does not compile. */
const LATER: Record<Exclude<Locale, 'en'>, () => Promise<{ default: typeof en }>> = {
  es: () => import('../text/es.json'),
}

/** Each language in its own words. */
export const LANGUAGES: Record<Locale, string> = { en: 'English', es: 'Español' }

/** Makes the texts ready: in the language that was chosen here, else the browser's, else English. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  await show(toLocale(recall('language')) ?? browserLocale())
}

/** Switches the language because a person asked for it, and remembers that. */
export async function chooseLanguage(locale: Locale): Promise<void> {
  remember('language', locale)
  await show(locale)
}

/** Follows the language of the account, unless another one was chosen in this browser. */
export function followAccountLanguage(locale: Locale): void {
  if (toLocale(recall('language')) === null && i18next.language !== locale) void show(locale)
}

/** The language that texts and dates are in. */
export function toLocale(tag: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => locale === tag?.slice(0, 2).toLowerCase()) ?? null
}

function browserLocale(): Locale {
  for (const tag of navigator.languages) {
    const locale = toLocale(tag)
    if (locale !== null) return locale
  }
  return 'en'
}

/** The texts in a language that need not be the screen's, for what is made for other people. Throws when they cannot be had. */
export async function textsIn(locale: Locale): Promise<TFunction> {
  if (locale !== 'en' && !i18next.hasResourceBundle(locale, 'translation')) {
    const texts = await LATER[locale]()
    i18next.addResourceBundle(locale, 'translation', texts.default)
  }
  return i18next.getFixedT(locale)
}

async function show(locale: Locale): Promise<void> {
  const texts = await textsIn(locale).catch(() => null)
  // Offline in the middle of a switch: stay with the texts that are here.
  if (texts === null) return
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}
