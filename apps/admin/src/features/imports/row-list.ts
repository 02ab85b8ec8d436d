import {
  type ImportDto,
  type ListRowsQuery,
  ROW_OUTCOMES,
  type RowOutcome,
  type RowProblem,
} from '@rollcall/contract'

/** Which rows are shown. All of it stands in the address. */
export interface RowList {
  /** `attention`: all that need work; null: every row. */
  show: RowOutcome | 'attention' | null
  /** The cursors of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
}

export const PAGE_SIZE = 50

/** Rows for which a person can do something. */
const NEEDS_WORK: readonly RowOutcome[] = [
  'invalid_email',
  'unknown_group',
  'unknown_location',
  'duplicate',
  'suppressed',
  'archived',
  'declined_before',
]

/** Reads the list from the address; what it does not understand is as if it were not there. */
export function readRowList(search: URLSearchParams): RowList {
  const asked = search.get('show')
  const show = asked === 'attention' ? asked : (ROW_OUTCOMES.find((outcome) => outcome === asked) ?? null)
  return { show, cursors: search.getAll('cursor') }
}

/** The address of the same screen with other rows. Another filter starts at the first page. */
export function writeRowList(search: URLSearchParams, change: Partial<RowList>): URLSearchParams {
  const { show, cursors } = { ...readRowList(search), cursors: [], ...change }
  const next = new URLSearchParams(search)
  next.delete('show')
  next.delete('cursor')
  if (show !== null) next.set('show', show)
  for (const cursor of cursors) next.append('cursor', cursor)
  return next
}

/** What the server is asked for. */
export function toRowsQuery({ show, cursors }: RowList): ListRowsQuery {
  const cursor = cursors.at(-1)
  return {
    limit: PAGE_SIZE,
    ...(show === null ? {} : show === 'attention' ? { attention: true } : { outcome: show }),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

/** The outcomes that there are, each with its number of rows; together they are all rows. */
export function outcomesIn({ outcomes }: ImportDto['counts']): { outcome: RowOutcome; count: number }[] {
  return ROW_OUTCOMES.map((outcome) => ({ outcome, count: outcomes[outcome] ?? 0 })).filter(
    ({ count }) => count > 0,
  )
}

/** How many rows need work. */
export function countAttention({ outcomes }: ImportDto['counts']): number {
  return NEEDS_WORK.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0)
}

/** Whom an approval invites: at once, and only where the admin says so. */
export function countInvited({ outcomes }: ImportDto['counts']): { sure: number; again: number } {
  const { invite = 0, archived = 0, declined_before = 0 } = outcomes
  return { sure: invite, again: archived + declined_before }
}

/** Whether a problem is one of the text in the cell; all others are about the person. */
export function isToMend({ code }: Pick<RowProblem, 'code'>): boolean {
  return code === 'invalid_email' || code === 'unknown_group' || code === 'unknown_location'
}
