/** As spreadsheet programs call a cell: `B7`. */
export function cellName(rowFrom1: number, columnFrom0: number): string {
  return `${columnName(columnFrom0)}${rowFrom1}`
}

/** As spreadsheet programs call a column: A, B, … Z, AA. */
export function columnName(columnFrom0: number): string {
  const letter = String.fromCharCode(65 + (columnFrom0 % 26))
  return columnFrom0 < 26 ? letter : columnName(Math.floor(columnFrom0 / 26) - 1) + letter
}
