import { writeXlsx } from 'hucre'
import { CFB } from 'xlsx'
import { inlineCell, inlineRows, odsByHand, xlsxByHand, xlsxParts } from './by-hand.ts'
import { makeZip } from './zip.ts'

const PEOPLE = [
  ['Email', 'Group'],
  ['ana@school.org', 'Teachers'],
]
const one = (xml: string) => xlsxByHand({ sheets: [{ name: 'S', xml }] })

/** Every part of a sound workbook, for files in which one thing is wrong. */
export const soundParts = () => xlsxParts({ sheets: [{ name: 'S', xml: inlineRows(PEOPLE) }] })

/** 1.6 kB with a cell in the last corner of the sheet. */
export const farCell = () =>
  one(
    `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${inlineCell('Email', 'A1')}</row><row r="1048576">${inlineCell('x', 'XFD1048576')}</row></sheetData>`,
  )

/** What every library tried falls over: merges and validations of the whole sheet. The list itself is fine. */
export const wholeSheet = () => {
  const whole = 'A1:XFD1048576'
  const marks =
    `<mergeCells count="3"><mergeCell ref="${whole}"/><mergeCell ref="A2:XFD1048576"/><mergeCell ref="B3:XFC1048575"/></mergeCells>` +
    `<conditionalFormatting sqref="${whole}"/><dataValidations count="1"><dataValidation type="list" sqref="${whole}"><formula1>"a,b"</formula1></dataValidation></dataValidations>` +
    `<hyperlinks><hyperlink ref="${whole}" location="x"/></hyperlinks>`
  return one(
    `<dimension ref="${whole}"/><cols><col min="1" max="16384" width="9"/></cols>${inlineRows(PEOPLE)}${marks}`,
  )
}

/** One long text that many cells share. */
export const sharedStringBomb = () => {
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`
  return xlsxByHand({
    sheets: [{ name: 'S', xml: `<sheetData>${row.repeat(490)}</sheetData>` }],
    sharedStrings: `<sst><si><t>${noise(30_000)}</t></si></sst>`,
  })
}

/** Millions of shared texts that no cell uses, and megabytes of blanks between tags. */
export const manyStrings = () =>
  xlsxByHand({
    sheets: [{ name: 'S', xml: inlineRows(PEOPLE) }],
    sharedStrings: `<sst>${noise(250_000)}${'<si/>'.repeat(3_000_000)}</sst>`,
  })

export const whitespaceBomb = () => {
  const blank = `${noise(300_000)}${' '.repeat(15_000_000)}`
  return one(`<sheetData><row><c t="inlineStr"><is><t>${blank}</t></is></c></row></sheetData>`)
}

/** Small enough by what it claims, and twenty megabytes of zeros. */
export const zipBomb = () =>
  makeZip([...soundParts(), { name: 'xl/media/image1.png', data: Buffer.alloc(19_000_000) }])

/** Unpacks to far more than the directory says. */
export const lyingSizes = () => {
  const parts = xlsxParts({
    sheets: [{ name: 'S', xml: `<sheetData>${'<row/>'.repeat(10_000_000)}</sheetData>` }],
  })
  return makeZip(
    parts.map((part) => (part.name.includes('sheet0') ? { ...part, unpackedBytes: 5000 } : part)),
  )
}

/** The same bytes again and again under other names. */
export const sharedBytes = () =>
  makeZip([
    ...soundParts(),
    ...Array.from({ length: 20 }, (_, at) => ({ name: `xl/x${at}.xml`, data: 'x', shared: at > 0 })),
  ])

/** An empty sheet that says it is a billion cells, each with a text. */
export const repeatedCells = () =>
  odsByHand(
    `<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="50"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
  )

export const entityBomb = () =>
  makeZip(
    soundParts().map((part) =>
      part.name.includes('sheet0')
        ? {
            ...part,
            data: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
          }
        : part,
    ),
  )

export const locked = async () =>
  Buffer.from(
    await writeXlsx({
      sheets: [{ name: 'S', rows: PEOPLE }],
      encryption: { password: 'secret', spinCount: 1000 },
    }),
  )

/** Text that does not pack well. */
function noise(length: number): string {
  let seed = 42
  return Array.from({ length }, () => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return String.fromCharCode(97 + ((seed >>> 8) % 26))
  }).join('')
}

/** An .xls just under the size that is taken, in which six bytes are a cell: in memory each becomes a hundred. */
export const crowdedXls = () => {
  const rows = 3200
  const width = 256
  const dense = Buffer.alloc(2 + 2 + width * 6 + 2)
  dense.writeUInt16LE(width - 1, dense.length - 2)
  const records = Array.from({ length: rows }, (_, row) => {
    dense.writeUInt16LE(row, 0)
    return record(0xbd, Buffer.from(dense))
  })
  const begin = (kind: number) =>
    record(0x809, Buffer.from([0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const end = record(0x0a, Buffer.alloc(0))
  const name = Buffer.from([0, 0, 0, 0, 0, 0, 1, 0, 'S'.charCodeAt(0)])
  const globals = begin(5).length + record(0x85, name).length + end.length
  name.writeUInt32LE(globals, 0)
  const stream = Buffer.concat([begin(5), record(0x85, name), end, begin(16), ...records, end])
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/Workbook', stream)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer)
}

function record(kind: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(kind, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}
