import type { AuditEntryDto, AuditSubject, Scope } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { AuditRow } from './audit-log-store.ts'
import { type AuditName, listAuditNames } from './audit-names.ts'

type Subject = NonNullable<AuditEntryDto['subject']>

/** A row of the log, and what people call what it is about. */
export interface NamedAuditRow extends AuditRow {
  subject: Subject | null
  names: AuditEntryDto['names']
}

/** What an entry is about, by how its action begins. An invite is about its learner; all others are about the organization. */
const KINDS: Record<string, AuditSubject> = {
  learner: 'learner',
  invite: 'learner',
  admin: 'admin',
  group: 'group',
  location: 'location',
  training: 'training',
  import: 'import',
  key: 'api_key',
}

/** Who may read the one may read its name here. */
export const SCOPE_OF: Record<AuditSubject, Scope> = {
  learner: 'learners:read',
  admin: 'admins:read',
  group: 'groups:read',
  location: 'locations:read',
  training: 'trainings:read',
  import: 'invites:read',
  api_key: 'keys:read',
}

/** Says of each row what it is about, by one statement for all of them. */
export async function nameSubjects(
  org: OrgReader,
  rows: AuditRow[],
  holds: (scope: Scope) => boolean,
): Promise<NamedAuditRow[]> {
  const ids = rows.flatMap((row) => [subjectOf(row)?.id ?? [], thingsIn(row)].flat())
  const found = await listAuditNames(org, [...new Set(ids)])
  const names = new Map(found.filter(({ kind }) => holds(SCOPE_OF[kind])).map((name) => [name.id, name]))
  return rows.map((row) => ({ ...row, subject: named(row, names), names: namesIn(row, names) }))
}

function subjectOf({ action, subject_id, before, after }: AuditRow): Omit<Subject, 'name'> | null {
  const [begin = ''] = action.split('.')
  const kind = KINDS[begin]
  const id = begin === 'invite' ? (after?.learnerId ?? before?.learnerId) : subject_id
  return kind !== undefined && typeof id === 'string' ? { kind, id } : null
}

function named(row: AuditRow, names: Map<string, AuditName>): Subject | null {
  const subject = subjectOf(row)
  return subject && { ...subject, name: names.get(subject.id)?.name ?? null }
}

/** The ids of groups, locations and trainings among what changed. */
function thingsIn({ before, after }: AuditRow): string[] {
  return [before, after].flatMap((facts) =>
    Object.entries(facts ?? {}).flatMap(([field, value]) =>
      /^(group|location|training)Ids?$/.test(field) ? [value].flat().filter(isText) : [],
    ),
  )
}

function namesIn(row: AuditRow, names: Map<string, AuditName>): AuditEntryDto['names'] {
  return [...new Set(thingsIn(row))].flatMap((id) => {
    const found = names.get(id)
    return found ? [{ id, name: found.name }] : []
  })
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
