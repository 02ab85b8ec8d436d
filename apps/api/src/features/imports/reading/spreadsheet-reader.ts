import type { ReadingChoices } from '@rollcall/contract'
import { type ReadingFault, UnreadableFile } from './fault.ts'
import { type KnownFile, recognise } from './file-kind.ts'
import type { ReadingLimits } from './limits.ts'
import { type ReadingOutcome, readInProcess } from './reading-process.ts'
import type { ReadingEnd, ReadingResult, RowTaker, SheetRow } from './sheet-reading.ts'
import { createReadingProcesses } from './spare-process.ts'

export interface SpreadsheetFile {
  /** As the person calls it: only its extension is looked at. */
  name: string
  bytes: Buffer
}

export interface SpreadsheetReader {
  /** What is wrong with a file at first sight, for the request that brings it; null: it is worth reading. */
  check(file: SpreadsheetFile): ReadingFault | null
  /** Reads a file. One that cannot be read is a result, not an error. */
  read(file: SpreadsheetFile, choices?: ReadingChoices): Promise<ReadingResult>
  /** The same, handing on the rows as they come. Where the file turns out to be at fault, some of them were taken. */
  stream(file: SpreadsheetFile, choices: ReadingChoices, take: RowTaker): Promise<ReadingOutcome>
  /** From now on a process waits for the next file; it takes some memory for that. */
  keepReady(): void
  close(): void
}

export function createSpreadsheetReader(limits: ReadingLimits): SpreadsheetReader {
  const processes = createReadingProcesses(limits)
  const stream: SpreadsheetReader['stream'] = async ({ name, bytes }, choices, take) => {
    const known = tryRecognise(name, bytes, limits)
    return 'fault' in known ? known : readInProcess(bytes, { known, limits, choices }, take, processes)
  }
  return {
    check({ name, bytes }) {
      const known = tryRecognise(name, bytes, limits)
      return 'fault' in known ? known.fault : null
    },
    async read(file, choices = {}) {
      const rows: SheetRow[] = []
      const outcome = await stream(file, choices, async (more) => {
        for (const row of more) rows.push(row)
      })
      return 'fault' in outcome ? outcome : { reading: { ...outcome.end, rows: fillRows(rows, outcome.end) } }
    },
    stream,
    keepReady: processes.keepReady,
    close: processes.close,
  }
}

/** Gives every row a cell for each heading. */
function fillRows(rows: SheetRow[], { headers }: ReadingEnd): SheetRow[] {
  for (const { cells } of rows) while (cells.length < headers.length) cells.push('')
  return rows
}

function tryRecognise(
  name: string,
  bytes: Buffer,
  limits: ReadingLimits,
): KnownFile | Extract<ReadingResult, { fault: unknown }> {
  try {
    return recognise(name, bytes, limits)
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault }
    throw error
  }
}
