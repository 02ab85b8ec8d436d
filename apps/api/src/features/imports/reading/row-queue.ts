import type { ReadingHead, RowTaker, SheetRow } from './sheet-reading.ts'

/** Rows that come as they are read, for somebody who takes longer with them. */
export interface RowQueue {
  add(rows: SheetRow[], head: ReadingHead): void
  /** Done when all of them were taken. Throws what the taker threw. */
  end(): Promise<void>
}

/** Rows that are taken at once. */
const ROWS_AT_ONCE = 2000
/** How often at the same time: while the database works on some rows, the next are made ready for it. */
const TAKES_AT_ONCE = 2

/** Hands on what waits, in order, as soon as the taker has taken enough of the rows before. When it throws, `onFailure` is told at once. */
export function createRowQueue(take: RowTaker, onFailure: () => void): RowQueue {
  const waiting: SheetRow[] = []
  const working = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null

  async function takeWaiting(head: ReadingHead): Promise<void> {
    try {
      while (waiting.length > 0 && !failure) await take(waiting.splice(0, ROWS_AT_ONCE), head)
    } catch (error) {
      failure ??= { error }
      onFailure()
    }
  }

  function start(head: ReadingHead): void {
    const work = takeWaiting(head).finally(() => working.delete(work))
    working.add(work)
  }

  return {
    add(rows, head) {
      if (failure) return
      for (const row of rows) waiting.push(row)
      if (working.size < TAKES_AT_ONCE) start(head)
    },
    async end() {
      await Promise.all(working)
      if (failure) throw failure.error
    },
  }
}
