import type { BulkReply, Selection } from '@rollcall/contract'
import type { OrgWriter } from '../../core/org-scope.ts'
import { forSelected, type Outcome, toBulkReply } from '../learners/index.ts'
import { lockLearners, lockLearnersOf } from './invite-store.ts'

/**
 * Does something with the invites that a selection means, whose learners are held until the end of the transaction, and adds up
 * what came of it. By ids: these invites. By a filter: the open invite of each learner who matches; of those who have none
 * the invite is `closed`.
 */
export async function forSelectedInvites(
  org: OrgWriter,
  { ids, filter = {} }: Selection,
  work: (inviteIds: string[]) => Promise<Outcome[]>,
): Promise<BulkReply> {
  if (ids) {
    await lockLearnersOf(org, ids)
    const known = await listKnown(org, ids)
    return toBulkReply([...(await work(known)), { outcome: 'not_found', count: ids.length - known.length }])
  }
  return forSelected(org, { filter }, async (learnerIds) => {
    await lockLearners(org, learnerIds)
    const open = await listOpenInvites(org, learnerIds)
    return [...(await work(open)), { outcome: 'closed', count: learnerIds.length - open.length }]
  })
}

async function listKnown(org: OrgWriter, ids: string[]): Promise<string[]> {
  const found = await org.rows<{ id: string }>`
    select id from invites where org_id = ${org.orgId} and id = any(${ids}::uuid[])`
  return found.map(({ id }) => id)
}

async function listOpenInvites(org: OrgWriter, learnerIds: string[]): Promise<string[]> {
  const found = await org.rows<{ id: string }>`
    select id from invites
     where org_id = ${org.orgId} and learner_id = any(${learnerIds}::uuid[]) and ended_at is null`
  return found.map(({ id }) => id)
}
