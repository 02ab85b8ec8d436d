import { describe, expect, it } from '@jest/globals'
import { findAddressColumn, headingsKey, listIgnoredColumns, matchColumns, roleOf } from './columns.ts'

describe('a heading', () => {
  it.each([
    ['Email', 'email'],
    ['E-MAIL', 'email'],
    ['e mail *', 'email'],
    ['Work Email', 'email'],
    ['Correo electrónico', 'email'],
    ['CORREO ELECTRONICO', 'email'],
    ['Group Name', 'group'],
    ['Grupo', 'group'],
    ['Location', 'location'],
    ['Ubicación', 'location'],
    ['Employee ID', 'externalId'],
    ['Nº de empleado', 'externalId'],
    ['What to mend', 'ignore'],
    ['Name', null],
    ['', null],
    ['ana@school.org', null],
    ['constructor', null],
  ])('%j means %s', (heading, role) => {
    expect(roleOf(heading)).toBe(role)
  })
})

describe('the columns of a file', () => {
  it('are told by their headings; of two that would do, the surer one', () => {
    const headings = ['Department', 'Name', 'Personal email', 'Group', 'Work email', 'What to mend']
    const { mapping, known } = matchColumns(headings)
    expect(mapping).toEqual({ email: 4, group: 3, location: null, externalId: null })
    expect(known).toBe(2)
    expect(listIgnoredColumns(headings, mapping)).toEqual(['Department', 'Name', 'Personal email'])
  })

  it('are remembered by their headings, and our error file of them counts as the same', () => {
    const key = headingsKey(['Kontakt', 'Klasse'])
    expect(headingsKey(['kontakt', 'KLASSE', 'What to mend'])).toBe(key)
    expect(headingsKey(['Klasse', 'Kontakt'])).not.toBe(key)
    expect(headingsKey(['Kontakt', '', 'Klasse'])).not.toBe(key)
  })

  it('show where the addresses are when no heading says it', () => {
    expect(
      findAddressColumn([
        ['Ana', 'ana@school.org'],
        ['Bo', 'bo@school.org'],
        ['Cy', ''],
      ]),
    ).toBe(1)
    expect(
      findAddressColumn([
        ['Ana', ''],
        ['Bo', 'bo@school.org'],
        ['Cy', ''],
      ]),
    ).toBeNull()
    expect(findAddressColumn([])).toBeNull()
  })
})
