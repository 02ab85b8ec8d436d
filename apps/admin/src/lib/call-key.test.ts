import { expect, test } from '@jest/globals'
import { createCallKeys } from './call-key.ts'

test('trying the same again has the same key, so that it happens once', () => {
  const keys = createCallKeys()
  const first = keys.keyFor({ emails: ['ann@acme.org'] })
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(keys.keyFor({ emails: ['ann@acme.org'] })).toBe(first)
})

test('something else has another key', () => {
  const keys = createCallKeys()
  const first = keys.keyFor({ emails: ['ann@acme.org'] })
  expect(keys.keyFor({ emails: ['bob@acme.org'] })).not.toBe(first)
})

test('doing the same once more, after it was done, has another key', () => {
  const keys = createCallKeys()
  const first = keys.keyFor({ emails: ['ann@acme.org'] })
  keys.done()
  expect(keys.keyFor({ emails: ['ann@acme.org'] })).not.toBe(first)
})
