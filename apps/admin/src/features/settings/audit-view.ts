import type { AuditLogQuery } from '@rollcall/contract'

/** What of the audit log is shown. All of it stands in the address. */
export interface AuditView {
  /** Only entries of this action; null: all. */
  action: string | null
  /** The cursors of the pages that were turned, the shown page's last; none on the first page. */
  cursors: string[]
}

const PAGE_SIZE = 25

/** Reads the view from the address. */
export function readAuditView(search: URLSearchParams): AuditView {
  return { action: search.get('action'), cursors: search.getAll('cursor') }
}

/** The address of a view. Another action starts at the first page. */
export function writeAuditView({ action, cursors }: AuditView): URLSearchParams {
  const search = new URLSearchParams()
  if (action !== null) search.set('action', action)
  for (const cursor of cursors) search.append('cursor', cursor)
  return search
}

/** What the server is asked for. */
export function toAuditQuery({ action, cursors }: AuditView): AuditLogQuery {
  const cursor = cursors.at(-1)
  return {
    limit: PAGE_SIZE,
    ...(action === null ? {} : { action }),
    ...(cursor === undefined ? {} : { cursor }),
  }
}
