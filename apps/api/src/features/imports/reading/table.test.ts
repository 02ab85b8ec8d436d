import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { inlineRows, xlsxByHand } from '../../../../test/spreadsheets/by-hand.ts'
import { mustRead, readHere } from '../../../../test/spreadsheets/read.ts'

const asSheet = (rows: string[][]) => xlsxByHand({ sheets: [{ name: 'S', xml: inlineRows(rows) }] })
const read = (rows: string[][], headerRow?: number | null) =>
  mustRead('list.xlsx', asSheet(rows), { choices: headerRow === undefined ? {} : { headerRow } })

describe('the headings', () => {
  it('are the first row with an address heading within the first ten', async () => {
    const { headerRow, headers, rows, ignored } = await read([
      ['Staff 2026'],
      [],
      ['Group', 'All'],
      ['Name', 'E-Mail *', 'Group'],
      ['Ana', 'ana@school.org', 'Teachers'],
    ])
    expect({ headerRow, headers }).toEqual({ headerRow: 4, headers: ['Name', 'E-Mail *', 'Group'] })
    expect(rows).toEqual([{ number: 5, cells: ['Ana', 'ana@school.org', 'Teachers'] }])
    expect(ignored).toEqual([
      { from: 1, to: 1, reason: 'above_header' },
      { from: 2, to: 2, reason: 'blank' },
      { from: 3, to: 3, reason: 'above_header' },
    ])
  })

  it('may take two rows', async () => {
    const { headers, rows, ignored } = await read([
      ['Email', 'Assigned to', ''],
      ['', 'Group', 'Location'],
      ['ana@school.org', 'Teachers', 'North'],
    ])
    expect(headers).toEqual(['Email', 'Group', 'Location'])
    expect(rows).toHaveLength(1)
    expect(ignored).toEqual([{ from: 2, to: 2, reason: 'second_header' }])
  })

  it('may come again where lists were put under each other', async () => {
    const { rows, ignored } = await read([
      ['Email', 'Group'],
      ['ana@school.org', 'Teachers'],
      ['email', 'GROUP'],
      ['bo@school.org', 'Teachers'],
    ])
    expect(rows.map(({ number }) => number)).toEqual([2, 4])
    expect(ignored).toEqual([{ from: 3, to: 3, reason: 'repeated_header' }])
  })

  it('are assumed right over the first address where we know none, and said to be', async () => {
    const { headerRow, headers, notes } = await read([
      ['Kontakt', 'Klasse'],
      ['ana@school.org', '3b'],
    ])
    expect({ headerRow, headers }).toEqual({ headerRow: 1, headers: ['Kontakt', 'Klasse'] })
    expect(notes).toEqual([{ code: 'header_assumed', row: 1 }])
  })

  it('may be missing', async () => {
    const { headerRow, headers, rows } = await read([
      ['ana@school.org', 'Teachers'],
      ['bo@school.org', 'Teachers'],
    ])
    expect({ headerRow, headers, people: rows.length }).toEqual({
      headerRow: null,
      headers: ['', ''],
      people: 2,
    })
  })

  it('can be chosen by the person, or said to be none', async () => {
    const list = [
      ['Email', 'Group'],
      ['x', 'y'],
      ['ana@school.org', 'Teachers'],
    ]
    expect(await read(list, 2)).toMatchObject({
      headerRow: 2,
      headers: ['x', 'y'],
      ignored: [{ from: 1, to: 1 }],
    })
    expect(await read(list, null)).toMatchObject({
      headerRow: null,
      rows: [{ number: 1 }, { number: 2 }, { number: 3 }],
    })
    await expect(read([['x'], [], ['ana@school.org']], 2)).rejects.toThrow('{"code":"no_header","row":2}')
  })
})

describe('the rows', () => {
  it('leave out the sample of a template, in either language', async () => {
    const { rows, ignored } = await read([
      ['Email', 'Group'],
      ['sample.person@example.com', 'Teachers'],
      ['Persona.Ejemplo@example.com', 'Teachers'],
      ['ana@school.org', 'Teachers'],
    ])
    expect(rows.map(({ number }) => number)).toEqual([4])
    expect(ignored).toEqual([{ from: 2, to: 3, reason: 'sample' }])
  })

  it('may be as many as the limit, and not one more', async () => {
    const people = (count: number) => [
      ['Email'],
      ...Array.from({ length: count }, (_, at) => [`p${at}@school.org`]),
    ]
    const at = await readHere('list.xlsx', asSheet(people(20)), { rows: 20 })
    const past = await readHere('list.xlsx', asSheet(people(21)), { rows: 20 })
    expect('reading' in at && at.reading.rows).toHaveLength(20)
    expect(past).toEqual({ fault: { code: 'too_many_rows', limit: 20 } })
  })

  it.each([
    ['nothing at all', []],
    ['only headings', [['Email', 'Group']]],
    ['only the sample', [['Email'], ['sample.person@example.com']]],
    ['only spaces', [[' ', '\u00a0'], ['\u200b']]],
  ])('are missed where a file has %s', async (_what, rows) => {
    expect(await readHere('list.xlsx', asSheet(rows))).toEqual({ fault: { code: 'no_rows' } })
  })

  it('are never dropped in silence: each is the header, read, or ignored with a reason', async () => {
    const kinds = fc.constantFrom<string[]>(
      [''],
      ['Email', 'Group'],
      ['Staff of this year'],
      ['sample.person@example.com', 'Teachers'],
      ['ana@school.org', 'Teachers'],
      ['not an address', 'Teachers'],
      ['', '', 'x'],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { maxLength: 30 }), fc.boolean(), async (rows, asText) => {
        const file = asText ? rows.map((row) => row.join(',')).join('\n') : asSheet(rows)
        const result = await readHere(asText ? 'list.csv' : 'list.xlsx', file)
        if ('fault' in result) {
          expect(['no_rows', 'empty_file']).toContain(result.fault.code)
          return
        }
        const { headerRow, rows: people, ignored } = result.reading
        const seen = [
          ...(headerRow === null ? [] : [headerRow]),
          ...people.map(({ number }) => number),
          ...ignored.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
        ]
        const last = rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1
        expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, at) => at + 1))
      }),
    )
  })
})
