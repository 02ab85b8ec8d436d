import { expect, test } from '@jest/globals'
import type { OrgDto } from '@rollcall/contract'
import { changedParts } from './changed-parts.ts'
import { toInvitationBody, toInvitationValues } from './invitation-values.ts'
import { toProfileBody, toProfileValues } from './profile-values.ts'

const profile: OrgDto = {
  id: 'o1',
  name: 'Brookside Schools',
  timeZone: 'America/New_York',
  locale: 'en',
  contact: { name: 'Iris Feld', email: null, phone: '+1 555 0100' },
  inviteExpiryDays: null,
  reminderDays: [3, 7],
  logoUrl: null,
  subscription: { status: 'none', seats: null, until: null },
  role: 'owner',
  createdAt: '2027-03-01T00:00:00Z',
}

test('a form in which nothing was changed sends nothing', () => {
  expect(changedParts(profile, toProfileBody(toProfileValues(profile)))).toEqual({})
  expect(changedParts(profile, toInvitationBody(toInvitationValues(profile)))).toEqual({})
})

test('the contact is sent whole when a part of it changed', () => {
  const values = toProfileValues(profile)
  const body = toProfileBody({ ...values, contact: { ...values.contact, phone: ' ' } })
  expect(changedParts(profile, body)).toEqual({ contact: { name: 'Iris Feld', email: null, phone: null } })
})

test('reminders are sent when they are switched off, and the expiry stays as it is', () => {
  const body = toInvitationBody({ ...toInvitationValues(profile), reminds: false })
  expect(changedParts(profile, body)).toEqual({ reminderDays: [] })
})

test('a name with spaces around it is not another name', () => {
  const body = toProfileBody({ ...toProfileValues(profile), name: ' Brookside Schools ' })
  expect(changedParts(profile, body)).toEqual({})
})
