import { expect, test } from '@jest/globals'
import { createInstance } from 'i18next'
import { expiryOf, type InvitationValues, invitationFaults, ladderOf } from './invitation-values.ts'

// Texts are their own keys here.
const t = await createInstance().init({ lng: 'cimode' })

const values: InvitationValues = {
  inviteExpiryDays: 30,
  neverExpires: false,
  reminds: true,
  reminderDays: [3, 7],
}

test('what is right can be saved', () => {
  expect(invitationFaults(t, values)).toEqual({})
})

test('each fault stands at its field', () => {
  const faults = invitationFaults(t, { ...values, inviteExpiryDays: '', reminderDays: [3, 3, ''] })
  expect(Object.keys(faults)).toEqual(['inviteExpiryDays', 'reminderDays.1', 'reminderDays.2'])
})

test('what is switched off is not looked at', () => {
  const off = { inviteExpiryDays: '', neverExpires: true, reminds: false, reminderDays: [''] }
  expect(invitationFaults(t, off)).toEqual({})
  expect(expiryOf(off)).toBeNull()
  expect(ladderOf(off)).toEqual([])
})
