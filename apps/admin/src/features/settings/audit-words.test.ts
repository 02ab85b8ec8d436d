import { expect, test } from '@jest/globals'
import type { AuditEntryDto } from '@rollcall/contract'
import { changedFields, changedValues, isKnownAction } from './audit-words.ts'

const entry = (facts: Partial<AuditEntryDto>): AuditEntryDto => ({
  seq: 1,
  at: '2027-03-01T00:00:00Z',
  actor: { kind: 'user', id: 'u1', name: 'Iris' },
  action: 'admin.role_changed',
  subjectId: 's1',
  subject: null,
  names: [],
  before: null,
  after: null,
  requestId: null,
  ...facts,
})

test('a value is shown before and after', () => {
  const changed = entry({ before: { role: 'admin' }, after: { role: 'owner' } })
  expect(changedValues(changed)).toEqual([{ name: 'role', from: 'admin', to: 'owner' }])
})

test('what has an id goes by its name, and where it was taken away that is said', () => {
  const names = [
    { id: 'g1', name: 'Nurses' },
    { id: 'g2', name: 'Cooks' },
    { id: 'l1', name: 'North School' },
  ]
  const moved = entry({ names, before: { groupIds: ['g1'] }, after: { groupIds: ['g1', 'g2'] } })
  expect(changedValues(moved)).toEqual([{ name: 'groupIds', from: 'Nurses', to: 'Nurses, Cooks' }])
  const left = entry({
    names,
    before: { locationId: 'l1' },
    after: { fields: ['locationId'], locationId: null },
  })
  expect(changedValues(left)).toEqual([{ name: 'locationId', from: 'North School', to: '—' }])
  expect(changedFields(left)).toEqual([])
})

test('a name is told where it was changed, not where the entry has it as its subject', () => {
  const group = (name: string) => ({ kind: 'group' as const, id: 'g1', name })
  expect(changedValues(entry({ subject: group('Cooks'), before: { name: 'Cooks' } }))).toEqual([])
  expect(
    changedValues(entry({ subject: group('Chefs'), before: { name: 'Cooks' }, after: { name: 'Chefs' } })),
  ).toEqual([{ name: 'name', from: 'Cooks', to: 'Chefs' }])
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

test('an action of a newer server is no known one', () => {
  expect(isKnownAction('org.changed')).toBe(true)
  expect(isKnownAction('org.painted')).toBe(false)
})
