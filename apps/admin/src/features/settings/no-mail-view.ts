import { type ListSuppressionsQuery, SUPPRESSION_REASONS, type SuppressionReason } from '@rollcall/contract'

/** Which of the addresses without mail are shown. All of it stands in the address. */
export interface NoMailView {
  q: string
  /** Only those for this reason; null: all. */
  reason: SuppressionReason | null
  /** The cursors of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
}

export const EVERYTHING: NoMailView = { q: '', reason: null, cursors: [] }

const PAGE_SIZE = 25

/** Reads the view from the address. */
export function readNoMailView(search: URLSearchParams): NoMailView {
  return {
    q: search.get('q') ?? '',
    reason: SUPPRESSION_REASONS.find((reason) => reason === search.get('reason')) ?? null,
    cursors: search.getAll('cursor'),
  }
}

/** The address of a view. */
export function writeNoMailView({ q, reason, cursors }: NoMailView): URLSearchParams {
  const search = new URLSearchParams()
  if (q !== '') search.set('q', q)
  if (reason !== null) search.set('reason', reason)
  for (const cursor of cursors) search.append('cursor', cursor)
  return search
}

/** What the server is asked for. */
export function toNoMailQuery({ q, reason, cursors }: NoMailView): ListSuppressionsQuery {
  const cursor = cursors.at(-1)
  return {
    limit: PAGE_SIZE,
    ...(q === '' ? {} : { q }),
    ...(reason === null ? {} : { reason }),
    ...(cursor === undefined ? {} : { cursor }),
  }
}
