import { expect, test } from '@jest/globals'
import { safeReturnTo, signInAddress } from './return-to.ts'

test.each(['/learners', '/learners?status=pending&q=a%40b', '/'])('signing in goes on to %s', (path) => {
  expect(safeReturnTo(path)).toBe(path)
})

test.each([
  null,
  '',
  'learners',
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
])('signing in never goes to %p', (wanted) => {
  expect(safeReturnTo(wanted)).toBe('/')
})

test('the sign-in address comes back to a path with its filter', () => {
  expect(signInAddress('/learners?q=a&status=active')).toBe(
    '/sign-in?returnTo=%2Flearners%3Fq%3Da%26status%3Dactive',
  )
  expect(signInAddress('/')).toBe('/sign-in')
})
