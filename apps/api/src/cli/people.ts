import { LIMITS, type Locale } from '@rollcall/contract'
import Joi from 'joi'
import type { Context } from '../context.ts'
import { email, locale, name } from '../core/schemas.ts'
import { checkInput } from '../core/validation.ts'
import { type ProvidedAccount, provideAccount } from '../features/auth/index.ts'

interface Person {
  email: string
  name: string
  locale: Locale
}

const person = Joi.object<Person, true>({
  email: email().required(),
  name: name(LIMITS.name).required(),
  locale: locale().required(),
})

/** The account of this person, made where there is none. */
export function providePerson(ctx: Context, typed: Person): Promise<ProvidedAccount> {
  const { accounts, tokens, config } = ctx
  return provideAccount({ accounts, tokens, publicUrl: config.publicUrl }, checkInput(person, typed))
}

/** How this person gets in: no password is ever shown or typed here. */
export function describeSignIn({ email: address, link }: ProvidedAccount): string {
  if (link === null) return `${address} has an account already, and signs in with its password.`
  return `Give this link to ${address}. It sets the password, works once, and holds for 60 minutes:\n${link}`
}
