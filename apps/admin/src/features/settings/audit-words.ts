import { AUDIT_ACTIONS, type AuditAction, type AuditEntryDto } from '@rollcall/contract'

export function isKnownAction(action: string): action is AuditAction {
  return AUDIT_ACTIONS.some((known) => known === action)
}

/** The fields that the texts have words for. */
export const KNOWN_FIELDS = [
  'name',
  'timeZone',
  'locale',
  'contact',
  'inviteExpiryDays',
  'reminderDays',
  'status',
  'reason',
  'role',
  'seats',
  'until',
  'scopes',
  'expiresAt',
  'source',
  'notifyAt',
  'held',
  'groupId',
  'groupIds',
  'locationId',
  'locationIds',
  'trainingId',
  'trainingIds',
  'externalId',
] as const
export type KnownField = (typeof KNOWN_FIELDS)[number]

export function isKnownField(field: string): field is KnownField {
  return KNOWN_FIELDS.some((known) => known === field)
}

/** The names of what was changed, where the entry only says that. */
export function changedFields(entry: AuditEntryDto): string[] {
  const fields = entry.after?.fields
  const told = new Set(changedValues(entry).map(({ name }) => name))
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string' && !told.has(field)) : []
}

/** One value before and after; null where the entry does not say. */
export interface ValueChange {
  name: string
  from: string | null
  to: string | null
}

/** The values that an entry holds and that a person can read. Ids say nothing: they go by their names, or are left out. */
export function changedValues({ before, after, subject, names }: AuditEntryDto): ValueChange[] {
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const read = (field: string, value: unknown) =>
    /Ids?$/.test(field) && field !== 'externalId' ? readable(namesOf(value, nameOf)) : readable(value)
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .filter((field) => field !== 'fields')
    .map((field) => {
      const from = read(field, before?.[field])
      const isEmptied = from !== null && after !== null && field in after
      return { name: field, from, to: read(field, after?.[field]) ?? (isEmptied ? '—' : null) }
    })
    .filter(({ from, to }) => from !== to)
    .filter((value) => !isItsName(value, subject?.name))
}

/** What the entry is about is named already. */
function isItsName({ name, from, to }: ValueChange, subject: string | null | undefined): boolean {
  return name === 'name' && (from === null || to === null) && (to ?? from) === subject
}

function namesOf(value: unknown, nameOf: Map<string, string>): string[] {
  return [value].flat().flatMap((id) => nameOf.get(String(id)) ?? [])
}

/** Nothing and `false` are not worth a line. */
function readable(value: unknown): string | null {
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : null
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return value === true ? 'true' : null
}
