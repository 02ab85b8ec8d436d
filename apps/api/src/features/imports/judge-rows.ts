import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'
import { isSuppressed } from '../suppressions/index.ts'
import { type ImportRow, raiseVersion, updateCounts } from './import-store.ts'
import type { Names } from './names.ts'

/** The rows that a change can have an effect on: those with these addresses, and these themselves. */
export interface Touched {
  emailKeys: string[]
  numbers: number[]
}

/** What keeps a row from being understood by itself; its first fault counts. */
export const FAULT = sql`
  case when email_key is null then 'invalid_email'
       when group_id is null then 'unknown_group'
       when location_value <> '' and location_id is null then 'unknown_location' end`

/** The one outcome of a `row` with a `fault`, which is the `nth` with its address, by the learner `l`. */
export const outcomeOf = (org: OrgReader): Sql => sql`
  case when row.fault is not null then row.fault
       when row.nth > 1 then 'duplicate'
       when l.status in ('prospect', 'pending') then 'already_invited'
       when l.status = 'active' then 'already_active'
       when l.status = 'archived' then 'archived'
       when l.status = 'declined' then 'declined_before'
       when ${isSuppressed(org, sql`row.email_key`)} then 'suppressed'
       else 'invite' end`

/** The people that a `row` is judged by. */
export function knownOf(org: OrgReader): Sql {
  return sql`
    left join learners l on l.org_id = ${org.orgId} and l.email_key = row.email_key`
}

/**
 * Gives each row exactly one outcome, by one statement, and counts them. Of the rows that are understood and have the same
 * address the first one counts, and the others are duplicates of it. With `touched` it looks at no other rows. True: some row has
 * another outcome than before.
 */
export async function judgeRows(org: OrgWriter, importId: string, touched?: Touched): Promise<boolean> {
  const among = touched
    ? sql`and (email_key = any(${touched.emailKeys}::text[]) or number = any(${touched.numbers}::int[]))`
    : nothing
  const [judged] = await org.rows<{ other: boolean }>`
    with row as (
      select number, email_key, ${FAULT} as fault,
             row_number() over (partition by email_key, ${FAULT} order by number) as nth
        from import_rows
       where org_id = ${org.orgId} and import_id = ${importId} ${among}),
    judged as (
      select row.number, ${outcomeOf(org)} as outcome
        from row
        ${knownOf(org)}),
    other as (
      update import_rows r set outcome = judged.outcome
        from judged
       where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.number = judged.number
         and r.outcome is distinct from judged.outcome
      returning 1)
    select exists (select from other) as other`
  await updateCounts(org, importId)
  return judged?.other ?? false
}

/**
 * Judges all rows by how things are now: the names in them, each different one read once, and the people. It is another state of
 * the import only if that makes another one of some row.
 */
export async function judgeAnew(
  org: OrgWriter,
  { id, names_hash }: Pick<ImportRow, 'id' | 'names_hash'>,
  names: Names,
): Promise<void> {
  const isReadOtherwise = names_hash !== names.hash && (await rereadNames(org, id, names))
  const isJudgedOtherwise = await judgeRows(org, id)
  if (isReadOtherwise || isJudgedOtherwise) await raiseVersion(org, id)
}

async function rereadNames(org: OrgWriter, importId: string, names: Names): Promise<boolean> {
  const groups = await rereadGroups(org, importId, names)
  const locations = await rereadLocations(org, importId, names)
  await org.rows`
    update imports set names_hash = ${names.hash} where org_id = ${org.orgId} and id = ${importId}`
  return groups || locations
}

async function rereadGroups(org: OrgWriter, importId: string, names: Names): Promise<boolean> {
  const values = (await listGroupValues(org, importId)).map(({ value }) => value)
  const [reread] = await org.rows<{ other: boolean }>`
    with other as (
      update import_rows r set group_id = reading.id
        from unnest(
          ${values}::text[],
          ${values.map((value) => names.groups.match(value).found?.id ?? null)}::uuid[]) as reading (value, id)
       where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.group_value = reading.value
         and r.group_id is distinct from reading.id
      returning 1)
    select exists (select from other) as other`
  return reread?.other ?? false
}

async function rereadLocations(org: OrgWriter, importId: string, names: Names): Promise<boolean> {
  const values = (await listLocationValues(org, importId)).map(({ value }) => value)
  const [reread] = await org.rows<{ other: boolean }>`
    with other as (
      update import_rows r set location_id = reading.id
        from unnest(
          ${values}::text[],
          ${values.map((value) => names.locations.match(value).found?.id ?? null)}::uuid[]) as reading (value, id)
       where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.location_value = reading.value
         and r.location_id is distinct from reading.id
      returning 1)
    select exists (select from other) as other`
  return reread?.other ?? false
}

function listGroupValues(org: OrgReader, importId: string): Promise<{ value: string }[]> {
  return org.rows<{ value: string }>`
    select distinct group_value as value from import_rows where org_id = ${org.orgId} and import_id = ${importId}`
}

function listLocationValues(org: OrgReader, importId: string): Promise<{ value: string }[]> {
  return org.rows<{ value: string }>`
    select distinct location_value as value from import_rows where org_id = ${org.orgId} and import_id = ${importId}`
}
