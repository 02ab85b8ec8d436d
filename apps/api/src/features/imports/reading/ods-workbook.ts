import { UnreadableFile } from './fault.ts'
import { readOdsRows } from './ods-rows.ts'
import { toSheetName, type Workbook } from './raw-rows.ts'
import type { SheetName } from './sheet-reading.ts'
import { readXmlPart } from './xml-part.ts'
import { attribute } from './xml-reader.ts'
import type { ZipDirectory } from './zip-directory.ts'

const MANIFEST = 'meta-inf/manifest.xml'

/** Opens a workbook of LibreOffice and its relatives. All its sheets are in one part, one after the other. */
export async function openOds(bytes: Buffer, parts: ZipDirectory): Promise<Workbook> {
  if (parts.has(MANIFEST)) {
    await readXmlPart(bytes, parts, MANIFEST, {
      open(name) {
        if (name === 'encryption-data') throw new UnreadableFile('encrypted')
      },
    })
  }
  const sheets = await listSheets(bytes, parts)
  return {
    sheets,
    read: (sheet, taker, sink) => readOdsRows(bytes, parts, sheets.indexOf(sheet), taker, sink),
  }
}

async function listSheets(bytes: Buffer, parts: ZipDirectory): Promise<SheetName[]> {
  const sheets: SheetName[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  let depth = 0
  await readXmlPart(bytes, parts, 'content.xml', {
    open(name, attributes) {
      if (name === 'style') style = attribute(attributes, 'name') ?? ''
      else if (name === 'table-properties' && attribute(attributes, 'display') === 'false')
        hiddenStyles.add(style)
      else if (name === 'table') {
        depth += 1
        if (depth > 1) return
        const hidden = hiddenStyles.has(attribute(attributes, 'style-name') ?? '')
        sheets.push({ name: toSheetName(attribute(attributes, 'name') ?? ''), hidden })
      }
    },
    close(name) {
      if (name === 'table') depth -= 1
    },
  })
  return sheets
}
