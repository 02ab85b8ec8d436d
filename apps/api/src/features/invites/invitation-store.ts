import type { InviteSource, InviteState } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import type { RunRows } from '../../core/sql.ts'
import { latestMessages } from '../delivery/index.ts'

/** An invitation as the invited person may see it. */
export interface InvitationRow {
  id: string
  org_id: string
  learner_id: string
  email: string
  email_key: string
  learner_status: string
  user_id: string | null
  outcome: Exclude<InviteState, 'open'> | null
  expired: boolean
  expires_at: Date | null
  can_take_back: boolean
  invited_at: Date
  source: InviteSource
  group_id: string
  location_id: string | null
  group_name: string
  location_name: string | null
  org_name: string
  logo_hash: string | null
  contact_name: string | null
  contact_email: string | null
  contact_phone: string | null
  trainings: { title: string; minutes: number }[]
}

/**
 * One invitation. The address is the one that its mail went to: who got it by mistake does not learn the right one. A declined
 * one can be taken up again for seven days, as long as it holds and nothing has happened since.
 */
export async function findInvitation(org: OrgReader, id: string): Promise<InvitationRow | undefined> {
  const [row] = await org.rows<InvitationRow>`
    select i.id, i.org_id, i.learner_id, coalesce(m.email_key, l.email_key) as email_key,
           case when coalesce(m.email_key, l.email_key) = l.email_key then l.email else m.email_key end as email,
           l.status as learner_status, l.user_id, i.outcome,
           i.ended_at is null and coalesce(i.expires_at <= now(), false) as expired,
           i.expires_at,
           coalesce(
             i.outcome = 'declined' and i.ended_at > now() - interval '7 days' and coalesce(i.expires_at > now(), true)
               and l.status = 'declined'
               and not exists (select 1 from invites newer
                                where newer.org_id = ${org.orgId} and newer.learner_id = i.learner_id
                                  and newer.id > i.id), false) as can_take_back,
           i.created_at as invited_at, i.source, i.group_id, i.location_id, g.name as group_name, loc.name as location_name,
           o.name as org_name, o.logo_hash, o.contact_name, o.contact_email, o.contact_phone,
           coalesce((
             select jsonb_agg(jsonb_build_object('title', t.title, 'minutes', t.minutes) order by t.title)
               from group_trainings gt join trainings t on t.id = gt.training_id
              where gt.org_id = ${org.orgId} and gt.group_id = i.group_id), '[]') as trainings
      from invites i
      join orgs o on o.id = i.org_id
      join learners l on l.org_id = i.org_id and l.id = i.learner_id
      join groups g on g.org_id = i.org_id and g.id = i.group_id
      left join locations loc on loc.org_id = i.org_id and loc.id = i.location_id
      ${latestMessages(org)}
     where i.org_id = ${org.orgId} and i.id = ${id}`
  return row
}

/** The open invite of a learner of this organization. */
export async function findOpenInvitation(
  org: OrgReader,
  learnerId: string,
): Promise<InvitationRow | undefined> {
  const [open] = await org.rows<{ id: string }>`
    select id from invites where org_id = ${org.orgId} and learner_id = ${learnerId} and ended_at is null`
  return open && findInvitation(org, open.id)
}

/** Where this address was ever invited: the organization, and the learner in it. */
export function listWhereInvited(
  rows: RunRows,
  emailKey: string,
): Promise<{ org_id: string; learner_id: string }[]> {
  return rows<{ org_id: string; learner_id: string }>`
    select org_id, learner_id from invite_addresses where email_key = ${emailKey} order by org_id limit 100`
}
