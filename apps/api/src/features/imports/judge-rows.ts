import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { nothing, sql } from '../../core/sql.ts'
import { updateCounts } from './import-store.ts'
import type { Names } from './names.ts'

/** The rows that a change can have an effect on: those with these addresses, and these themselves. */
export interface Touched {
  emailKeys: string[]
  numbers: number[]
}

/** What keeps a row from being understood by itself; its first fault counts. */
const FAULT = sql`
  case when email_key is null then 'invalid_email'
       when group_id is null then 'unknown_group'
       when location_value <> '' and location_id is null then 'unknown_location' end`

/**
 * Gives each row exactly one outcome, by one statement, and counts them. Of the rows that are understood and have the same
 * address the first one counts, and the others are duplicates of it. With `touched` it looks at no other rows.
 */
export async function judgeRows(org: OrgWriter, importId: string, touched?: Touched): Promise<void> {
  const among = touched
    ? sql`and (email_key = any(${touched.emailKeys}::text[]) or number = any(${touched.numbers}::int[]))`
    : nothing
  await org.rows`
    with row as (
      select number, email_key, ${FAULT} as fault,
             row_number() over (partition by email_key, ${FAULT} order by number) as nth
        from import_rows
       where org_id = ${org.orgId} and import_id = ${importId} ${among}),
    judged as (
      select row.number,
             case when row.fault is not null then row.fault
                  when row.nth > 1 then 'duplicate'
                  when l.status in ('prospect', 'pending') then 'already_invited'
                  when l.status = 'active' then 'already_active'
                  when l.status = 'archived' then 'archived'
                  when l.status = 'declined' then 'declined_before'
                  when s.email_key is not null then 'suppressed'
                  else 'invite' end as outcome
        from row
        left join learners l on l.org_id = ${org.orgId} and l.email_key = row.email_key
        left join suppressions s on s.org_id = ${org.orgId} and s.email_key = row.email_key)
    update import_rows r set outcome = judged.outcome
      from judged
     where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.number = judged.number
       and r.outcome is distinct from judged.outcome`
  await updateCounts(org, importId)
}

/** Reads the names in all rows anew, each different one once, and judges the rows by what they mean now. */
export async function judgeAnew(org: OrgWriter, importId: string, names: Names): Promise<void> {
  await rereadGroups(org, importId, names)
  await rereadLocations(org, importId, names)
  await org.rows`
    update imports set names_hash = ${names.hash}, version = version + 1
     where org_id = ${org.orgId} and id = ${importId}`
  await judgeRows(org, importId)
}

async function rereadGroups(org: OrgWriter, importId: string, names: Names): Promise<void> {
  const values = (await listGroupValues(org, importId)).map(({ value }) => value)
  await org.rows`
    update import_rows r set group_id = reading.id
      from unnest(
        ${values}::text[],
        ${values.map((value) => names.groups.match(value).found?.id ?? null)}::uuid[]) as reading (value, id)
     where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.group_value = reading.value
       and r.group_id is distinct from reading.id`
}

async function rereadLocations(org: OrgWriter, importId: string, names: Names): Promise<void> {
  const values = (await listLocationValues(org, importId)).map(({ value }) => value)
  await org.rows`
    update import_rows r set location_id = reading.id
      from unnest(
        ${values}::text[],
        ${values.map((value) => names.locations.match(value).found?.id ?? null)}::uuid[]) as reading (value, id)
     where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.location_value = reading.value
       and r.location_id is distinct from reading.id`
}

function listGroupValues(org: OrgReader, importId: string): Promise<{ value: string }[]> {
  return org.rows<{ value: string }>`
    select distinct group_value as value from import_rows where org_id = ${org.orgId} and import_id = ${importId}`
}

function listLocationValues(org: OrgReader, importId: string): Promise<{ value: string }[]> {
  return org.rows<{ value: string }>`
    select distinct location_value as value from import_rows where org_id = ${org.orgId} and import_id = ${importId}`
}
