import { expect, test } from '@jest/globals'
import type { AuditEntryDto } from '@rollcall/contract'
import { changedFields, changedValues, isKnownAction, learnerOf } from './audit-words.ts'

const entry = (facts: Partial<AuditEntryDto>): AuditEntryDto => ({
  seq: 1,
  at: '2027-03-01T00:00:00Z',
  actor: { kind: 'user', id: 'u1', name: 'Iris' },
  action: 'admin.role_changed',
  subjectId: 's1',
  before: null,
  after: null,
  requestId: null,
  ...facts,
})

test('a value is shown before and after', () => {
  const changed = entry({ before: { role: 'admin' }, after: { role: 'owner' } })
  expect(changedValues(changed)).toEqual([{ name: 'role', from: 'admin', to: 'owner' }])
})

test('ids, lists of ids and what stayed the same are left out', () => {
  const changed = entry({
    before: { trainingIds: ['a'], seats: 5, until: null },
    after: {
      trainingIds: ['b'],
      seats: 5,
      until: null,
      learnerId: 'l1',
      scopes: ['groups:read', 'groups:write'],
    },
  })
  expect(changedValues(changed)).toEqual([{ name: 'scopes', from: null, to: 'groups:read, groups:write' }])
})

test('names of fields are read, whatever else stands there', () => {
  expect(changedFields(entry({ after: { fields: ['name', 7] } }))).toEqual(['name'])
  expect(changedFields(entry({ after: { fields: 'name' } }))).toEqual([])
  expect(changedFields(entry({}))).toEqual([])
})

test('an entry leads to its learner, by name or as its subject', () => {
  expect(learnerOf(entry({ action: 'invite.created', after: { learnerId: 'l1' } }))).toBe('l1')
  expect(learnerOf(entry({ action: 'learner.archived' }))).toBe('s1')
  expect(learnerOf(entry({}))).toBeNull()
})

test('an action of a newer server is no known one', () => {
  expect(isKnownAction('org.changed')).toBe(true)
  expect(isKnownAction('org.painted')).toBe(false)
})
