import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mustRead, readHere } from '../../../../test/spreadsheets/read.ts'
import { guardFormula } from '../formula-guard.ts'

const faultOf = async (content: Buffer | string) => {
  const result = await readHere('list.csv', content)
  return 'fault' in result ? result.fault : null
}

describe('a text file', () => {
  it('may say its separator in a first line, which is not counted', async () => {
    const { format, headerRow, rows } = await mustRead(
      'list.csv',
      'sep=;\r\nEmail;Group\r\nana@school.org;A, B\r\n',
    )
    expect({ separator: format.separator, headerRow, rows }).toEqual({
      separator: ';',
      headerRow: 1,
      rows: [{ number: 2, cells: ['ana@school.org', 'A, B'] }],
    })
  })

  it('with one column is a list of addresses', async () => {
    const { format, headerRow, headers, rows } = await mustRead(
      'list.txt',
      'ana@school.org\nbo@school.org\n\ncy@school.org',
    )
    expect({ separator: format.separator, headerRow, headers }).toEqual({
      separator: null,
      headerRow: null,
      headers: [''],
    })
    expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, 'ana@school.org'],
      [2, 'bo@school.org'],
      [4, 'cy@school.org'],
    ])
  })

  it('is split by the separator of its headings, not by commas in its texts', async () => {
    const { format, rows } = await mustRead(
      'list.csv',
      'Correo;Grupo\nana@school.org;Uno, dos\nbo@school.org;Tres, cuatro\n',
    )
    expect(format.separator).toBe(';')
    expect(rows[1]?.cells).toEqual(['bo@school.org', 'Tres, cuatro'])
  })

  it('counts a cell with line breaks as one row, however its lines end', async () => {
    const { rows } = await mustRead(
      'list.csv',
      'Email,Group\r\n"ana@school.org","Two\r\nlines"\nbo@school.org,"a ""b"""\r',
    )
    expect(rows).toEqual([
      { number: 2, cells: ['ana@school.org', 'Two\nlines'] },
      { number: 3, cells: ['bo@school.org', 'a "b"'] },
    ])
  })

  it('is refused with the line where a quotation mark is not closed, or a NUL stands', async () => {
    expect(await faultOf('Email,Group\nana@school.org,A\nbo@school.org,"Grade 1\ncy@school.org,B\n')).toEqual(
      {
        code: 'broken_quotes',
        line: 3,
      },
    )
    expect(await faultOf('sep=,\nEmail,Group\n"ana" x,A\n')).toEqual({ code: 'broken_quotes', line: 3 })
    expect(await faultOf('Email,Group\r\nana@school.org,A\r\nbo\0@school.org,A\r\n')).toEqual({
      code: 'nul_character',
      line: 3,
    })
  })

  it('says which characters it was read with, and takes the choice of the person', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Email,Group\nana@school.org,Ni'),
      Buffer.from([0xf1, 0x6f, 0x92, 0x73, 0x0a]),
    ])
    const { rows, notes } = await mustRead('list.csv', bytes)
    expect(rows[0]?.cells).toEqual(['ana@school.org', 'Niño’s'])
    expect(notes).toEqual([{ code: 'encoding_assumed', encoding: 'windows-1252' }])
    const wrong = await readHere('list.csv', bytes, { choices: { encoding: 'utf-8' } })
    expect(wrong).toEqual({ fault: { code: 'wrong_encoding' } })
    const chosen = await mustRead('list.csv', 'a;b,c\n', { choices: { separator: ',', headerRow: null } })
    expect(chosen.rows[0]?.cells).toEqual(['a;b', 'c'])
  })

  it('names cells to the right of the last heading: a comma too many', async () => {
    const { headers, rows, notes } = await mustRead('list.csv', 'Email,Group\nana@school.org,Lopez, Ana\n')
    expect({ headers, cells: rows[0]?.cells }).toEqual({
      headers: ['Email', 'Group', ''],
      cells: ['ana@school.org', 'Lopez', ' Ana'],
    })
    expect(notes).toEqual([{ code: 'cells_without_heading', count: 1, cells: ['C2'] }])
  })

  it('gives back what was written into it, whatever that was', async () => {
    const cell = fc
      .oneof(fc.string({ maxLength: 20 }), fc.stringMatching(/^['"=+@,;|\t -]{0,6}$/), fc.constant('=1+1'))
      // A NUL is refused, and the two ways to end a line become one.
      .map((text) => text.replaceAll('\0', '').replaceAll('\r', ''))
    const row = fc.tuple(fc.constant('ana@school.org'), cell, cell)
    const separator = fc.constantFrom(',', ';', '\t', '|')
    const newline = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        separator,
        newline,
        async (rows, between, ends) => {
          const quote = (text: string) => `"${guardFormula(text).replaceAll('"', '""')}"`
          const text = [['Email', 'Group', 'Location'], ...rows]
            .map((cells) => cells.map(quote).join(between))
            .join(ends)
          const read = await mustRead('list.csv', text)
          const visible = (text: string) => (/[^\s\u200b-\u200f\u2060\ufeff]/.test(text) ? text : '')
          expect(read.rows.map(({ cells }) => cells)).toEqual(rows.map((cells) => cells.map(visible)))
        },
      ),
    )
  })
})
