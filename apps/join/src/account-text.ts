import type { Locale } from '@rollcall/contract'
import { accountEn } from './text/account-en.ts'
import { accountEs } from './text/account-es.ts'
import { useText } from './text.ts'

/** The words of the forms, of the account and of the ends of an invitation, which come with the code that shows them. */
export type AccountText = typeof accountEn

/** How an invitation can have ended. */
export type ClosedState = 'accepted' | 'declined' | 'notMe' | 'cancelled' | 'replaced'

const texts: Record<Locale, AccountText> = { en: accountEn, es: accountEs }

/** The account's words in the learner's language. */
export function useAccountText(): AccountText {
  return texts[useText().locale]
}
