import { expect, test } from '@jest/globals'
import { KEY_SCOPES } from '@rollcall/contract'
import { expiresAt, sortScopes, toScopes } from './key-values.ts'

const now = new Date('2027-02-28T10:00:00Z')

test('a key ends after whole days, or never', () => {
  expect(expiresAt('30', now)).toBe('2027-03-30T10:00:00.000Z')
  expect(expiresAt('never', now)).toBeNull()
})

test('every scope either looks or changes', () => {
  const { read, write } = sortScopes(KEY_SCOPES)
  expect([...read, ...write].toSorted()).toEqual([...KEY_SCOPES].toSorted())
})

test('what is no scope is left out', () => {
  expect(toScopes(['learners:read', 'keys:write', 'nonsense'])).toEqual(['learners:read'])
})
