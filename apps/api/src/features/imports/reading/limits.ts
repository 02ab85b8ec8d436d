/** How much of a file is read before it is refused. */
export interface ReadingLimits {
  /** Rows with people in them. */
  rows: number
  /** Bytes of the file as it arrived. */
  fileBytes: number
  /** Parts of a packed workbook. */
  parts: number
  /** Bytes that all parts of a workbook may have together when they are unpacked. */
  unpackedBytes: number
  /** How many times larger than packed a part of more than a million bytes may become. */
  ratio: number
  /** Columns that are read; what stands to the right of them is left out and named. */
  columns: number
  /** A cell to the right of these many columns is a fault: no list of people is that wide. */
  farthestColumn: number
  /** Characters of a cell; what is longer is cut and named. */
  cellLength: number
  /** Characters of all cells that are read. */
  textLength: number
  /** What the process that reads may take: megabytes, and milliseconds of work. */
  memoryMb: number
  milliseconds: number
}

/** The limits for an installation that takes lists of so many people: 500 unless it says otherwise, 100,000 at most. */
export function limitsFor(rows: number): ReadingLimits {
  return {
    rows,
    fileBytes: Math.max(5 * 1024 * 1024, rows * 150),
    parts: 200,
    unpackedBytes: Math.max(20 * 1024 * 1024, rows * 1024),
    ratio: 100,
    columns: 50,
    farthestColumn: 256,
    cellLength: 500,
    textLength: 1_000_000 + rows * 500,
    memoryMb: 256,
    milliseconds: 10_000,
  }
}
