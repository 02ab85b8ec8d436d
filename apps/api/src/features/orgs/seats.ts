import type { SeatsDto } from '@rollcall/contract'
import { SYSTEM } from '../../core/audit.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { queueMessages } from '../delivery/index.ts'
import { findSeats, listSeatAdmins, noteTurnedAway } from './seat-store.ts'

/** How many seats there are, how many are taken, and how many of those who are invited could not be let in now. */
export async function readSeats(org: OrgReader): Promise<SeatsDto> {
  const { seats, used, waiting, turned_away_at } = await findSeats(org)
  const free = seats === null ? null : Math.max(0, seats - used)
  return {
    seats,
    used,
    free,
    waiting,
    short: free === null ? 0 : Math.max(0, waiting - free),
    turnedAwayAt: turned_away_at?.toISOString() ?? null,
  }
}

/** Tells the admins by mail that somebody wanted to join and found no free seat: once a day, however many it were. */
export async function tellOfNoSeat(org: OrgWriter): Promise<void> {
  if (!(await noteTurnedAway(org))) return
  const admins = await listSeatAdmins(org)
  await queueMessages(
    org,
    'no_seat',
    admins.map(({ user_id, email_key, locale }) => ({ refId: user_id, emailKey: email_key, locale })),
  )
  await org.record(SYSTEM, 'subscription.no_seat', { subjectId: org.orgId })
}
