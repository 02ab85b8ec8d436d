import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { streamXlsxRows } from 'hucre/xlsx'
import Papa from 'papaparse'
import { type TableFormat, toFile } from './spreadsheet-writer.ts'

async function bytesOf(rows: string[][], format: TableFormat): Promise<Buffer> {
  const { content } = toFile({ name: 'people', columns: ['One', 'Two'], rows }, format)
  const pieces: Buffer[] = []
  if (typeof content === 'string' || Buffer.isBuffer(content))
    throw new Error('It is written piece by piece.')
  for await (const piece of content) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const cellsOf = async (rows: string[][]) =>
  Papa.parse<string[]>((await bytesOf(rows, 'csv')).toString('utf8').slice(1), { newline: '\r\n' }).data

describe('a cell of a CSV file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '＋1', '－1', '＠x'])(
    '%j stands behind an apostrophe',
    async (harmful) => {
      const [, row] = await cellsOf([[harmful, 'fine']])
      expect(row).toEqual([`'${harmful}`, 'fine'])
    },
  )

  it('is what it was, whatever it was, behind at most one apostrophe', async () => {
    const anyCell = fc.string({ unit: 'grapheme' })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyCell, anyCell), { maxLength: 5 }), async (rows) => {
        const [heading, ...read] = await cellsOf(rows)
        expect(heading).toEqual(['One', 'Two'])
        for (const [index, row] of rows.entries()) {
          for (const [column, cell] of row.entries())
            expect([cell, `'${cell}`]).toContain(read[index]?.[column])
        }
      }),
    )
  })
})

it('a cell of an Excel file is text, whatever it begins with', async () => {
  const rows = [
    ['=1+1', '+1'],
    ['@SUM(A1)', '00123'],
    ['2027-03-14', '<b>&"\''],
    ['  spaced  ', '2e5'],
  ]
  const bytes = await bytesOf(rows, 'xlsx')
  const read: unknown[][] = []
  for await (const { values } of streamXlsxRows(new Uint8Array(bytes))) read.push(values)
  expect(read).toEqual([['One', 'Two'], ...rows])
})
