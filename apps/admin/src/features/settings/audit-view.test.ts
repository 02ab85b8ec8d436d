import { expect, test } from '@jest/globals'
import { readAuditView, toAuditQuery, writeAuditView } from './audit-view.ts'

test('the address brings the view back', () => {
  const filter = { action: 'org.changed', actorId: 'an id', from: '2027-03-01', until: '2027-03-14' }
  const view = { filter, cursors: ['a', 'b'] }
  expect(readAuditView(new URLSearchParams(writeAuditView(view).toString()))).toEqual(view)
})

test('an address that says nothing shows everything, from the newest on', () => {
  const view = readAuditView(new URLSearchParams())
  expect(view).toEqual({ filter: {}, cursors: [] })
  expect(toAuditQuery(view)).toEqual({ limit: 25 })
})

test('a field that was emptied is not in the address', () => {
  expect(writeAuditView({ filter: { from: '', action: 'org.changed' }, cursors: [] }).toString()).toBe(
    'action=org.changed',
  )
})

test('the server is asked for the page of the last cursor', () => {
  expect(toAuditQuery({ filter: { action: 'org.changed' }, cursors: ['a', 'b'] })).toMatchObject({
    action: 'org.changed',
    cursor: 'b',
  })
})
