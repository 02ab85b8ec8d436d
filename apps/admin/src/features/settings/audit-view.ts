import type { AuditLogFilter, AuditLogQuery } from '@rollcall/contract'

/** What entries are shown: of an action, by a person, from one day to another. */
export type AuditFilter = Pick<AuditLogFilter, 'action' | 'actorId' | 'from' | 'until'>

/** What of the audit log is shown. All of it stands in the address. */
export interface AuditView {
  filter: AuditFilter
  /** The cursors of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
}

const PAGE_SIZE = 25
const FIELDS = ['action', 'actorId', 'from', 'until'] as const

/** Reads the view from the address. */
export function readAuditView(search: URLSearchParams): AuditView {
  const filter: AuditFilter = {}
  for (const field of FIELDS) {
    const value = search.get(field)
    if (value) filter[field] = value
  }
  return { filter, cursors: search.getAll('cursor') }
}

/** The address of a view. */
export function writeAuditView({ filter, cursors }: AuditView): URLSearchParams {
  const search = new URLSearchParams()
  for (const field of FIELDS) if (filter[field]) search.set(field, filter[field])
  for (const cursor of cursors) search.append('cursor', cursor)
  return search
}

/** What the server is asked for. */
export function toAuditQuery({ filter, cursors }: AuditView): AuditLogQuery {
  const cursor = cursors.at(-1)
  return { limit: PAGE_SIZE, ...filter, ...(cursor === undefined ? {} : { cursor }) }
}
