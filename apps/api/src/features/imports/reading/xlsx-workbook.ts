import path from 'node:path'
import { UnreadableFile } from './fault.ts'
import type { ReadingLimits } from './limits.ts'
import { toSheetName, type Workbook } from './raw-rows.ts'
import type { SheetName } from './sheet-reading.ts'
import { readNumberFormats } from './xlsx-formats.ts'
import { readSheetRows } from './xlsx-rows.ts'
import { readSharedStrings } from './xlsx-strings.ts'
import { readXmlPart } from './xml-part.ts'
import { attribute } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

interface Relation {
  id: string
  type: string
  target: string
}

/** Opens a workbook of Excel since 2007: what its sheets are called, and the parts that all of them share. */
export async function openXlsx(bytes: Buffer, parts: ZipDirectory, limits: ReadingLimits): Promise<Workbook> {
  const packageRelations = await readRelations(bytes, parts, '_rels/.rels', '')
  const book = packageRelations.find(({ type }) => type.endsWith('/officeDocument'))?.target
  if (book === undefined) throw new UnreadableFile('damaged')
  const { dir, base } = path.posix.parse(book)
  const relations = await readRelations(bytes, parts, path.posix.join(dir, '_rels', `${base}.rels`), dir)
  const targetOf = (type: string) => relations.find((relation) => relation.type.endsWith(type))?.target
  const { sheets, from1904 } = await readBook(bytes, parts, book)
  const strings = await readSharedStrings(bytes, parts, targetOf('/sharedStrings'), limits)
  const formats = await readNumberFormats(bytes, parts, targetOf('/styles'))

  const readable = sheets.flatMap(({ relation, ...sheet }) => {
    const found = relations.find(({ id, type }) => id === relation && type.endsWith('/worksheet'))
    return found ? [{ ...sheet, part: found.target }] : []
  })
  return {
    sheets: readable.map(({ name, hidden }) => ({ name, hidden })),
    read: (sheet, taker, sink) => {
      const part = readable.find(({ name }) => name === sheet.name)?.part
      return readSheetRows(bytes, parts, part, { strings, formats, from1904 }, taker, sink)
    },
  }
}

interface Book {
  sheets: (SheetName & { relation: string })[]
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean
}

async function readBook(bytes: Buffer, parts: ZipDirectory, part: string): Promise<Book> {
  const book: Book = { sheets: [], from1904: false }
  await readXmlPart(bytes, parts, part, {
    open(name, attributes) {
      if (name === 'workbookPr') book.from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      book.sheets.push({
        name: toSheetName(attribute(attributes, 'name') ?? ''),
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        relation: attribute(attributes, 'id') ?? '',
      })
    },
  })
  return book
}

async function readRelations(
  bytes: Buffer,
  parts: ZipDirectory,
  part: string,
  folder: string,
): Promise<Relation[]> {
  const relations: Relation[] = []
  await readXmlPart(bytes, parts, part, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: path.posix.resolve('/', folder, target).slice(1),
      })
    },
  })
  return relations
}
