import { expect, test } from '@jest/globals'
import { readAuditView, toAuditQuery, writeAuditView } from './audit-view.ts'

test('the address brings the view back', () => {
  const view = { action: 'org.changed', cursors: ['a', 'b'] }
  expect(readAuditView(new URLSearchParams(writeAuditView(view).toString()))).toEqual(view)
})

test('an address that says nothing shows everything, from the newest on', () => {
  const view = readAuditView(new URLSearchParams())
  expect(view).toEqual({ action: null, cursors: [] })
  expect(toAuditQuery(view)).toEqual({ limit: 25 })
})

test('the server is asked for the page of the last cursor', () => {
  expect(toAuditQuery({ action: 'org.changed', cursors: ['a', 'b'] })).toMatchObject({
    action: 'org.changed',
    cursor: 'b',
  })
})
