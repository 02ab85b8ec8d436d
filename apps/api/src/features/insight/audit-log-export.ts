import type { AuditEntryDto, ExportAuditLogQuery, Locale } from '@rollcall/contract'
import { AUDIT_ACTIONS } from '@rollcall/contract'
import type { OrgCaller } from '../../core/access.ts'
import type { FileReply } from '../../core/files.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { toFile } from '../../core/spreadsheet-writer.ts'
import { clockOf } from '../../core/zoned-time.ts'
import { requireOrg } from '../orgs/index.ts'
import { toAuditEntryDto } from './audit-entry.ts'
import { type AuditRow, auditCursor, listAuditLog } from './audit-log-store.ts'
import { type AuditLogWords, auditLogWords } from './audit-log-words.ts'
import { type NamedAuditRow, nameSubjects, SCOPE_OF } from './audit-subjects.ts'

/** So many rows are read at a time, each time in a scope of its own. */
const PAGE = 1000

/** Who takes it along: the language of their words, and what they may read. */
interface Reader extends Pick<OrgCaller, 'orgId' | 'holds'> {
  locale: Locale | null
}

/** The entries of the audit log that a filter shows, newest first, as a file in the language of the reader. */
export async function exportAuditLog(
  orgs: Orgs,
  reader: Reader,
  { format, ...filter }: ExportAuditLogQuery,
): Promise<FileReply> {
  const { time_zone: zone, locale: own } = await orgs.read(reader.orgId, requireOrg)
  const words = auditLogWords[reader.locale ?? own]
  const clock = clockOf(zone)
  const { number, when, what, about, details, who, code, ids } = words.columns
  return toFile(
    {
      name: `audit-log-${clock(new Date()).slice(0, 10)}`,
      columns: [number, `${when} (${zone})`, what, about, details, who, code, ...ids],
      rows: (async function* () {
        for await (const row of everyEntry(orgs, reader, filter))
          yield toCells(toAuditEntryDto(row), words, clock, reader)
      })(),
    },
    format,
  )
}

async function* everyEntry(
  orgs: Orgs,
  { orgId, holds }: Reader,
  filter: Omit<ExportAuditLogQuery, 'format'>,
): AsyncGenerator<NamedAuditRow> {
  for (let last: AuditRow | undefined; ; ) {
    const cursor = last ? auditCursor(last) : null
    const rows = await orgs.read(orgId, async (org) =>
      nameSubjects(org, await listAuditLog(org, filter, cursor, PAGE), holds),
    )
    yield* rows
    last = rows.at(-1)
    if (rows.length < PAGE) return
  }
}

function toCells(
  entry: AuditEntryDto,
  words: AuditLogWords,
  clock: (at: Date) => string,
  { holds }: Reader,
): string[] {
  const { seq, at, action, actor, subjectId, subject, before, after, requestId } = entry
  const known = AUDIT_ACTIONS.find((one) => one === action)
  return [
    String(seq),
    clock(new Date(at)),
    known ? words.actions[known] : action,
    subject && holds(SCOPE_OF[subject.kind]) ? (subject.name ?? words.gone[subject.kind]) : '',
    detailsOf(entry, words),
    actor.name ?? words.by[actor.kind],
    action,
    actor.id ?? '',
    subjectId ?? '',
    before ? JSON.stringify(before) : '',
    after ? JSON.stringify(after) : '',
    requestId ?? '',
  ]
}

/** What changed, of that which has a name; what the entry is about is named already. */
function detailsOf({ before, after, names, subject }: AuditEntryDto, { fields }: AuditLogWords): string {
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const say = (field: string, value: unknown) =>
    [value]
      .flat()
      .flatMap((one) => (field === 'name' ? one : nameOf.get(String(one))) ?? [])
      .join(', ')
  return Object.entries(fields)
    .map(([field, word]) => {
      const [from, to] = [say(field, before?.[field]), say(field, after?.[field])]
      const change = from !== '' && after !== null && field in after ? `${from} → ${to || '—'}` : to || from
      return change && !(field === 'name' && change === subject?.name) && `${word}: ${change}`
    })
    .filter(Boolean)
    .join('; ')
}
