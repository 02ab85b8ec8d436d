import { makeZip, type Part } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What a workbook by hand is made of; what is left out is as small as it may be. */
export interface HandMade {
  /** The XML of each sheet from `<sheetData>` on. */
  sheets: { name: string; xml: string; state?: string }[]
  sharedStrings?: string
  styles?: string
  more?: Part[]
}

/** The parts of a workbook written by hand, for files that no spreadsheet program would write. */
export function xlsxParts({ sheets, sharedStrings, styles, more = [] }: HandMade): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  return [
    { name: '[Content_Types].xml', data: `${XML}<Types/>` },
    {
      name: '_rels/.rels',
      data: `${XML}<Relationships xmlns="${PACKAGE}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
        .map(({ name, state = 'visible' }, at) => `<sheet name="${name}" state="${state}" r:id="s${at}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${XML}<Relationships xmlns="${PACKAGE}">${sheets
        .map((_, at) => relation(`s${at}`, 'worksheet', `/xl/worksheets/sheet${at}.xml`))
        .join(
          '',
        )}${sharedStrings === undefined ? '' : relation('str', 'sharedStrings', 'sharedStrings.xml')}${
        styles === undefined ? '' : relation('sty', 'styles', 'styles.xml')
      }</Relationships>`,
    },
    ...sheets.map(({ xml }, at) => ({
      name: `xl/worksheets/sheet${at}.xml`,
      data: `${XML}<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
    })),
    ...(sharedStrings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', data: `${XML}${sharedStrings}` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `${XML}${styles}` }]),
    ...more,
  ]
}

export function xlsxByHand(content: HandMade): Buffer {
  return makeZip(xlsxParts(content))
}

/** A cell whose text stands in it. */
export function inlineCell(text: string, reference = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c t="inlineStr"${reference && ` r="${reference}"`}><is><t>${escaped}</t></is></c>`
}

/** The rows of a sheet, one after the other, with texts in the cells. */
export function inlineRows(rows: string[][]): string {
  return `<sheetData>${rows.map((row) => `<row>${row.map((text) => inlineCell(text)).join('')}</row>`).join('')}</sheetData>`
}

/** A workbook of LibreOffice's kind, from the XML of its tables. */
export function odsByHand(tables: string, more: Part[] = []): Buffer {
  const office = 'urn:oasis:names:tc:opendocument:xmlns'
  return makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    {
      name: 'content.xml',
      data:
        `${XML}<office:document-content xmlns:office="${office}:office:1.0" xmlns:table="${office}:table:1.0" ` +
        `xmlns:text="${office}:text:1.0"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
    ...more,
  ])
}
