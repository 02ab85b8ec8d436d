import type { ChildProcess } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import {
  crowdedXls,
  entityBomb,
  farCell,
  locked,
  lyingSizes,
  manyStrings,
  repeatedCells,
  sharedBytes,
  sharedStringBomb,
  soundParts,
  whitespaceBomb,
  wholeSheet,
  zipBomb,
} from '../../../../test/spreadsheets/hostile.ts'
import { bySheetJs } from '../../../../test/spreadsheets/producers.ts'
import { readHere } from '../../../../test/spreadsheets/read.ts'
import { makeZip } from '../../../../test/spreadsheets/zip.ts'
import { READING_FAULTS } from './fault.ts'
import { sayFault } from './fault-words.ts'
import { limitsFor } from './limits.ts'
import { createPlaces } from './places.ts'
import { readInProcess } from './reading-process.ts'
import { createReadingProcesses, type ReadingProcesses } from './spare-process.ts'
import { createSpreadsheetReader } from './spreadsheet-reader.ts'

const html = '<html><body><table><tr><td>Email</td></tr></table></body></html>'
const withPart = (name: string, data: Buffer | string = 'x') => makeZip([...soundParts(), { name, data }])

describe('a file that cannot be read', () => {
  it.each<[string, string, string, () => Buffer | string | Promise<Buffer>]>([
    ['nothing in it', 'list.xlsx', 'empty_file', () => ''],
    ['more than the size that is taken', 'list.csv', 'file_too_large', () => 'a@b.org\n'.repeat(700_000)],
    ['the name of something else', 'list.doc', 'unknown_extension', () => 'Email\nana@school.org\n'],
    ['no extension', 'list', 'unknown_extension', () => bySheetJs('xlsx')],
    [
      'a program under another name',
      'list.xlsx',
      'program',
      () => Buffer.from('4d5a90000300000004000000', 'hex'),
    ],
    ['a program for Linux', 'list.csv', 'program', () => Buffer.from('7f454c4602010100', 'hex')],
    ['a PDF', 'list.xlsx', 'pdf', () => '%PDF-1.7\n1 0 obj'],
    ['a picture', 'list.xlsx', 'picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a web page', 'list.xls', 'web_page', () => `\ufeff${html}`],
    ['a web page in UTF-16', 'list.xls', 'web_page', () => Buffer.from(`\ufeff${html}`, 'utf16le')],
    ['XML', 'list.xls', 'xml_file', () => '<?xml version="1.0"?><Workbook/>'],
    [
      'bytes of no meaning',
      'list.csv',
      'unknown_content',
      () => Buffer.from(Array.from({ length: 999 }, (_, at) => 1 + (at % 7))),
    ],
    [
      'a text document',
      'list.xlsx',
      'text_document',
      () =>
        makeZip([
          { name: '[Content_Types].xml', data: '' },
          { name: 'word/document.xml', data: '' },
        ]),
    ],
    ['an archive', 'list.xlsx', 'archive', () => makeZip([{ name: 'list.csv', data: 'Email' }])],
    ['a binary workbook', 'list.xlsb', 'binary_workbook', () => bySheetJs('xlsb')],
    ['an old workbook', 'list.xls', 'old_workbook', () => bySheetJs('biff5')],
    ['macros', 'list.xlsm', 'macros', () => withPart('xl/vbaProject.bin')],
    ['macros under another name', 'list.xlsx', 'macros', () => withPart('xl/vbaProject.bin')],
    ['the name of a workbook with macros', 'list.xlsm', 'macros', () => bySheetJs('xlsx')],
    ['a password', 'list.xlsx', 'encrypted', locked],
    [
      'a password on its parts',
      'list.xlsx',
      'encrypted',
      () => makeZip(soundParts().map((part) => ({ ...part, flags: 1 }))),
    ],
    ['only the first half of it', 'list.xlsx', 'damaged', () => bySheetJs('xlsx').subarray(0, 5000)],
    ['only the first half of it, an .xls', 'list.xls', 'damaged', () => bySheetJs('biff8').subarray(0, 3000)],
    [
      'a part that is not what was packed',
      'list.xlsx',
      'damaged',
      () => makeZip(soundParts().map((part) => ({ ...part, crc: 7 }))),
    ],
    ['the same part twice', 'list.xlsx', 'unsafe_archive', () => withPart('XL/WORKBOOK.XML')],
    ['a part that leads out of it', 'list.xlsx', 'unsafe_archive', () => withPart('xl/../../etc/passwd')],
    ['a part with an absolute name', 'list.xlsx', 'unsafe_archive', () => withPart('/etc/passwd')],
    ['a part on a drive', 'list.xlsx', 'unsafe_archive', () => withPart('C:\\autoexec.bat')],
    ['parts that share their bytes', 'list.xlsx', 'unsafe_archive', sharedBytes],
    [
      'too many parts',
      'list.xlsx',
      'too_many_parts',
      () =>
        makeZip([
          ...soundParts(),
          ...Array.from({ length: 200 }, (_, at) => ({ name: `${at}.xml`, data: '' })),
        ]),
    ],
    ['a bomb among its parts', 'list.xlsx', 'unpacks_too_large', zipBomb],
    ['sizes that are not true', 'list.xlsx', 'unsafe_archive', lyingSizes],
    ['a cell in the last corner', 'list.xlsx', 'far_cell', farCell],
    ['a text that all its cells share', 'list.xlsx', 'too_much_text', sharedStringBomb],
    ['a cell that comes a billion times', 'list.ods', 'too_many_rows', repeatedCells],
    ['entities that multiply', 'list.xlsx', 'damaged', entityBomb],
  ])(
    'has one clear reason: %s',
    async (_what, name, code, make) => {
      const result = await readHere(name, await make())
      expect(result).toMatchObject({ fault: { code } })
    },
    60_000,
  )

  it('does not take merges, validations and links of the whole sheet for more than they are', async () => {
    expect(await readHere('list.xlsx', wholeSheet())).toMatchObject({
      reading: { rows: [{ number: 2, cells: ['ana@school.org', 'Teachers'] }] },
    })
  })

  it('does not take millions of blanks and of texts nobody uses for more than they are', async () => {
    expect(await readHere('list.xlsx', manyStrings())).toMatchObject({ reading: { rows: [{ number: 2 }] } })
    expect(await readHere('list.xlsx', whitespaceBomb())).toMatchObject({
      reading: { notes: [{ code: 'cells_cut', cells: ['A1'] }] },
    })
  })

  it('is told to the person in a sentence, in both languages, whatever it is', () => {
    for (const code of READING_FAULTS) {
      const details = { limit: 1234, line: 7, cell: 'XFD9', sheet: 'People' }
      for (const locale of ['en', 'es'] as const)
        expect(sayFault({ code, ...details }, locale)).toMatch(/^[^{}]{20,}\.$/)
    }
    expect(sayFault({ code: 'too_many_rows', limit: 500 }, 'en')).toContain('more than 500 people')
  })
})

