import type { EmailAddress } from '../../core/email-address.ts'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { InviteRow } from './invite-store.ts'
import type { Departure } from './notify.ts'

/** Whether an account has accepted an invite of this learner before. */
export async function wasEverActive(org: OrgReader, learnerId: string): Promise<boolean> {
  const found = await org.rows`
    select 1 from learners where org_id = ${org.orgId} and id = ${learnerId} and user_id is not null`
  return found.length > 0
}

/** When the mail of an invite is to leave that has not left; at once where it has. */
export async function findDeparture(org: OrgReader, inviteId: string): Promise<Departure> {
  const [found] = await org.rows<Departure>`
    select coalesce(bool_or(m.queue_state = 'held'), false) as held,
           case when count(m.id) > 0 and i.notify_at > now() then i.notify_at end as at,
           case when count(m.id) > 0 and i.notify_at > now() then i.notify_zone end as zone
      from invites i
      left join messages m on m.org_id = ${org.orgId} and m.kind = 'invite' and m.ref_id = i.id
                          and m.queue_state in ('held', 'queued')
     where i.org_id = ${org.orgId} and i.id = ${inviteId}
     group by i.org_id, i.id`
  return required(found)
}

/** Gives a learner another address; the person behind the old one does not find the invite in their account any more. */
export async function changeAddress(
  org: OrgWriter,
  { learner_id, email_key }: Pick<InviteRow, 'learner_id' | 'email_key'>,
  address: EmailAddress,
): Promise<void> {
  await org.rows`
    with unlisted as (
      delete from invite_addresses
       where org_id = ${org.orgId} and email_key = ${email_key} and learner_id = ${learner_id})
    update learners set email = ${address.typed}, email_key = ${address.key}, updated_at = now()
     where org_id = ${org.orgId} and id = ${learner_id}`
}
