import { type ImportMapping, ROW_OUTCOMES } from '@rollcall/contract'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { type ImportRow, noteStored } from './import-store.ts'
import type { Names } from './names.ts'
import { createRepeatNotes, insertRows, type NewRow } from './new-rows.ts'
import type { ReadingHead, RowTaker, SheetRow } from './reading/index.ts'
import { type ReadRow, readRow, valuesOf } from './row-values.ts'

/** By what the rows of a file are understood. */
export interface Meaning {
  /** Which reading of the file it is. */
  reading: string
  mapping: ImportMapping
  /** It is plain enough to judge the rows by it. */
  isPlain: boolean
  names: Names
}

export interface Stored {
  count: number
  /** How many of them were stored here with each outcome. */
  counts: ImportRow['counts']
  meaning: Meaning
}

/** The rows that come later know those that came before. */
interface Understanding extends Meaning {
  isRepeated: (row: ReadRow) => boolean
}

function toNewRows(
  rows: SheetRow[],
  { headers }: ReadingHead,
  { mapping, names, isRepeated }: Understanding,
): NewRow[] {
  return rows.map(({ number, cells }) => {
    while (cells.length < headers.length) cells.push('')
    const meant = readRow(valuesOf(cells, mapping), names)
    return { number, cells, ...meant, isRepeated: isRepeated(meant) }
  })
}

/** Where the rows of a file go as they are read, those that come together in one transaction, two of which may be open. */
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
  let understanding: Promise<Understanding> | null = null
  let meaning: Meaning | null = null
  let count = 0
  const counts: ImportRow['counts'] = {}
  let failed = false

  async function store(rows: SheetRow[], head: ReadingHead): Promise<ImportRow['counts']> {
    if (!understanding) {
      const stored = storeFirst(rows, head)
      understanding = stored.then(({ begun }) => begun)
      meaning = await understanding
      return (await stored).counts
    }
    const begun = await understanding
    const fresh = toNewRows(rows, head, begun)
    return write((org) => insert(org, fresh, begun))
  }

  /** With the first rows it is found out what they mean: in one transaction, so that a second try begins anew. */
  function storeFirst(rows: SheetRow[], head: ReadingHead) {
    return write(async (org) => {
      const begun = { ...(await begin(org, rows, head)), isRepeated: createRepeatNotes() }
      return { begun, counts: await insert(org, toNewRows(rows, head, begun), begun) }
    })
  }

  /** That the disk has them is waited for when all are there: the import only counts as read from then on. */
  function write<T>(work: (org: OrgWriter) => Promise<T>): Promise<T> {
    return orgs.write(orgId, async (org) => {
      const [, result] = await Promise.all([org.rows`set local synchronous_commit = off`, work(org)])
      return result
    })
  }

  async function insert(
    org: OrgWriter,
    rows: NewRow[],
    { reading, isPlain }: Meaning,
  ): Promise<ImportRow['counts']> {
    const [inserted] = await Promise.all([
      insertRows(org, id, rows, { judged: isPlain }),
      noteStored(org, id, reading, count + rows.length),
    ])
    return inserted
  }

  return {
    async take(rows, head) {
      try {
        const inserted = await store(rows, head)
        count += rows.length
        for (const outcome of ROW_OUTCOMES) {
          const more = inserted[outcome]
          if (more) counts[outcome] = (counts[outcome] ?? 0) + more
        }
      } catch (error) {
        failed = true
        throw error
      }
    },
    hasFailed: () => failed,
    stored() {
      if (!meaning) throw new Error('A file was read that has no rows.')
      return { count, counts, meaning }
    },
  }
}
