import type { Page } from '@rollcall/contract'
import { AppError } from './errors.ts'

const DEFAULT_LIMIT = 50

/** Where a page begins: the sort values of the last item of the page before, as text. */
export type Cursor = string[]

/** How many rows a list was asked for; 50 unless said. */
export function limitOf(query: { limit?: number }): number {
  return query.limit ?? DEFAULT_LIMIT
}

/** Reads a cursor of `length` parts; null for the first page, `invalid_input` for one that this list did not give out. */
export function readCursor(cursor: string | undefined, length: number): Cursor | null {
  if (cursor === undefined) return null
  const parts = parse(Buffer.from(cursor, 'base64url').toString())
  if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string'))
    return parts
  throw new AppError(
    'invalid_input',
    'This page of the list cannot be opened. Start again from the first page.',
    [{ pointer: '?cursor', code: 'invalid', detail: 'Use the cursor as it was given in `next`.' }],
  )
}

/** Cuts the one row too many that says that there is a next page, and presents the rest. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last !== undefined ? encode(cursorOf(last)) : null
  return { items: shown.map(present), next }
}

function encode(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
