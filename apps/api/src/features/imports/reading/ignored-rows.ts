import { UnreadableFile } from './fault.ts'
import type { ReadingLimits } from './limits.ts'
import type { IgnoredReason, IgnoredRows } from './sheet-reading.ts'

/** Remembers which rows are no people, and why; neighbours with the same reason as one. */
export function createIgnoredRows(limits: ReadingLimits) {
  const list: IgnoredRows[] = []
  return {
    list,
    /** Both ends included; nothing where the first comes after the last. */
    add(from: number, to: number, reason: IgnoredReason): void {
      if (from > to) return
      const last = list.at(-1)
      if (last?.reason === reason && last.to === from - 1) last.to = to
      else list.push({ from, to, reason })
      // Between people there is one at most; only a file that was made to be a burden has more.
      if (list.length > 2 * limits.rows + 100)
        throw new UnreadableFile('too_many_rows', { limit: limits.rows })
    },
  }
}
