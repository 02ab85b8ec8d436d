import type { ImportMapping } from '@rollcall/contract'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { updateProgress } from './import-store.ts'
import type { Names } from './names.ts'
import { createRepeatNotes, insertRows, type NewRow } from './new-rows.ts'
import type { ReadingHead, RowTaker, SheetRow } from './reading/index.ts'
import { readRow, valuesOf } from './row-values.ts'

/** By what the rows of a file are understood. */
export interface Meaning {
  mapping: ImportMapping
  /** It is plain enough to judge the rows by it. */
  isPlain: boolean
  names: Names
}

export interface Stored {
  count: number
  meaning: Meaning
}

/** Where the rows of a file go as they are read, those that come together in one transaction. */
export interface RowStore {
  take: RowTaker
  /** Whether it was here that something went wrong. */
  hasFailed(): boolean
  stored(): Stored
}

/** Makes one for an import. `begin` is asked once, with the first rows, by what they are to be understood. */
export function createRowStore(
  orgs: Orgs,
  orgId: string,
  id: string,
  begin: (org: OrgWriter, rows: SheetRow[], head: ReadingHead) => Promise<Meaning>,
): RowStore {
  const isRepeated = createRepeatNotes()
  let meaning: Meaning | null = null
  let count = 0
  let failed = false

  function toNewRow(
    { number, cells }: SheetRow,
    { mapping, names }: Meaning,
    { headers }: ReadingHead,
  ): NewRow {
    while (cells.length < headers.length) cells.push('')
    const meant = readRow(valuesOf(cells, mapping), names)
    return { number, cells, ...meant, isRepeated: isRepeated(meant) }
  }

  async function store(rows: SheetRow[], head: ReadingHead): Promise<void> {
    const known = meaning ?? (await orgs.write(orgId, (org) => begin(org, rows, head)))
    meaning = known
    const fresh = rows.map((row) => toNewRow(row, known, head))
    count += rows.length
    await orgs.write(orgId, async (org) => {
      await insertRows(org, id, fresh, { judged: known.isPlain })
      await updateProgress(org, id, { done: count })
    })
  }

  return {
    async take(rows, head) {
      try {
        await store(rows, head)
      } catch (error) {
        failed = true
        throw error
      }
    },
    hasFailed: () => failed,
    stored() {
      if (!meaning) throw new Error('A file was read that has no rows.')
      return { count, meaning }
    },
  }
}
