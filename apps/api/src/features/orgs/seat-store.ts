import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'

/** Takes seats for people who become Active, all or none. False when there are not so many free. */
export async function takeSeats(org: OrgWriter, count: number): Promise<boolean> {
  const taken = await org.rows`
    update orgs set seats_used = seats_used + ${count}
     where id = ${org.orgId} and (subscription_seats is null or seats_used + ${count} <= subscription_seats)
    returning id`
  return taken.length > 0
}

/** Gives back the seats of people who are Active no more. */
export async function freeSeats(org: OrgWriter, count: number): Promise<void> {
  await org.rows`
    update orgs set seats_used = greatest(0, seats_used - ${count}) where id = ${org.orgId}`
}

export interface SeatsRow {
  seats: number | null
  used: number
  waiting: number
  turned_away_at: Date | null
}

/** The seats, beside how many people are invited and have not answered. */
export async function findSeats(org: OrgReader): Promise<SeatsRow> {
  const [row] = await org.rows<SeatsRow>`
    select o.subscription_seats as seats, o.seats_used as used, o.turned_away_at,
           coalesce((select sum(t.came - t.went) from learner_tallies t
                      where t.org_id = ${org.orgId} and t.status in ('prospect', 'pending')), 0)::int as waiting
      from orgs o where o.id = ${org.orgId}`
  return required(row)
}

/** Notes that somebody found no free seat. False when that was noted less than a day ago. */
export async function noteTurnedAway(org: OrgWriter): Promise<boolean> {
  const noted = await org.rows`
    update orgs set turned_away_at = now()
     where id = ${org.orgId} and coalesce(turned_away_at <= now() - interval '24 hours', true)
    returning id`
  return noted.length > 0
}

/** Those who can do something about it. */
export function listSeatAdmins(
  org: OrgReader,
): Promise<{ user_id: string; email_key: string; locale: 'en' | 'es' }[]> {
  return org.rows<{ user_id: string; email_key: string; locale: 'en' | 'es' }>`
    select a.user_id, u.email_key, u.locale
      from org_admins a join users u on u.id = a.user_id
     where a.org_id = ${org.orgId} and a.role in ('owner', 'admin')
     order by a.created_at, a.user_id
     limit 1000`
}
