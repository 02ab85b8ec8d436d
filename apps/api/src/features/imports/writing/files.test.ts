import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { read } from 'xlsx'
import { byLibreOffice, SOFFICE } from '../../../../test/spreadsheets/producers.ts'
import { mustRead, readHere, readPart } from '../../../../test/spreadsheets/read.ts'
import { matchColumns } from '../matching/index.ts'
import { writeCsvTemplate, writeErrorFile, writeTemplate } from './index.ts'

const groups = [
  'Teachers',
  'Grade 1',
  '=HYPERLINK("http://evil.example")',
  'Kaffee & “Söhne”',
  ...Array.from({ length: 60 }, (_, at) => `A long name of a group, number ${at}`),
]
const content = { groups, locations: ['North Campus', 'South'], limit: 500 }

describe.each(['en', 'es'] as const)('the template in %s', (locale) => {
  it('has nobody in it until somebody is filled in, and then only them', async () => {
    const template = await writeTemplate({ ...content, locale })
    expect(await readHere('template.xlsx', template)).toEqual({ fault: { code: 'no_rows' } })
    const csv = writeCsvTemplate({ ...content, locale })
    expect(await readHere('template.csv', csv)).toEqual({ fault: { code: 'no_rows' } })
    const separator = locale === 'es' ? ';' : ','
    const { headers, rows, ignored } = await mustRead(
      'template.csv',
      `${csv}${['ana@school.org', 'Teachers', 'South', '00123'].join(separator)}\r\n`,
    )
    expect(matchColumns(headers).mapping).toEqual({ email: 0, group: 1, location: 2, externalId: 3 })
    expect(rows).toEqual([{ number: 3, cells: ['ana@school.org', 'Teachers', 'South', '00123'] }])
    expect(ignored).toEqual([{ from: 2, to: 2, reason: 'sample' }])
  })

  it('has headings that we know, no column for what there is none of, and no formula', async () => {
    const template = await writeTemplate({ ...content, locations: [], locale })
    const book = read(template, { cellFormula: true, sheets: 0 })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    const headings = ['A1', 'B1', 'C1', 'D1'].map((cell) => String(sheet?.[cell]?.v ?? ''))
    expect(matchColumns(headings).mapping).toEqual({ email: 0, group: 1, location: null, externalId: 2 })
    const lists = read(template, { cellFormula: true }).Sheets.Lists
    expect(lists?.A3).toMatchObject({ t: 's', v: groups[2] })
    expect(lists?.A3).not.toHaveProperty('f')
  })
})

it('keeps the headings of a template bold and in sight', async () => {
  const template = await writeTemplate({ ...content, locale: 'en' })
  expect(await readPart(template, 'xl/worksheets/sheet1.xml')).toMatch(
    /<pane ySplit="1" topLeftCell="A2" state="frozen"/,
  )
  const styled = read(template, { cellStyles: true }).Sheets.People
  expect(styled?.A1?.s).toMatchObject({ fgColor: { rgb: 'E7EBF3' } })
  expect(await readPart(template, 'xl/styles.xml')).toMatch(/<b\/>/)
})

const withLibreOffice = SOFFICE === undefined ? it.skip : it
withLibreOffice(
  'offers all groups and locations for as many rows as may be filled in (skipped without LibreOffice)',
  async () => {
    const template = await writeTemplate({ ...content, locale: 'en' })
    const fods = byLibreOffice(template, 'xlsx', 'fods').toString()
    expect(fods).toContain('cell-content-is-in-list(RollcallGroups)')
    expect(fods).toContain('cell-content-is-in-list(RollcallLocations)')
    expect(fods).toContain(`table:cell-range-address="$Lists.$A$1:.$A$${groups.length}"`)
    expect(fods).toMatch(/<office:annotation[^>]*>.*?500 at most/s)
    const { rows } = await mustRead('again.ods', byLibreOffice(await errorFile(), 'xlsx', 'ods'))
    expect(rows).toHaveLength(2)
  },
  60_000,
)

const errorFile = () =>
  writeErrorFile({
    headings: ['Kontakt', 'Group', 'Remark'],
    rows: [
      {
        number: 7,
        cells: ['ana@', 'Techers', '=1+1'],
        problems: [
          { column: 0, reason: 'This is not an email address.' },
          { column: 1, reason: 'There is no such group.' },
        ],
      },
      {
        number: 9,
        cells: ['bo@school.org', 'Teachers', '@x'],
        problems: [{ column: null, reason: 'This row is there twice.' }],
      },
    ],
    offers: [{ what: 'group', column: 1, names: groups }],
    locale: 'en',
  })

describe('the error file', () => {
  it('has the rows as they were, and why each needs work', async () => {
    const { rows, headers, notes } = await mustRead('errors.xlsx', await errorFile())
    expect(headers).toEqual(['Kontakt', 'Group', 'Remark', 'What to mend'])
    expect(rows).toEqual([
      {
        number: 2,
        cells: [
          'ana@',
          'Techers',
          '=1+1',
          'Row 7 of your file: This is not an email address. There is no such group.',
        ],
      },
      {
        number: 3,
        cells: ['bo@school.org', 'Teachers', '@x', 'Row 9 of your file: This row is there twice.'],
      },
    ])
    expect(notes).toEqual([{ code: 'header_assumed', row: 1 }])
  })

  it('marks the cells that are bad, says why beside them, and runs nothing', async () => {
    const sheet = read(await errorFile(), { cellFormula: true, cellStyles: true }).Sheets.People
    expect(sheet?.A2?.c?.[0]?.t).toContain('not an email address')
    expect(sheet?.B2?.c?.[0]?.t).toContain('no such group')
    expect(sheet?.A2?.s).toMatchObject({ fgColor: { rgb: 'FDE2E1' } })
    expect(sheet?.A3?.s).not.toMatchObject({ fgColor: { rgb: 'FDE2E1' } })
    expect(sheet?.C2).toMatchObject({ t: 's', v: '=1+1' })
    expect(sheet?.C2).not.toHaveProperty('f')
  })

  it('gives every text back as it was', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aé"&<>\'=_x0041;😀 \n\t#N/A'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (texts) => {
        const file = await writeErrorFile({
          headings: ['Email', 'Group'],
          rows: texts.map((cells, at) => ({ number: at + 2, cells, problems: [] })),
          offers: [],
          locale: 'en',
        })
        const { rows } = await mustRead('errors.xlsx', file)
        const visible = (text: string) => (text.trim() === '' ? '' : text)
        expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual(texts.map((cells) => cells.map(visible)))
      }),
      { numRuns: 50 },
    )
  })
})
