import { describe, expect, it } from '@jest/globals'
import { fileFault, sayBytes } from './import-file.ts'

describe('a file to upload', () => {
  it.each([
    ['people.xlsx', 2000, null],
    ['PEOPLE.CSV', 1, null],
    ['people.ods', 2000, null],
    ['people.pdf', 2000, 'kind'],
    ['people', 2000, 'kind'],
    ['people.csv.exe', 2000, 'kind'],
    ['people.xlsm', 2000, 'macros'],
    ['people.csv', 0, 'empty'],
    ['people.csv', 15 * 1024 * 1024 + 1, 'large'],
  ])('%s with %i bytes: %s', (name, size, fault) => {
    expect(fileFault({ name, size })).toBe(fault)
  })

  it('has its size in words', () => {
    expect(sayBytes('en', 1)).toBe('1 kB')
    expect(sayBytes('en', 1_400_000)).toBe('1.4 MB')
    expect(sayBytes('es', 1_400_000)).toBe('1,4 MB')
  })
})
