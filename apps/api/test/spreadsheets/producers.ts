import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CellValue, writeOds, writeXlsx } from 'hucre'
import { type BookType, type CellObject, utils, type WorkSheet, write } from 'xlsx'
import { inlineRows, xlsxByHand } from './by-hand.ts'
import { AS_TEXT, HEADINGS, PEOPLE } from './people.ts'

/** The same list, as the cells that people have: a date, a truth, a formula, a number with many digits, a link. */
function toWorkSheet(dates: { z?: string }): WorkSheet {
  const sheet = utils.aoa_to_sheet(AS_TEXT)
  const put = (reference: string, cell: CellObject) => {
    sheet[reference] = cell
  }
  put('A2', { t: 's', v: 'ana.lopez@school.org', l: { Target: 'mailto:ana.lopez@school.org' } })
  put('D3', { t: 'n', v: 4567 })
  put('D5', { t: 'n', v: 12345678901234 })
  put('E2', { t: 'n', v: 46053, w: '2026-01-31', ...dates })
  put('E3', { t: 'n', v: 45992, w: '2025-12-01', ...dates })
  put('F2', { t: 'b', v: true })
  put('F3', { t: 'b', v: false })
  put('G3', { t: 's', v: 'bo!', f: '"bo"&"!"' })
  return sheet
}

/** Written by SheetJS, with an empty sheet behind the list. */
export function bySheetJs(bookType: BookType, bookSST = true): Buffer {
  const book = utils.book_new()
  // Its .ods files hold no dashes in formats, and the text that is shown in any case.
  const dates = bookType === 'ods' ? {} : { z: 'yyyy-mm-dd' }
  utils.book_append_sheet(book, toWorkSheet(dates), 'People')
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Sheet2')
  return write(book, { type: 'buffer', bookType, bookSST, compression: true })
}

const ROWS: CellValue[][] = [
  HEADINGS,
  ['ana.lopez@school.org', 'Teachers', 'North Campus', '00123', new Date('2026-01-31'), true, 'very good'],
  ['bo@school.org', 'Grade 1', 'Söhne & Co', 4567, new Date('2025-12-01'), false, 'bo!'],
  [],
  ['cy@school.org', 'Grade 1', null, 12345678901234, null, null, 'one, two; “three”'],
]

/** Written by hucre: with a link, runs of formatted text and a formula. */
export async function byHucre(stringMode: 'shared' | 'inline'): Promise<Buffer> {
  const cells = new Map([
    ['1,0', { value: 'ana.lopez@school.org', hyperlink: { target: 'mailto:ana.lopez@school.org' } }],
    ['1,6', { richText: [{ text: 'very ', font: { bold: true } }, { text: 'good' }] }],
    ['2,6', { formula: '"bo"&"!"', formulaResult: 'bo!' }],
  ])
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'People', rows: ROWS, cells }], stringMode }))
}

export async function byHucreAsOds(): Promise<Buffer> {
  return Buffer.from(await writeOds({ sheets: [{ name: 'People', rows: ROWS }] }))
}

/** As programs write that leave out where cells are; the second has a prefix before every name. */
export function byHand(): Buffer {
  return xlsxByHand({ sheets: [{ name: 'People', xml: inlineRows(AS_TEXT) }] })
}

export interface CsvStyle {
  separator: string
  newline: string
  mark?: string
  encoding: 'utf8' | 'utf16le' | 'utf16be' | 'windows-1252'
}

/** A text file as programs of all ages and countries write it. */
export function asCsv(rows: string[][], { separator, newline, mark = '', encoding }: CsvStyle): Buffer {
  const quote = (cell: string) => (/[,;"\n\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const text = mark + rows.map((row) => row.map(quote).join(separator)).join(newline) + newline
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16()
  if (encoding === 'windows-1252')
    return Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1')
  return Buffer.from(text, encoding)
}

export const SOFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((program) => existsSync(program))

/** Opens a file in LibreOffice and saves it in another format. */
export function byLibreOffice(source: Buffer, extension: string, format: string): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-soffice-'))
  try {
    const file = path.join(folder, `list.${extension}`)
    writeFileSync(file, source)
    const out = path.join(folder, 'out')
    execFileSync(
      SOFFICE ?? 'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        out,
        file,
      ],
      { stdio: 'ignore', timeout: 60_000 },
    )
    return readFileSync(path.join(out, `list.${format.split(':')[0]}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The rows that all of them hold. */
export const EXPECTED = { headers: HEADINGS, rows: PEOPLE, ignored: [{ from: 4, to: 4, reason: 'blank' }] }
