import type { RowOutcome } from '@rollcall/contract'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { ImportRow } from './import-store.ts'

/** A row whose person is to be invited. */
export interface WaitingRow {
  number: number
  email: string
  email_key: string
  group_id: string
  location_id: string | null
  external_id: string
  /** Its outcome so far. */
  outcome: RowOutcome
}

/** The next rows of an approved import, in the order of the file, after the one of this number. */
export function listWaiting(
  org: OrgReader,
  { id, again }: Pick<ImportRow, 'id' | 'again'>,
  after: number,
  limit: number,
): Promise<WaitingRow[]> {
  const outcomes: RowOutcome[] = again ? ['invite', 'archived', 'declined_before'] : ['invite']
  return org.rows<WaitingRow>`
    select number, email, email_key, group_id, location_id, external_id, outcome from import_rows
     where org_id = ${org.orgId} and import_id = ${id} and outcome = any(${outcomes}::text[]) and number > ${after}
     order by number
     limit ${limit}`
}

/** Of the groups and locations that these rows name, the ones that people can be invited to; held until the transaction ends. */
export async function lockPlaces(org: OrgWriter, rows: WaitingRow[]): Promise<Set<string>> {
  const groupIds = [...new Set(rows.map(({ group_id }) => group_id))]
  const locationIds = [...new Set(rows.flatMap(({ location_id }) => location_id ?? []))]
  const [groups, locations] = await Promise.all([
    org.rows<{ id: string }>`
      select id from groups
       where org_id = ${org.orgId} and id = any(${groupIds}::uuid[]) and status = 'active'
       order by id
         for share`,
    org.rows<{ id: string }>`
      select id from locations
       where org_id = ${org.orgId} and id = any(${locationIds}::uuid[])
       order by id
         for share`,
  ])
  return new Set([...groups, ...locations].map(({ id }) => id))
}

/** Gives people who were on the roster the location that they are invited to, and a number where they have none so far. */
export async function placeImported(
  org: OrgWriter,
  people: { learnerId: string; row: WaitingRow }[],
): Promise<void> {
  if (people.length === 0) return
  await org.rows`
    update learners l
       set location_id = coalesce(n.location_id, l.location_id),
           external_id = coalesce(l.external_id, nullif(n.external_id, '')), updated_at = now()
      from unnest(
        ${people.map(({ learnerId }) => learnerId)}::uuid[],
        ${people.map(({ row }) => row.location_id)}::uuid[],
        ${people.map(({ row }) => row.external_id)}::text[]) as n (id, location_id, external_id)
     where l.org_id = ${org.orgId} and l.id = n.id`
}

export interface StoredOutcome {
  number: number
  outcome: RowOutcome
  inviteId: string | null
}

export async function storeOutcomes(
  org: OrgWriter,
  importId: string,
  outcomes: StoredOutcome[],
): Promise<void> {
  await org.rows`
    update import_rows r set outcome = n.outcome, invite_id = n.invite_id
      from unnest(
        ${outcomes.map(({ number }) => number)}::int[],
        ${outcomes.map(({ outcome }) => outcome)}::text[],
        ${outcomes.map(({ inviteId }) => inviteId)}::uuid[]) as n (number, outcome, invite_id)
     where r.org_id = ${org.orgId} and r.import_id = ${importId} and r.number = n.number`
}
