import type { Locale } from '@rollcall/contract'
import type { ImportFault, ImportNote } from './import-store.ts'
import { type FileFormat, sayFault } from './reading/index.ts'

type Separator = NonNullable<FileFormat['separator']>
type Encoding = NonNullable<FileFormat['encoding']>
type CellNote = Extract<ImportNote, { cells: string[] }>['code']

interface ImportWords {
  kinds: Record<FileFormat['kind'], string>
  separators: Record<Separator, string>
  sheet(name: string): string
  internal: string
  uploadedBefore: string
  encodingAssumed(encoding: string): string
  extensionDiffers(kind: string): string
  hiddenSheets(names: string): string
  otherSheets(names: string): string
  headerAssumed(row: number): string
  hiddenRows(count: number): string
  /** Of notes about cells, which are named. */
  cells: Record<CellNote, (cells: string) => string>
}

const ENCODINGS: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

const en: ImportWords = {
  kinds: { xlsx: 'Excel', xls: 'Excel 97–2003', ods: 'OpenDocument', csv: 'CSV' },
  separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' },
  sheet: (name) => `sheet “${name}”`,
  internal:
    'This file could not be read, and the fault is ours. Upload it once more; if that does not help, the operator of this installation can.',
  uploadedBefore:
    'The same file was uploaded before, within the last day. Nobody who is invited is invited again.',
  encodingAssumed: (encoding) =>
    `The file does not say how it writes letters; it was read as ${encoding}. Please look at names with accents.`,
  extensionDiffers: (kind) =>
    `The name of the file says another kind than its content, which was read as ${kind}.`,
  hiddenSheets: (names) => `These sheets are hidden and were not read: ${names}.`,
  otherSheets: (names) => `These sheets were not read: ${names}.`,
  headerAssumed: (row) => `Row ${row} was taken for the headings.`,
  hiddenRows: (count) =>
    count === 1
      ? 'One row is hidden in the file. It is listed like the others.'
      : `${count} rows are hidden in the file. They are listed like the others.`,
  cells: {
    error_cells: (cells) => `These cells show an error in the file: ${cells}.`,
    formulas_without_value: (cells) =>
      `These cells hold formulas without a result and read as empty: ${cells}. Open the file in your spreadsheet program, save it, and upload it again.`,
    cells_cut: (cells) => `These cells are too long and were cut: ${cells}.`,
    cells_past_last_column: (cells) => `These cells are too far to the right and were not read: ${cells}.`,
    cells_without_heading: (cells) => `These cells stand to the right of the last heading: ${cells}.`,
  },
}

const es: ImportWords = {
  kinds: { xlsx: 'Excel', xls: 'Excel 97–2003', ods: 'OpenDocument', csv: 'CSV' },
  separators: { ',': 'coma', ';': 'punto y coma', '\t': 'tabulador', '|': 'barra vertical' },
  sheet: (name) => `hoja «${name}»`,
  internal:
    'No se pudo leer el archivo, y el fallo es nuestro. Súbalo otra vez; si no sirve, puede ayudarle quien administra esta instalación.',
  uploadedBefore:
    'Este mismo archivo ya se subió durante el último día. Nadie que ya esté invitado recibe otra invitación.',
  encodingAssumed: (encoding) =>
    `El archivo no dice cómo escribe las letras; se leyó como ${encoding}. Revise los nombres con acentos.`,
  extensionDiffers: (kind) =>
    `El nombre del archivo no corresponde a su contenido, que se leyó como ${kind}.`,
  hiddenSheets: (names) => `Estas hojas están ocultas y no se leyeron: ${names}.`,
  otherSheets: (names) => `Estas hojas no se leyeron: ${names}.`,
  headerAssumed: (row) => `La fila ${row} se tomó como encabezado.`,
  hiddenRows: (count) =>
    count === 1
      ? 'Una fila está oculta en el archivo. Aparece en la lista como las demás.'
      : `${count} filas están ocultas en el archivo. Aparecen en la lista como las demás.`,
  cells: {
    error_cells: (cells) => `Estas celdas muestran un error en el archivo: ${cells}.`,
    formulas_without_value: (cells) =>
      `Estas celdas contienen fórmulas sin resultado y se leen como vacías: ${cells}. Abra el archivo en su programa de hojas de cálculo, guárdelo y súbalo de nuevo.`,
    cells_cut: (cells) => `Estas celdas son demasiado largas y se recortaron: ${cells}.`,
    cells_past_last_column: (cells) => `Estas celdas están demasiado a la derecha y no se leyeron: ${cells}.`,
    cells_without_heading: (cells) => `Estas celdas están a la derecha del último encabezado: ${cells}.`,
  },
}

const WORDS = { en, es }

/** How a file was read: `CSV, Windows-1252, semicolon`. */
export function sayFormat({ kind, encoding, separator, sheet }: FileFormat, locale: Locale): string {
  const words = WORDS[locale]
  return [
    words.kinds[kind],
    encoding && ENCODINGS[encoding],
    separator && words.separators[separator],
    sheet !== null && words.sheet(sheet),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Why an import failed, and what to do. */
export function sayImportFault(fault: ImportFault, locale: Locale): string {
  return fault.code === 'internal' ? WORDS[locale].internal : sayFault(fault, locale)
}

/** One thing that a person should know about how the file was read. */
export function sayNote(note: ImportNote, locale: Locale): string {
  const words = WORDS[locale]
  switch (note.code) {
    case 'uploaded_before':
      return words.uploadedBefore
    case 'encoding_assumed':
      return words.encodingAssumed(ENCODINGS[note.encoding])
    case 'extension_differs':
      return words.extensionDiffers(words.kinds[note.kind])
    case 'hidden_sheets':
      return words.hiddenSheets(note.sheets.join(', '))
    case 'other_sheets':
      return words.otherSheets(note.sheets.join(', '))
    case 'header_assumed':
      return words.headerAssumed(note.row)
    case 'hidden_rows':
      return words.hiddenRows(note.count)
    default:
      return words.cells[note.code](`${note.cells.join(', ')}${note.count > note.cells.length ? ', …' : ''}`)
  }
}