it('is refused at first sight where its name, its first bytes or its directory say enough', () => {
  const reader = createSpreadsheetReader(limitsFor(500))
  expect(reader.check({ name: 'list.xlsx', bytes: zipBomb() })).toEqual({ code: 'unpacks_too_large' })
  expect(reader.check({ name: 'list.exe', bytes: bySheetJs('xlsx') })).toEqual({ code: 'unknown_extension' })
  expect(reader.check({ name: 'list.xlsx', bytes: bySheetJs('xlsx') })).toBeNull()
})

describe('the process of a reading', () => {
  const task = (limits = limitsFor(500)) => ({
    known: { kind: 'xlsx' as const, extensionDiffers: false },
    limits,
    choices: {},
  })
  const idle = async () => {}

  it('reads, and is over', async () => {
    const numbers: number[] = []
    const result = await readInProcess(bySheetJs('xlsx'), task(), async (rows) => {
      numbers.push(...rows.map(({ number }) => number))
    })
    expect(result).toMatchObject({ end: { headerRow: 1 } })
    expect(numbers).toEqual([2, 3, 5])
  })

  it('is ended when nobody takes its rows', async () => {
    const full = async () => {
      throw new Error('The disk is full.')
    }
    await expect(readInProcess(bySheetJs('xlsx'), task(), full)).rejects.toThrow('The disk is full.')
  })

  it('is ended when it takes too long, and when it takes too much memory', async () => {
    const slow = await readInProcess(bySheetJs('xlsx'), task({ ...limitsFor(500), milliseconds: 1 }), idle)
    expect(slow).toEqual({ fault: { code: 'took_too_long', limit: 0.001 } })
    const small = await readInProcess(bySheetJs('xlsx'), task({ ...limitsFor(500), memoryMb: 20 }), idle)
    expect(small).toEqual({ fault: { code: 'too_much_memory' } })
  })

  it('may have waited for the file, and reads it as a new one does', async () => {
    const processes = createReadingProcesses(limitsFor(500))
    try {
      processes.keepReady()
      const read = async (bytes: Buffer) => {
        const numbers: number[] = []
        const take = async (rows: { number: number }[]) => {
          numbers.push(...rows.map(({ number }) => number))
        }
        return { outcome: await readInProcess(bytes, task(), take, processes), numbers }
      }
      const [first, second] = await Promise.all([read(bySheetJs('xlsx')), read(farCell())])
      expect(first).toMatchObject({ outcome: { end: { headerRow: 1 } }, numbers: [2, 3, 5] })
      expect(second.outcome).toMatchObject({ fault: { code: 'far_cell' } })
    } finally {
      processes.close()
    }
  })

  it('is another one where the one that waited had ended', async () => {
    const started: ChildProcess[] = []
    const processes = createReadingProcesses(limitsFor(500))
    const watched: ReadingProcesses = {
      ...processes,
      take() {
        const taken = processes.take()
        started.push(taken.child)
        if (taken.hasWaited) taken.child.kill('SIGKILL')
        return taken
      },
    }
    try {
      processes.keepReady()
      expect(await readInProcess(bySheetJs('xlsx'), task(), idle, watched)).toMatchObject({
        end: { headerRow: 1 },
      })
      expect(started).toHaveLength(2)
    } finally {
      processes.close()
    }
  })

  it('holds ten hostile files at once off from the process that answers people', async () => {
    const reader = createSpreadsheetReader(limitsFor(500))
    const places = createPlaces(2)
    const files: [make: () => Buffer, name: string, outcome: string | number][] = [
      [farCell, 'a.xlsx', 'far_cell'],
      [wholeSheet, 'b.xlsx', 1],
      [sharedStringBomb, 'c.xlsx', 'too_much_text'],
      [manyStrings, 'd.xlsx', 1],
      [whitespaceBomb, 'e.xlsx', 1],
      [zipBomb, 'f.xlsx', 'unpacks_too_large'],
      [lyingSizes, 'g.xlsx', 'unsafe_archive'],
      [repeatedCells, 'h.ods', 'too_many_rows'],
      [entityBomb, 'i.xlsx', 'damaged'],
      [crowdedXls, 'j.xls', 'too_much_memory'],
      [() => bySheetJs('xlsx'), 'people.xlsx', 3],
    ]
    const made = files.map(([make, name]) => ({ name, bytes: make() }))
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    let most = before
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
      most = Math.max(most, process.memoryUsage.rss())
    }, 10)
    const results = await Promise.all(
      made.map((file) => places.take(`org of ${file.name}`, () => reader.read(file))),
    )
    clearInterval(timer)
    const outcomes = results.map((result) =>
      'fault' in result ? result.fault.code : result.reading.rows.length,
    )
    expect(outcomes).toEqual(files.map(([, , outcome]) => outcome))
    expect(most - before).toBeLessThan(150 * 1_048_576)
    // Had anything of it been done here, the timer would have stood still.
    expect(ticks).toBeGreaterThan(10)
  }, 120_000)
})
