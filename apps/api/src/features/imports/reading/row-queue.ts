import type { ReadingHead, RowTaker, SheetRow } from './sheet-reading.ts'

/** Rows that come as they are read, for somebody who takes longer with them. */
export interface RowQueue {
  add(rows: SheetRow[], head: ReadingHead): void
  /** Done when all of them were taken. Throws what the taker threw. */
  end(): Promise<void>
}

/** Rows that are taken at once. */
const AT_ONCE = 2000

/** Hands on what waits, in order, as soon as the taker is done with the last. When it throws, `onFailure` is told at once. */
export function createRowQueue(take: RowTaker, onFailure: () => void): RowQueue {
  const waiting: SheetRow[] = []
  let working: Promise<void> | null = null
  let failure: { error: unknown } | null = null

  async function work(head: ReadingHead): Promise<void> {
    try {
      while (waiting.length > 0) await take(waiting.splice(0, AT_ONCE), head)
    } catch (error) {
      failure = { error }
      onFailure()
    }
    working = null
  }

  return {
    add(rows, head) {
      if (failure) return
      for (const row of rows) waiting.push(row)
      working ??= work(head)
    },
    async end() {
      await working
      if (failure) throw failure.error
    },
  }
}
