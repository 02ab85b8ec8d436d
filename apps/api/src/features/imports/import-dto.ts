import type { ImportDto, ImportReading, Locale } from '@rollcall/contract'
import type { SessionUser } from '../../core/access.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import { requireOrg } from '../orgs/index.ts'
import type { ImportRow } from './import-store.ts'
import { sayFormat, sayImportFault, sayNote } from './import-words.ts'
import { LISTS_SHEET, listIgnoredColumns } from './matching/index.ts'

const NO_MAIL = { waiting: 0, sent: 0, delivered: 0, failed: 0 }

/** An import as an admin sees it, in the language of who reads it. */
export function toImportDto(row: ImportRow, locale: Locale): ImportDto {
  const { fault, format, progress } = row
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    version: row.version,
    fault: fault && { code: fault.code, detail: sayImportFault(fault, locale) },
    format: format && row.state !== 'failed' ? sayFormat(format, locale) : null,
    reading: toReading(row),
    headers: row.headers,
    headerRow: row.header_row,
    mapping: row.mapping,
    ignoredColumns: row.mapping ? listIgnoredColumns(row.headers, row.mapping) : [],
    notes: row.notes.map((note) => sayNote(note, locale)),
    counts: { rows: row.row_count, outcomes: row.counts },
    progress: {
      done: progress.done ?? 0,
      total: progress.total ?? 0,
      delivery: progress.delivery ?? NO_MAIL,
    },
    notifyAt: row.notify_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    undoUntil: row.undo_until?.toISOString() ?? null,
  }
}

function toReading({ format, choices }: ImportRow): ImportReading | null {
  if (!format) return null
  const { kind, sheet, encoding, separator } = format
  // The names in the template of ours are nobody's list.
  const sheets = format.sheets.filter(({ name, hidden }) => !hidden || name !== LISTS_SHEET)
  return { kind, sheet, sheets, encoding, separator, choices }
}

/** The language of whoever calls; a program is answered in that of the organization. */
export async function localeOf(org: OrgReader, user: SessionUser | null): Promise<Locale> {
  return user?.locale ?? (await requireOrg(org)).locale
}

/** Presents an import to whoever calls; the language is looked up while the import is being found. */
export async function present(
  org: OrgReader,
  user: SessionUser | null,
  found: Promise<ImportRow>,
): Promise<ImportDto> {
  const [row, locale] = await Promise.all([found, localeOf(org, user)])
  return toImportDto(row, locale)
}
