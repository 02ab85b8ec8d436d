import { describe, expect, it } from '@jest/globals'
import { inlineRows, odsByHand, xlsxByHand } from '../../../../test/spreadsheets/by-hand.ts'
import { AS_TEXT } from '../../../../test/spreadsheets/people.ts'
import {
  asCsv,
  byHand,
  byHucre,
  byHucreAsOds,
  byLibreOffice,
  bySheetJs,
  EXPECTED,
  SOFFICE,
} from '../../../../test/spreadsheets/producers.ts'
import { mustRead } from '../../../../test/spreadsheets/read.ts'

describe('one list in every format', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['an .xlsx of SheetJS', 'list.xlsx', () => bySheetJs('xlsx')],
    ['an .xlsx of SheetJS with its texts in the cells', 'list.xlsx', () => bySheetJs('xlsx', false)],
    ['an .xls of SheetJS', 'list.xls', () => bySheetJs('biff8')],
    ['an .ods of SheetJS', 'list.ods', () => bySheetJs('ods')],
    ['an .xlsx of hucre', 'list.xlsx', () => byHucre('shared')],
    ['an .xlsx of hucre with its texts in the cells', 'list.xlsx', () => byHucre('inline')],
    ['an .ods of hucre', 'list.ods', byHucreAsOds],
    ['an .xlsx that leaves out where its cells are', 'LIST.XLSX', byHand],
  ])('reads the same from %s', async (_what, name, make) => {
    const reading = await mustRead(name, await make())
    expect(reading).toMatchObject(EXPECTED)
    expect(reading).toMatchObject({ headerRow: 1, notes: [], format: { sheet: 'People', encoding: null } })
  })

  const withLibreOffice = SOFFICE === undefined ? it.skip : it
  withLibreOffice.each([
    ['xlsx', 'xlsx'],
    ['ods', 'ods'],
    ['xls', 'xls'],
    ['csv', 'csv:Text - txt - csv (StarCalc):59,34,76,1'],
    ['csv in UTF-16', 'csv:Text - txt - csv (StarCalc):9,34,65535,1'],
  ])(
    'reads the same from what LibreOffice makes of it: %s (skipped where it is not installed)',
    async (_what, format) => {
      const made = byLibreOffice(bySheetJs('xlsx'), 'xlsx', format)
      expect(await mustRead(`list.${format.split(':')[0]}`, made)).toMatchObject(EXPECTED)
    },
    60_000,
  )

  const separators = [',', ';', '\t', '|']
  const newlines: [string, string][] = [
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ]
  const encodings = [
    { says: 'utf-8', encoding: 'utf8' as const, mark: '' },
    { says: 'utf-8', encoding: 'utf8' as const, mark: '\ufeff' },
    { says: 'utf-16le', encoding: 'utf16le' as const, mark: '\ufeff' },
    { says: 'utf-16be', encoding: 'utf16be' as const, mark: '\ufeff' },
    { says: 'utf-16le', encoding: 'utf16le' as const, mark: '' },
    { says: 'utf-16be', encoding: 'utf16be' as const, mark: '' },
    { says: 'windows-1252', encoding: 'windows-1252' as const, mark: '' },
  ]
  const csvs = encodings.flatMap(({ says, ...rest }) =>
    separators.flatMap((separator) =>
      newlines.map(([ends, newline]) => ({ says, ends, separator, style: { ...rest, separator, newline } })),
    ),
  )
  it.each(csvs)(
    'reads the same from a CSV in $says with "$separator" and $ends',
    async ({ says, separator, style }) => {
      const reading = await mustRead('list.csv', asCsv(AS_TEXT, style))
      expect(reading).toMatchObject(EXPECTED)
      expect(reading.format).toEqual({ kind: 'csv', encoding: says, separator, sheet: null, sheets: [] })
      const assumed = says === 'windows-1252' ? [{ code: 'encoding_assumed', encoding: says }] : []
      expect(reading.notes).toEqual(assumed)
    },
  )
})

describe('a name that says another format', () => {
  it.each([
    ['list.csv', 'xlsx', () => bySheetJs('xlsx')],
    ['list.xlsx', 'xls', () => bySheetJs('biff8')],
    [
      'list.xls',
      'csv',
      () => asCsv(AS_TEXT, { separator: '\t', newline: '\r\n', encoding: 'utf16le', mark: '\ufeff' }),
    ],
  ])('does no harm, and is said: %s', async (name, kind, make) => {
    const reading = await mustRead(name, make())
    expect(reading).toMatchObject(EXPECTED)
    expect(reading.notes).toEqual([{ code: 'extension_differs', kind }])
  })
})

