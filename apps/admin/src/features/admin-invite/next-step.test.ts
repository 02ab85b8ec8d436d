import { expect, test } from '@jest/globals'
import type { AdminInvitationDto, MeDto } from '@rollcall/contract'
import { nextStep } from './next-step.ts'

const invitation: AdminInvitationDto = {
  organization: { id: 'o1', name: 'Brookside Schools' },
  email: 'ann@brookside.example',
  role: 'admin',
  invitedBy: 'Iris',
  state: 'open',
  hasAccount: true,
}
const signedInAs = (email: string): MeDto => ({
  user: { id: 'u1', email, name: 'Ann', locale: 'en' },
  organizations: [],
  isOperator: false,
})

test.each([
  ['with an account and signed out, one signs in', invitation, null, 'sign_in'],
  ['without an account, one registers', { ...invitation, hasAccount: false }, null, 'register'],
  [
    'signed in with the invited address, one accepts',
    invitation,
    signedInAs('Ann@Brookside.example'),
    'accept',
  ],
  [
    'signed in with another address, one changes over',
    invitation,
    signedInAs('bob@home.example'),
    'change_account',
  ],
  ['an expired invitation leads no further', { ...invitation, state: 'expired' as const }, null, 'closed'],
  [
    'an accepted one does not either, not even for whoever accepted it',
    { ...invitation, state: 'accepted' as const },
    signedInAs('ann@brookside.example'),
    'closed',
  ],
])('%s', (_, opened, me, step) => {
  expect(nextStep(opened, me)).toBe(step)
})
