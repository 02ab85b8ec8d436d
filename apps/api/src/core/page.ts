import type { Page } from '@rollcall/contract'
import { AppError } from './errors.ts'

const DEFAULT_LIMIT = 50

/** Where a page begins: the sort values of the last item of the page before, as text. */
export type Cursor = string[]

/** How many rows a list was asked for; 50 unless said. */
export function limitOf(query: { limit?: number }): number {
  return query.limit ?? DEFAULT_LIMIT
}

/** What a part of a cursor holds. A time is as Postgres writes it, to the microsecond. */
type PartKind = 'id' | 'text' | 'time' | 'number'

/** Reads a cursor of these parts; null for the first page, `invalid_input` for one that this list did not give out. */
export function readCursor(cursor: string | undefined, ...kinds: PartKind[]): Cursor | null {
  if (cursor === undefined) return null
  const parts = parse(Buffer.from(cursor, 'base64url').toString())
  if (Array.isArray(parts) && parts.length === kinds.length && parts.every(isText)) {
    if (kinds.every((kind, index) => PARTS[kind].test(parts[index] ?? ''))) return parts
  }
  throw new AppError(
    'invalid_input',
    'This page of the list cannot be opened. Start again from the first page.',
    [{ pointer: '?cursor', code: 'invalid', detail: 'Use the cursor as it was given in `next`.' }],
  )
}

const PARTS: Record<PartKind, RegExp> = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\0]*$/,
  time: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)*$/,
  number: /^\d{1,18}$/,
}

function isText(part: unknown): part is string {
  return typeof part === 'string'
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
