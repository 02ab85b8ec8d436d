import { createHash } from 'node:crypto'
import type { OrgReader } from '../../core/org-scope.ts'
import { createNameMatcher, type NameMatcher } from './matching/index.ts'

interface NameRow {
  kind: 'group' | 'location'
  id: string
  name: string
  active: boolean
}

/** The groups and locations that the rows of a file can mean. */
export interface Names {
  /** The active groups. */
  groups: NameMatcher<NameRow>
  /** Groups that nobody can be invited to. */
  inactive: NameMatcher<NameRow>
  locations: NameMatcher<NameRow>
  groupNames: string[]
  locationNames: string[]
  /** Another one as soon as a group or a location is added, renamed, switched or deleted. */
  hash: string
}

/** Reads the names as they are now. */
export async function readNames(org: OrgReader): Promise<Names> {
  const rows = await org.rows<NameRow>`
    select 'group' as kind, id, name, status = 'active' as active from groups where org_id = ${org.orgId}
    union all
    select 'location', id, name, true from locations where org_id = ${org.orgId}
     order by kind, name, id`
  const active = rows.filter((row) => row.kind === 'group' && row.active)
  const locations = rows.filter(({ kind }) => kind === 'location')
  return {
    groups: createNameMatcher(active),
    inactive: createNameMatcher(rows.filter((row) => row.kind === 'group' && !row.active)),
    locations: createNameMatcher(locations),
    groupNames: active.map(({ name }) => name),
    locationNames: locations.map(({ name }) => name),
    hash: createHash('sha256')
      .update(JSON.stringify(rows.map(({ kind, id, name, active }) => [kind, id, name, active])))
      .digest('hex'),
  }
}
