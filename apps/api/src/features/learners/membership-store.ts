import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'

/** Puts somebody into the group that they accepted to be in. What is left of an earlier time as Active ends here. */
export async function joinGroup(org: OrgWriter, learnerId: string, groupId: string): Promise<void> {
  await replaceGroups(org, learnerId, [groupId])
}

/** Makes these the groups of a learner, and no others. */
export async function replaceGroups(org: OrgWriter, learnerId: string, groupIds: string[]): Promise<void> {
  await org.rows`
    delete from learner_groups
     where org_id = ${org.orgId} and learner_id = ${learnerId} and group_id <> all(${groupIds}::uuid[])`
  await org.rows`
    insert into learner_groups (org_id, learner_id, group_id)
    select ${org.orgId}, ${learnerId}, group_id from unnest(${groupIds}::uuid[]) as chosen (group_id)
    on conflict do nothing`
}

export async function listGroupIds(org: OrgReader, learnerId: string): Promise<string[]> {
  const found = await org.rows<{ group_id: string }>`
    select group_id from learner_groups where org_id = ${org.orgId} and learner_id = ${learnerId} order by group_id`
  return found.map((row) => row.group_id)
}

/** Puts learners into a group. Gives the ids of those who were not in it. */
export async function addToGroup(org: OrgWriter, learnerIds: string[], groupId: string): Promise<string[]> {
  const added = await org.rows<{ learner_id: string }>`
    insert into learner_groups (org_id, learner_id, group_id)
    select ${org.orgId}, learner_id, ${groupId} from unnest(${learnerIds}::uuid[]) as chosen (learner_id)
    on conflict do nothing
    returning learner_id`
  return added.map((row) => row.learner_id)
}
