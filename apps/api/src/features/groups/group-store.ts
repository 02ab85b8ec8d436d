import { type GroupStatus, LIMITS, type UpdateGroupBody } from '@rollcall/contract'
import { AppError, invalidInput, notFound, required } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { Cursor } from '../../core/page.ts'
import { nothing, type Sql, sql } from '../../core/sql.ts'

export interface GroupRow {
  id: string
  name: string
  status: GroupStatus
  created_at: Date
  trainings: { id: string; title: string }[]
}

const withTrainings = (org: OrgReader) => sql`
  select g.id, g.name, g.status, g.created_at,
         coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title) order by t.title)
                     from group_trainings gt join trainings t on t.id = gt.training_id
                    where gt.org_id = ${org.orgId} and gt.group_id = g.id), '[]') as trainings
    from groups g
   where g.org_id = ${org.orgId}`

/** The groups by name, each with its trainings. */
export function listGroups(org: OrgReader, cursor: Cursor | null, limit: number): Promise<GroupRow[]> {
  return org.rows<GroupRow>`
    ${withTrainings(org)}
       ${cursor ? sql`and (g.name, g.id) > (${cursor[0] ?? ''}, ${cursor[1] ?? ''}::uuid)` : nothing}
     order by g.name, g.id
     limit ${limit}`
}

export async function requireGroup(org: OrgReader, id: string): Promise<GroupRow> {
  const [row] = await org.rows<GroupRow>`${withTrainings(org)} and g.id = ${id}`
  return required(row)
}

/** The same, held until the end of the transaction. */
export async function lockGroup(org: OrgWriter, id: string): Promise<GroupRow> {
  const [row] = await org.rows<GroupRow>`${withTrainings(org)} and g.id = ${id} for update of g`
  return required(row)
}

interface ActiveGroup {
  id: string
  name: string
}

/**
 * A group that can be invited to. Throws `no_active_group` where the organization has none, `not_found` for a group that is not
 * there, `group_inactive` for one that is switched off.
 */
export function requireActiveGroup(org: OrgReader, id: string): Promise<ActiveGroup> {
  return activeGroup(org, id, nothing)
}

/** The same, held until the end of the transaction, so that it stays active as long. */
export function lockActiveGroup(org: OrgWriter, id: string): Promise<ActiveGroup> {
  return activeGroup(org, id, sql`for share`)
}

async function activeGroup(org: OrgReader, id: string, lock: Sql): Promise<ActiveGroup> {
  const [group] = await org.rows<{ id: string; name: string; status: GroupStatus }>`
    select id, name, status from groups where org_id = ${org.orgId} and id = ${id} ${lock}`
  if (group?.status === 'active') return group
  const [active] =
    await org.rows`select 1 from groups where org_id = ${org.orgId} and status = 'active' limit 1`
  if (!active) {
    throw new AppError(
      'no_active_group',
      'There is no active group to invite people to. Make one under Groups, or switch one on.',
    )
  }
  if (!group) throw notFound()
  throw new AppError(
    'group_inactive',
    `The group "${group.name}" is inactive. Switch it on under Groups, or choose another one.`,
  )
}

/** These groups, held until the end of the transaction. Throws `invalid_input` at `/groupIds` when one is not there. */
export async function lockGroups(
  org: OrgWriter,
  ids: string[],
): Promise<{ id: string; name: string; status: GroupStatus }[]> {
  const groups = await org.rows<{ id: string; name: string; status: GroupStatus }>`
    select id, name, status from groups
     where org_id = ${org.orgId} and id = any(${ids}::uuid[])
     order by id
       for share`
  if (groups.length === ids.length) return groups
  throw invalidInput(
    '/groupIds',
    'unknown_group',
    'One of these groups is not there any more. Load the groups again and choose anew.',
  )
}

export async function insertGroup(org: OrgWriter, name: string, status: GroupStatus): Promise<string> {
  const id = newId()
  await org.rows`insert into groups (org_id, id, name, status) values (${org.orgId}, ${id}, ${name}, ${status})`
  return id
}

export async function updateGroup(
  org: OrgWriter,
  id: string,
  { name, status }: UpdateGroupBody,
): Promise<void> {
  const [row] = await org.rows`
    update groups set name = coalesce(${name ?? null}, name), status = coalesce(${status ?? null}, status)
     where org_id = ${org.orgId} and id = ${id}
    returning id`
  required(row)
}

/** Gives what it was called. */
export async function deleteGroup(org: OrgWriter, id: string): Promise<{ name: string }> {
  const [row] = await org.rows<{ name: string }>`
    delete from groups where org_id = ${org.orgId} and id = ${id} returning name`
  return required(row)
}

/** Makes these trainings, and no others, the ones attached to the group. */
export async function replaceGroupTrainings(
  org: OrgWriter,
  groupId: string,
  trainingIds: string[],
): Promise<void> {
  await org.rows`
    delete from group_trainings
     where org_id = ${org.orgId} and group_id = ${groupId} and training_id <> all(${trainingIds}::uuid[])`
  await org.rows`
    insert into group_trainings (org_id, group_id, training_id)
    select ${org.orgId}, ${groupId}, training_id from unnest(${trainingIds}::uuid[]) as chosen (training_id)
    on conflict do nothing`
}

/** Holds these groups and those that can be picked on the join page, so that one change of it follows the other. */
export async function lockJoinableGroups(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    select 1 from groups
     where org_id = ${org.orgId} and (joinable or id = any(${ids}::uuid[]))
     order by id
       for no key update`
}

/** Makes these groups, and no others, the ones that can be picked on the join page. */
export async function setJoinableGroups(org: OrgWriter, ids: string[]): Promise<void> {
  await org.rows`
    update groups set joinable = not joinable
     where org_id = ${org.orgId} and joinable <> (id = any(${ids}::uuid[]))`
}

/** The groups that can be picked on the join page, by name; an inactive one only by asking for `all`. */
export function listJoinableGroups(org: OrgReader, all = false): Promise<{ id: string; name: string }[]> {
  return org.rows<{ id: string; name: string }>`
    select id, name from groups
     where org_id = ${org.orgId} and joinable ${all ? nothing : sql`and status = 'active'`}
     order by name, id
     limit ${LIMITS.joinable}`
}
