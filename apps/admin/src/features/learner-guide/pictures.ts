import type { Locale } from '@rollcall/contract'

/** The screens that are pictured, in the order in which people meet them. The browser tests make the pictures. */
export const SCREENS = [
  'mail',
  'invitation',
  'sign-in',
  'register',
  'joined',
  'account',
  'join-page',
  'check-mail',
] as const
export type GuideScreen = (typeof SCREENS)[number]

const FILES = import.meta.glob<string>('./pictures/*/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** The address of a picture. */
export function pictureOf(screen: GuideScreen, locale: Locale): string {
  return FILES[`./pictures/${locale}/${screen}.webp`] ?? ''
}