describe('a cell', () => {
  it('reads as a person sees it, whatever it holds', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>'
    const cells = [
      '<c r="A2" s="1"><v>123</v></c>',
      '<c r="B2" s="2"><v>46053</v></c>',
      '<c r="C2" s="3"><v>5551234567</v></c>',
      '<c r="D2"><v>0.30000000000000004</v></c>',
      '<c r="E2" t="b"><v>1</v></c>',
      '<c r="F2" t="str"><f>A1</f><v>x_x000A_y &amp;#38; &lt;</v></c>',
      '<c r="G2" t="inlineStr"><is><r><t xml:space="preserve">one </t></r><r><t>two</t></r><rPh><t>ichi</t></rPh></is></c>',
      '<c r="H2"><v>1.5E-7</v></c>',
    ]
    const reading = await mustRead(
      'cells.xlsx',
      xlsxByHand({
        sheets: [{ name: 'S', xml: `<sheetData><row r="2">${cells.join('')}</row></sheetData>` }],
        styles,
      }),
    )
    expect(reading.rows[0]?.cells).toEqual([
      '00123',
      '2026-01-31',
      '5551234567',
      '0.3',
      'TRUE',
      'x\ny &#38; <',
      'one two',
      '1.5e-7',
    ])
  })

  it('is named where it shows an error, holds a formula nobody has worked out, or is too long', async () => {
    const cells =
      '<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>A1&amp;"x"</f><v></v></c>' +
      `<c r="C1" t="inlineStr"><is><t>${'😀'.repeat(300)}</t></is></c><c r="AY1"><v>7</v></c>`
    const { rows, notes } = await mustRead(
      'cells.xlsx',
      xlsxByHand({ sheets: [{ name: 'S', xml: `<sheetData><row r="1">${cells}</row></sheetData>` }] }),
    )
    expect(rows).toEqual([{ number: 1, cells: ['#N/A', '', '😀'.repeat(250)] }])
    expect(notes).toEqual([
      { code: 'error_cells', count: 1, cells: ['A1'] },
      { code: 'formulas_without_value', count: 1, cells: ['B1'] },
      { code: 'cells_cut', count: 1, cells: ['C1'] },
      { code: 'cells_past_last_column', count: 1, cells: ['AY1'] },
    ])
  })

  it('of an .ods keeps remarks out, spaces in, and all digits', async () => {
    const table =
      '<table:table table:name="List"><table:table-row>' +
      '<table:table-cell><office:annotation><text:p>Ask her</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="float" office:value="123456789012"><text:p>1.23E+11</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="16000"/>' +
      '</table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    const { rows, ignored } = await mustRead('list.ods', odsByHand(table))
    expect(rows).toEqual([{ number: 1, cells: ['a  b\nc', '123456789012'] }])
    expect(ignored).toEqual([])
  })
})

describe('the sheets of a workbook', () => {
  const list = inlineRows([
    ['E-mail', 'Group'],
    ['ana@school.org', 'Teachers'],
  ])
  const other = inlineRows([['Remember the milk']])

  it('are looked through for headings we know; hidden ones are passed over and named, others named', async () => {
    const { format, notes } = await mustRead(
      'book.xlsx',
      xlsxByHand({
        sheets: [
          { name: 'Old', xml: list, state: 'hidden' },
          { name: 'Notes', xml: other },
          { name: 'People', xml: list },
          { name: 'Empty', xml: '<sheetData/>' },
        ],
      }),
    )
    expect(format.sheet).toBe('People')
    expect(format.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Old', true],
      ['Notes', false],
      ['People', false],
      ['Empty', false],
    ])
    expect(notes).toEqual([
      { code: 'hidden_sheets', sheets: ['Old'] },
      { code: 'other_sheets', sheets: ['Notes'] },
    ])
  })

  it('spoil nothing for the list when they cannot be read themselves', async () => {
    const far = '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'
    const { format, rows, notes } = await mustRead(
      'book.xlsx',
      xlsxByHand({
        sheets: [
          { name: 'Plan', xml: far },
          { name: 'People', xml: list },
          { name: 'Plan 2', xml: far },
        ],
      }),
    )
    expect({ sheet: format.sheet, people: rows.length }).toEqual({ sheet: 'People', people: 1 })
    expect(notes).toEqual([{ code: 'other_sheets', sheets: ['Plan', 'Plan 2'] }])
  })

  it('can be chosen, a hidden one, too', async () => {
    const book = xlsxByHand({
      sheets: [
        { name: 'People', xml: list },
        { name: 'Old', xml: inlineRows([['Email'], ['bo@school.org']]), state: 'veryHidden' },
      ],
    })
    const { rows } = await mustRead('book.xlsx', book, { choices: { sheet: 'Old' } })
    expect(rows).toEqual([{ number: 2, cells: ['bo@school.org'] }])
  })

  it('of an .ods are hidden by their style', async () => {
    const book =
      '<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    const table = (name: string, style: string, text: string) =>
      `<table:table table:name="${name}" table:style-name="${style}"><table:table-row><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row></table:table>`
    const { format } = await mustRead(
      'book.ods',
      odsByHand(book + table('Old', 'ta2', 'ana@school.org') + table('New', 'ta1', 'bo@school.org')),
    )
    expect(format.sheet).toBe('New')
  })

  it('say how many of their rows a filter hides', async () => {
    const xml =
      '<sheetData><row><c t="inlineStr"><is><t>ana@school.org</t></is></c></row><row hidden="1"><c t="inlineStr"><is><t>bo@school.org</t></is></c></row></sheetData>'
    const { rows, notes } = await mustRead('book.xlsx', xlsxByHand({ sheets: [{ name: 'S', xml }] }))
    expect(rows).toHaveLength(2)
    expect(notes).toEqual([{ code: 'hidden_rows', count: 1 }])
  })
})
