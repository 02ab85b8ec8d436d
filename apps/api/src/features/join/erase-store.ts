import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import type { RunRows } from '../../core/sql.ts'

/** Stands for an address that was erased: no mail can go to it, and no two are the same. */
const erased = (id: string) => `erased-${id}@erased.invalid`

/** Every organization that knows this person: as learner, as admin, by an invitation, or by a request to join. */
export async function listOrgsOf(rows: RunRows, userId: string, emailKey: string): Promise<string[]> {
  const found = await rows<{ org_id: string }>`
    select org_id from user_orgs where user_id = ${userId}
    union select org_id from invite_addresses where email_key = ${emailKey}
    union select org_id from join_addresses where email_key = ${emailKey}
    order by org_id`
  return found.map(({ org_id }) => org_id)
}

/** The name of the organization if nobody else owns it, else null. */
export async function isOnlyOwner(org: OrgReader, userId: string): Promise<string | null> {
  const [owned] = await org.rows<{ name: string }>`
    select o.name from orgs o join org_admins a on a.org_id = o.id
     where o.id = ${org.orgId} and a.org_id = ${org.orgId} and a.user_id = ${userId} and a.role = 'owner'
       and not exists (select 1 from org_admins other
                        where other.org_id = ${org.orgId} and other.role = 'owner' and other.user_id <> ${userId})`
  return owned?.name ?? null
}

/** The learners that are this person, each with the invitation that waits; held until the end of the transaction. */
export function lockMyLearners(
  org: OrgWriter,
  userId: string,
  emailKey: string,
): Promise<{ id: string; open_invite_id: string | null }[]> {
  return org.rows<{ id: string; open_invite_id: string | null }>`
    select l.id,
           (select i.id from invites i
             where i.org_id = ${org.orgId} and i.learner_id = l.id and i.ended_at is null) as open_invite_id
      from learners l
     where l.org_id = ${org.orgId} and (l.user_id = ${userId} or l.email_key = ${emailKey})
     order by l.id
       for update`
}

/** Takes the address out of all that is kept of a learner: the roster, the mail, the rows of imports, and the search. */
export async function eraseLearner(org: OrgWriter, id: string, emailKey: string): Promise<void> {
  await org.rows`
    update learners set email = ${erased(id)}, email_key = ${erased(id)}, updated_at = now()
     where org_id = ${org.orgId} and id = ${id}`
  await org.rows`
    update messages set email_key = ${erased(id)}
     where org_id = ${org.orgId} and kind = 'invite'
       and ref_id in (select i.id from invites i where i.org_id = ${org.orgId} and i.learner_id = ${id})`
  await org.rows`delete from invite_addresses where org_id = ${org.orgId} and learner_id = ${id}`
  await org.rows`
    update import_rows set cells = '[]', email = ${erased(id)}, email_key = ${erased(id)}
     where org_id = ${org.orgId} and email_key = ${emailKey}`
}

export async function eraseRequests(org: OrgWriter, emailKey: string): Promise<void> {
  await org.rows`
    update messages set email_key = ${erased(org.orgId)}
     where org_id = ${org.orgId} and kind = 'join_request'
       and ref_id in (select r.id from join_requests r where r.org_id = ${org.orgId} and r.email_key = ${emailKey})`
  await org.rows`delete from join_requests where org_id = ${org.orgId} and email_key = ${emailKey}`
  await org.rows`delete from join_addresses where org_id = ${org.orgId} and email_key = ${emailKey}`
}

export async function eraseAdminInvites(org: OrgWriter, emailKey: string): Promise<void> {
  await org.rows`
    update admin_invites
       set email = 'erased-' || id || '@erased.invalid', email_key = 'erased-' || id || '@erased.invalid',
           ended_at = coalesce(ended_at, now()), outcome = coalesce(outcome, 'cancelled')
     where org_id = ${org.orgId} and email_key = ${emailKey}`
}

/** The row of the account stays, because others point at it, and says nothing. Nobody can sign in with it. */
export async function eraseAccount(
  rows: RunRows,
  userId: string,
  emailKey: string,
  passwordHash: string,
): Promise<void> {
  await rows`delete from sessions where user_id = ${userId}`
  await rows`delete from user_tokens where user_id = ${userId}`
  await rows`delete from user_orgs where user_id = ${userId}`
  await rows`delete from registrations where email_key = ${emailKey}`
  await rows`update account_messages set email_key = ${erased(userId)} where email_key = ${emailKey}`
  await rows`
    update users
       set email = ${erased(userId)}, email_key = ${erased(userId)}, name = '-', password_hash = ${passwordHash},
           email_verified_at = null, is_operator = false
     where id = ${userId}`
}
