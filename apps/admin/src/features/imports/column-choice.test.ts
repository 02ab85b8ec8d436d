import { describe, expect, it } from '@jest/globals'
import { columnOptions, mappingFault } from './column-choice.ts'

const none = { email: null, group: null, location: null, externalId: null }

describe('which column holds what', () => {
  it('offers headings, and the number where a heading is missing or comes twice', () => {
    const labels = columnOptions(['Mail', '', 'Team', 'Team'], (number) => `Column ${number}`)
    expect(labels.map(({ label }) => label)).toEqual([
      'Mail',
      'Column 2',
      'Team – Column 3',
      'Team – Column 4',
    ])
  })

  it('needs the addresses, and gives no column two meanings', () => {
    expect(mappingFault(none)).toEqual({ column: 'email', why: 'noEmail' })
    expect(mappingFault({ ...none, email: 0 })).toBeNull()
    expect(mappingFault({ ...none, email: 0, group: 1, location: 1 })).toEqual({
      column: 'location',
      why: 'twice',
    })
  })
})
