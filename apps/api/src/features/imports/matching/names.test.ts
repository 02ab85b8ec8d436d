import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createNameMatcher } from './names.ts'
import { loosen, normalise } from './plain-text.ts'

const named = (...names: string[]) => names.map((name) => ({ id: `id of ${name}`, name }))
const groups = named(
  'Teachers',
  'Grade 1',
  'Grade 2',
  'Grade 10',
  'Parents & Friends',
  'Niños',
  "O'Brien House",
  'K-12 Staff',
)

describe('the name of a group in a file', () => {
  const matcher = createNameMatcher(groups)
  it.each([
    ['Teachers', 'exact', 'Teachers'],
    ['  teachers ', 'normalised', 'Teachers'],
    ['TEACHERS', 'normalised', 'Teachers'],
    ['Grade\u00a01', 'normalised', 'Grade 1'],
    ['Grade  1', 'normalised', 'Grade 1'],
    ['\u200bGrade 1\ufeff', 'normalised', 'Grade 1'],
    ['Ｇｒａｄｅ １', 'normalised', 'Grade 1'],
    ['O’Brien House', 'normalised', "O'Brien House"],
    ['K–12 staff', 'normalised', 'K-12 Staff'],
    ['Nin\u0303os', 'normalised', 'Niños'],
    ['Ninos', 'loose', 'Niños'],
    ['Parents and friends', 'loose', 'Parents & Friends'],
    ['K 12 Staff.', 'loose', 'K-12 Staff'],
    ['OBrien House', 'loose', "O'Brien House"],
  ])('%j is read by the %s step as %s', (text, step, name) => {
    expect(matcher.match(text)).toMatchObject({ step, found: { name } })
  })

  it.each(['Grade 3', 'Grade l', 'Techers', 'Grade', 'Teachers 1', '', ' ', 'constructor', '__proto__'])(
    '%j is nothing',
    (text) => {
      expect(matcher.match(text)).toEqual({ step: null, found: null })
    },
  )

  it('is only offered where it is a near miss, the likeliest first', () => {
    const offers = (text: string) => matcher.suggest(text).map(({ name }) => name)
    expect(offers('Techers')).toEqual(['Teachers'])
    expect(offers('Grade l')).toEqual(['Grade 1', 'Grade 2', 'Grade 10'])
    expect(offers('Friends & Parents')).toEqual(['Parents & Friends'])
    expect(offers('Kitchen')).toEqual([])
    expect(offers('')).toEqual([])
  })

  it('is nothing where two names look alike, unless it is exactly one of them', () => {
    const alike = createNameMatcher(named('Staff', 'STAFF', 'Café', 'Cafe'))
    expect(alike.match('STAFF')).toMatchObject({ step: 'exact', found: { name: 'STAFF' } })
    expect(alike.match('staff')).toEqual({ step: null, found: null })
    expect(alike.match('café')).toMatchObject({ step: 'normalised', found: { name: 'Café' } })
    expect(alike.match('Cáfe')).toEqual({ step: null, found: null })
    expect(alike.suggest('staff').map(({ name }) => name)).toEqual(['Staff', 'STAFF'])
  })

  it('is taken exactly where the organization wants that, and still offered', () => {
    const strict = createNameMatcher(groups, { exactOnly: true })
    expect(strict.match('teachers')).toEqual({ step: null, found: null })
    expect(strict.match('Teachers')).toMatchObject({ step: 'exact' })
    expect(strict.suggest('teachers').map(({ name }) => name)).toEqual(['Teachers'])
  })

  it('is the same after it was read once: reading again changes nothing', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    )
    fc.assert(
      fc.property(text, (name) => {
        expect(normalise(normalise(name))).toBe(normalise(name))
        expect(loosen(loosen(name))).toBe(loosen(name))
        expect(loosen(normalise(name))).toBe(loosen(name))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, (names, wanted) => {
        const matcher = createNameMatcher(named(...new Set(names)))
        const { found } = matcher.match(wanted)
        if (found) expect(matcher.match(found.name)).toEqual({ step: 'exact', found })
      }),
    )
  })

  it('is found among 500 for 100,000 rows that all say something else', () => {
    const many = createNameMatcher(
      named(...Array.from({ length: 500 }, (_, at) => `Department of ${at * 7919}`)),
    )
    let offered = 0
    for (let at = 0; at < 100_000; at += 1) {
      const text = `person.${at}@school${at % 97}.org`
      expect(many.match(text).found).toBeNull()
      offered += many.suggest(text).length
    }
    expect(offered).toBe(0)
  }, 120_000)
})
