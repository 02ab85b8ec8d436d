import { expect, test } from '@jest/globals'
import { IconUser } from '@tabler/icons-react'
import { type Entry, type EntryKind, matchEntries, stepTo } from './entries.ts'

const entry = (kind: EntryKind, label: string, hint?: string): Entry => ({
  id: label,
  kind,
  label,
  ...(hint === undefined ? {} : { hint }),
  icon: IconUser,
  run: () => undefined,
})

const ENTRIES = [
  entry('screen', 'Overview'),
  entry('screen', 'Admins and roles', 'Settings'),
  entry('screen', 'Settings'),
  entry('action', 'Cerrar sesión'),
  entry('action', 'Add Learners'),
]
const found = (typed: string) => matchEntries(ENTRIES, typed).map(({ label }) => label)

test('nothing typed shows everything', () => {
  expect(found('  ')).toHaveLength(ENTRIES.length)
})

test.each([
  ['SESION', ['Cerrar sesión']],
  ['learn add', ['Add Learners']],
  ['settings roles', ['Admins and roles']],
  ['zzz', []],
])('%p finds %p', (typed, labels) => {
  expect(found(typed)).toEqual(labels)
})

test('what begins with the typed word comes before what only holds it', () => {
  expect(found('sett')).toEqual(['Settings', 'Admins and roles'])
})

test('screens stay before actions, however well an action fits', () => {
  expect(found('ad')).toEqual(['Admins and roles', 'Add Learners'])
})

test.each([
  [0, 1, 3, 1],
  [2, 1, 3, 0],
  [0, -1, 3, 2],
  [0, 1, 0, 0],
])('from %i by %i of %i is %i', (index, step, length, end) => {
  expect(stepTo(index, step, length)).toBe(end)
})
