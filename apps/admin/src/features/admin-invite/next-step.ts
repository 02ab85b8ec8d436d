import type { AdminInvitationDto, MeDto } from '@rollcall/contract'

/** What the invited person can do next. */
export type NextStep = 'accept' | 'sign_in' | 'register' | 'change_account' | 'closed'

/** Only the account of the invited address can accept; upper and lower case make no difference in an address. */
export function nextStep({ state, email, hasAccount }: AdminInvitationDto, me: MeDto | null): NextStep {
  if (state !== 'open') return 'closed'
  if (me === null) return hasAccount ? 'sign_in' : 'register'
  return isSameAddress(me.user.email, email) ? 'accept' : 'change_account'
}

export function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
