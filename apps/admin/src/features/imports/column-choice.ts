import { IMPORT_COLUMNS, type ImportColumn, type ImportMapping } from '@rollcall/contract'

/** The columns of the file to choose from, by their headings; those without one by their number. */
export function columnOptions(headers: string[], nameOf: (number: number) => string) {
  const times = new Map<string, number>()
  for (const header of headers) times.set(header, (times.get(header) ?? 0) + 1)
  return headers.map((header, at) => {
    const isClear = header !== '' && times.get(header) === 1
    return {
      value: String(at),
      label: isClear ? header : [header, nameOf(at + 1)].filter(Boolean).join(' – '),
    }
  })
}

export interface MappingFault {
  column: ImportColumn
  why: 'noEmail' | 'twice'
}

/** What a choice of columns still lacks: the addresses, or one column was given two meanings. */
export function mappingFault(mapping: ImportMapping): MappingFault | null {
  if (mapping.email === null) return { column: 'email', why: 'noEmail' }
  const twice = IMPORT_COLUMNS.find((column, at) =>
    IMPORT_COLUMNS.slice(0, at).some(
      (before) => mapping[column] !== null && mapping[before] === mapping[column],
    ),
  )
  return twice === undefined ? null : { column: twice, why: 'twice' }
}
