import { describe, expect, it } from '@jest/globals'
import { alternatives, isReserved, parseSlug, slugFrom } from './slug.ts'

describe('an address of a join page', () => {
  it.each([
    ['acme', 'acme'],
    ['Acme-School', 'acme-school'],
    ['  north-7  ', 'north-7'],
    ['a'.repeat(63), 'a'.repeat(63)],
    ['ab', null],
    ['a'.repeat(64), null],
    ['-acme', null],
    ['acme-', null],
    ['ac--me', null],
    ['acme school', null],
    ['acmé', null],
    ['аcme', null],
    ['acme/..', null],
    ['acme.org', null],
  ])('%s is %s', (text, slug) => expect(parseSlug(text)).toBe(slug))

  it.each([
    ['Escuela Peñón & Söhne', 'escuela-penon-sohne'],
    ['St. Mary’s', 'st-mary-s'],
    ['AB', 'ab-team'],
    ['学校', 'our-team'],
    ['Verify', 'verify-team'],
  ])('is made of the name %s as %s', (name, slug) => {
    expect(slugFrom(name)).toBe(slug)
    expect(parseSlug(slug)).toBe(slug)
    expect(isReserved(slug)).toBe(false)
  })

  it('has other forms when it is taken, which are all usable', () => {
    for (const slug of ['acme', 'a'.repeat(63), `${'a'.repeat(53)}-${'b'.repeat(9)}`]) {
      expect(alternatives(slug).map(parseSlug)).toEqual(alternatives(slug))
    }
  })
})
