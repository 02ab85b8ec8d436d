import { expect, test } from '@jest/globals'
import type { OrgAdminDto } from '@rollcall/contract'
import { calledName, isLastOwner } from './admin-rules.ts'

const admin = (userId: string | null, role: OrgAdminDto['role']): OrgAdminDto => ({
  userId,
  inviteId: userId === null ? 'i1' : null,
  email: `${userId ?? 'new'}@brookside.example`,
  name: userId,
  role,
  since: '2027-03-01T00:00:00Z',
  expiresAt: null,
  expired: false,
})
const iris = admin('iris', 'owner')
const sam = admin('sam', 'owner')
const lee = admin('lee', 'admin')
const invited = admin(null, 'owner')

test('the only owner is the last one, even while another is invited', () => {
  expect(isLastOwner([iris, lee, invited], iris)).toBe(true)
})

test('of two owners none is the last', () => {
  expect(isLastOwner([iris, sam], iris)).toBe(false)
})

test('neither an admin nor somebody who is invited is the last owner', () => {
  expect(isLastOwner([iris, lee, invited], lee)).toBe(false)
  expect(isLastOwner([iris, invited], invited)).toBe(false)
})

test('somebody without a name is called by the address', () => {
  expect(calledName(invited)).toBe('new@brookside.example')
  expect(calledName(iris)).toBe('iris')
})
