import type { AuditEntryDto, ExportAuditLogQuery, Locale } from '@rollcall/contract'
import type { FileReply } from '../../core/files.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { toFile } from '../../core/spreadsheet-writer.ts'
import { clockOf } from '../../core/zoned-time.ts'
import { requireOrg } from '../orgs/index.ts'
import { type AuditRow, listAuditLog, toAuditEntryDto } from './audit-log-store.ts'
import { timelineWords } from './timeline-words.ts'

/** So many rows are read at a time, each time in a scope of its own. */
const PAGE = 1000

const HEADINGS = {
  en: ['Number', 'What', 'Who', 'Id of who', 'Id of what', 'Before', 'After', 'Request'],
  es: ['Número', 'Qué', 'Quién', 'Id. de quién', 'Id. de qué', 'Antes', 'Después', 'Petición'],
}

/** The entries of the audit log that a filter shows, newest first, as a file in the language of the reader. */
export async function exportAuditLog(
  orgs: Orgs,
  orgId: string,
  locale: Locale | null,
  { format, ...filter }: ExportAuditLogQuery,
): Promise<FileReply> {
  const { time_zone: zone, locale: own } = await orgs.read(orgId, requireOrg)
  const language = locale ?? own
  const { when, by } = timelineWords[language]
  const clock = clockOf(zone)
  const [number = '', ...others] = HEADINGS[language]
  const toRow = ({ seq, at, action, actor, subjectId, before, after, requestId }: AuditEntryDto) => [
    String(seq),
    clock(new Date(at)),
    action,
    actor.name ?? by[actor.kind === 'user' ? 'admin' : actor.kind],
    actor.id ?? '',
    subjectId ?? '',
    before ? JSON.stringify(before) : '',
    after ? JSON.stringify(after) : '',
    requestId ?? '',
  ]
  return toFile(
    {
      name: `audit-log-${clock(new Date()).slice(0, 10)}`,
      columns: [number, `${when} (${zone})`, ...others],
      rows: (async function* () {
        for await (const row of everyEntry(orgs, orgId, filter)) yield toRow(toAuditEntryDto(row))
      })(),
    },
    format,
  )
}

async function* everyEntry(
  orgs: Orgs,
  orgId: string,
  filter: Omit<ExportAuditLogQuery, 'format'>,
): AsyncGenerator<AuditRow> {
  for (let last: AuditRow | undefined; ; ) {
    const cursor = last ? [String(last.seq)] : null
    const rows = await orgs.read(orgId, (org) => listAuditLog(org, filter, cursor, PAGE))
    yield* rows
    last = rows.at(-1)
    if (rows.length < PAGE) return
  }
}
