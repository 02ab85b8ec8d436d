/** Rows in columns of equal width, under their headings where there are any. */
export function toTable(headings: string[] | null, rows: string[][]): string {
  const lines = headings ? [headings, ...rows] : rows
  const widths: number[] = []
  for (const line of lines)
    line.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
