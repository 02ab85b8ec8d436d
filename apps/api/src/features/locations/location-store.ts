import { LIMITS } from '@rollcall/contract'
import { AppError, invalidInput, required } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, sql } from '../../core/sql.ts'

export interface LocationRow {
  id: string
  name: string
  created_at: Date
}

/** The locations by name. */
export function listLocations(org: OrgReader, cursor: Cursor | null, limit: number): Promise<LocationRow[]> {
  return org.rows<LocationRow>`
    select id, name, created_at from locations
     where org_id = ${org.orgId}
       ${cursor ? sql`and (name, id) > (${cursor[0] ?? ''}, ${cursor[1] ?? ''}::uuid)` : nothing}
     order by name, id
     limit ${limit}`
}

/** Throws `invalid_input` at `/locationId` for a location that this organization does not have. */
export async function requireLocation(org: OrgReader, id: string): Promise<void> {
  const found = await org.rows`select 1 from locations where org_id = ${org.orgId} and id = ${id}`
  if (found.length > 0) return
  const detail = 'This location does not exist any more. Choose another one.'
  throw new AppError('invalid_input', detail, [{ pointer: '/locationId', code: 'unknown_location', detail }])
}

/**
 * Holds these locations and those that can be picked on the join page until the end of the transaction. Throws `invalid_input` at `/locationIds` when one is not there.
 */
export async function lockJoinableLocations(org: OrgWriter, ids: string[]): Promise<void> {
  const found = await org.rows<{ id: string }>`
    select id from locations
     where org_id = ${org.orgId} and (joinable or id = any(${ids}::uuid[]))
     order by id
       for no key update`
  if (ids.every((id) => found.some((one) => one.id === id))) return
  throw invalidInput(
    '/locationIds',
    'unknown_location',
    'One of these locations is not there any more. Load the locations again and choose anew.',
  )
}

/** Makes these locations, and no others, the ones that can be picked on the join page. */
export async function setJoinableLocations(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    update locations set joinable = not joinable
     where org_id = ${org.orgId} and joinable <> (id = any(${ids}::uuid[]))`
}

/** The locations that can be picked on the join page, by name. */
export function listJoinableLocations(org: OrgReader): Promise<{ id: string; name: string }[]> {
  return org.rows<{ id: string; name: string }>`
    select id, name from locations
     where org_id = ${org.orgId} and joinable
     order by name, id
     limit ${LIMITS.joinable}`
}

export async function insertLocation(org: OrgWriter, name: string): Promise<LocationRow> {
  const [row] = await org.rows<LocationRow>`
    insert into locations (org_id, id, name) values (${org.orgId}, ${newId()}, ${name})
    returning id, name, created_at`
  return required(row)
}

/** One location, held until the end of the transaction. */
export async function lockLocation(org: OrgWriter, id: string): Promise<LocationRow> {
  const [row] = await org.rows<LocationRow>`
    select id, name, created_at from locations where org_id = ${org.orgId} and id = ${id} for update`
  return required(row)
}

export async function renameLocation(org: OrgWriter, id: string, name: string): Promise<LocationRow> {
  const [row] = await org.rows<LocationRow>`
    update locations set name = ${name} where org_id = ${org.orgId} and id = ${id}
    returning id, name, created_at`
  return required(row)
}

/** Gives what it was. */
export async function deleteLocation(org: OrgWriter, id: string): Promise<LocationRow> {
  const [row] = await org.rows<LocationRow>`
    delete from locations where org_id = ${org.orgId} and id = ${id} returning id, name, created_at`
  return required(row)
}
