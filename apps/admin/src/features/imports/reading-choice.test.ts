import { expect, it } from '@jest/globals'
import type { ImportReading } from '@rollcall/contract'
import { inForce, withChange } from './reading-choice.ts'

const reading: ImportReading = {
  kind: 'xlsx',
  sheet: 'Old',
  sheets: [
    { name: 'Old', hidden: false },
    { name: 'Staff', hidden: false },
  ],
  encoding: null,
  separator: null,
  choices: {},
}
const read = { reading, headerRow: 3, state: 'review' } as const

it('what was found out is in force until something is chosen', () => {
  expect(inForce(read, {})).toEqual({ sheet: 'Old', encoding: null, separator: null, headerRow: 3 })
  expect(inForce(read, { headerRow: null })).toMatchObject({ headerRow: null })
})

it('on another sheet, and in a file that could not be read, the headings are looked for', () => {
  expect(inForce(read, { sheet: 'Staff' })).toMatchObject({ sheet: 'Staff', headerRow: undefined })
  expect(inForce({ ...read, state: 'failed' }, {})).toEqual({
    sheet: 'Old',
    encoding: null,
    separator: undefined,
    headerRow: undefined,
  })
})

it('another sheet takes back the choice of headings, and nothing else takes back anything', () => {
  expect(withChange({ sheet: 'Old', headerRow: 2 }, { sheet: 'Staff' })).toEqual({ sheet: 'Staff' })
  expect(withChange({ encoding: 'utf-8' }, { separator: ';' })).toEqual({ encoding: 'utf-8', separator: ';' })
})
