import { UnreadableFile } from './fault.ts'
import { readFile } from './read-file.ts'
import type { ChildMessage, ReadingTask } from './reading-process.ts'
import type { ReadingHead, SheetRow } from './sheet-reading.ts'
import { warmUp } from './warm-up.ts'

// The process in which one file is read: `spare-process.ts` starts it; `reading-process.ts` says how to read, gives it the file on
// its standard input, and ends it when it takes too much. It knows no secrets and talks to nobody else.

const ROWS_AT_ONCE = 500
const LETTERS_AT_ONCE = 200_000

// Whoever started this has gone.
process.on('disconnect', () => process.exit())
let isAsked = false
const asked = new Promise<ReadingTask>((resolve) => {
  process.once('message', (task: ReadingTask) => {
    isAsked = true
    resolve(task)
  })
})
if (process.env.WARM_UP) await warmUp(() => isAsked)

/** Messages arrive in the order in which they were sent: when one has been handed over, so have all before it. */
const send = (message: ChildMessage) =>
  new Promise<void>((resolve) => void process.send?.(message, () => resolve()))
const { known, limits, choices } = await asked
void send({ begun: true })
const bytes = Buffer.concat(await process.stdin.toArray())

let rows: SheetRow[] = []
let letters = 0
function flush(head: ReadingHead): void {
  if (rows.length === 0) return
  void send({ rows, head: { headerRow: head.headerRow, headers: head.headers } })
  rows = []
  letters = 0
}

try {
  const end = await readFile(known, bytes, limits, choices, (row, head) => {
    rows.push(row)
    for (const cell of row.cells) letters += cell.length
    if (rows.length >= ROWS_AT_ONCE || letters >= LETTERS_AT_ONCE) flush(head())
  })
  flush(end)
  await send({ end })
} catch (error) {
  await send(error instanceof UnreadableFile ? sayFault(error) : { broken: describe(error) })
}
process.disconnect()

function sayFault({ fault, seen }: UnreadableFile): ChildMessage {
  return seen ? { fault, seen } : { fault }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
