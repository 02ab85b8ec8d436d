import { createHash } from 'node:crypto'
import { loosen } from './plain-text.ts'

/** What a column can hold. `ignore`: what our own error files add; known, and never imported. */
export const COLUMN_ROLES = ['email', 'group', 'location', 'externalId', 'ignore'] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** A role that can be imported. */
export type MappedRole = Exclude<ColumnRole, 'ignore'>

/** Which column, from 0, holds what; null: none does. */
export type ColumnMapping = Record<MappedRole, number | null>

/** The surest first: of two columns that both could be the group, it is the one whose heading comes earlier here. */
const ALIASES: Record<ColumnRole, string[]> = {
  email: [
    ...['email', 'mail', 'email address', 'mail address', 'email id', 'your email', 'primary email'],
    ...[
      'work email',
      'work email address',
      'business email',
      'company email',
      'school email',
      'office email',
    ],
    ...['employee email', 'staff email', 'user email', 'learner email', 'student email', 'teacher email'],
    ...['member email', 'contact email', 'email work', 'emails', 'email addresses', 'personal email'],
    ...['username email', 'user principal name', 'upn', 'google email', 'microsoft email'],
    ...['correo', 'correo electrónico', 'correos', 'correos electrónicos', 'email de trabajo'],
    ...['dirección de correo', 'dirección de correo electrónico', 'dirección de email', 'dirección email'],
    ...[
      'correo de trabajo',
      'correo laboral',
      'correo corporativo',
      'correo institucional',
      'correo escolar',
    ],
    ...['correo personal', 'correo del empleado', 'correo del alumno', 'correo e', 'cuenta de correo'],
  ],
  group: [
    ...['group', 'groups', 'group name', 'learner group', 'training group', 'user group', 'staff group'],
    ...['team', 'team name', 'department', 'dept', 'department name', 'class', 'class name'],
    ...['grupo', 'grupos', 'nombre del grupo', 'nombre de grupo', 'grupo de formación', 'grupo de trabajo'],
    ...['equipo', 'departamento', 'clase'],
  ],
  location: [
    ...['location', 'locations', 'location name', 'work location', 'site', 'site name', 'work site'],
    ...['campus', 'campus name', 'school', 'school name', 'branch', 'branch name', 'building', 'office'],
    ...['office location', 'facility', 'facility name', 'clinic', 'workplace', 'worksite'],
    ...['centro', 'centro de trabajo', 'nombre del centro', 'ubicación', 'sede', 'lugar', 'lugar de trabajo'],
    ...['localización', 'escuela', 'colegio', 'sucursal', 'oficina', 'edificio', 'clínica', 'plantel'],
  ],
  externalId: [
    ...['external id', 'employee id', 'employee number', 'employee no', 'emp id', 'staff id', 'staff number'],
    ...['personnel number', 'payroll number', 'payroll id', 'badge number', 'user id', 'learner id'],
    ...['student id', 'student number', 'teacher id', 'person id', 'member id', 'id number'],
    ...['id externo', 'identificador', 'identificador externo', 'id de empleado', 'id del empleado'],
    ...['número de empleado', 'número de personal', 'no de empleado', 'num empleado', 'nº de empleado'],
    ...['id de alumno', 'número de alumno', 'matrícula', 'legajo', 'código de empleado'],
  ],
  ignore: ['what to mend', 'qué corregir'],
}

const MEANINGS = new Map(
  COLUMN_ROLES.flatMap((role) => ALIASES[role].map((alias, rank) => [toKey(alias), { role, rank }] as const)),
)

/** What a heading says that its column holds; null where it says nothing we know. */
export function roleOf(heading: string): ColumnRole | null {
  return MEANINGS.get(toKey(heading))?.role ?? null
}

/** "E-mail", "e mail" and "Email *" are one heading. */
function toKey(heading: string): string {
  return loosen(heading).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Which columns hold what, by their headings, and how many of the four were found. */
export function matchColumns(headings: string[]): { mapping: ColumnMapping; known: number } {
  const meanings = headings.map((heading) => MEANINGS.get(toKey(heading)))
  const surest = (role: MappedRole): number | null => {
    const ranks = meanings.map((meaning) =>
      meaning?.role === role ? meaning.rank : Number.POSITIVE_INFINITY,
    )
    const best = Math.min(...ranks)
    return Number.isFinite(best) ? ranks.indexOf(best) : null
  }
  const mapping = {
    email: surest('email'),
    group: surest('group'),
    location: surest('location'),
    externalId: surest('externalId'),
  }
  return { mapping, known: Object.values(mapping).filter((column) => column !== null).length }
}

/** The columns that nobody mapped, for the person to know that they are left out. Our own are no news. */
export function listIgnoredColumns(headings: string[], mapping: ColumnMapping): string[] {
  const mapped = new Set(Object.values(mapping))
  return headings.filter((text, at) => text.trim() !== '' && !mapped.has(at) && roleOf(text) !== 'ignore')
}

/**
 * The same for every file with these headings in this order, and for the error file that we make of one: an organization's mapping is
 * remembered by it.
 */
export function headingsKey(headings: string[]): string {
  const keys = headings.filter((heading) => roleOf(heading) !== 'ignore').map(toKey)
  while (keys.at(-1) === '') keys.pop()
  return createHash('sha256').update(JSON.stringify(keys)).digest('hex')
}

/** The column that holds an address in most rows, where headings say nothing; null where none does. */
export function findAddressColumn(rows: string[][]): number | null {
  const counts = new Map<number, number>()
  for (const cells of rows) {
    cells.forEach((cell, at) => {
      if (looksLikeAddress(cell)) counts.set(at, (counts.get(at) ?? 0) + 1)
    })
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best && best[1] * 2 > rows.length ? best[0] : null
}

/** Close enough to tell an address from a heading; whether mail can go there is `parseEmailAddress`'s to say. */
export function looksLikeAddress(text: string): boolean {
  return /^\s*[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+\s*$/.test(text)
}
