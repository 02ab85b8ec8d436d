import { expect, test } from '@jest/globals'
import { LIMITS } from '@rollcall/contract'
import { logoFault, toKilobytes } from './logo-file.ts'

test.each([
  ['a PNG of the largest size is fine', { type: 'image/png', size: LIMITS.logo }, null],
  ['one byte more is too large', { type: 'image/png', size: LIMITS.logo + 1 }, 'tooLarge'],
  ['an SVG may hold scripts and is refused', { type: 'image/svg+xml', size: 900 }, 'wrongType'],
  ['a file of no known type is refused', { type: '', size: 900 }, 'wrongType'],
  ['an empty file is refused', { type: 'image/webp', size: 0 }, 'empty'],
])('%s', (_, file, fault) => {
  expect(logoFault(file)).toBe(fault)
})

test('one byte over a limit reads as more than the limit', () => {
  expect(toKilobytes(LIMITS.logo)).toBe(512)
  expect(toKilobytes(LIMITS.logo + 1)).toBe(513)
})
