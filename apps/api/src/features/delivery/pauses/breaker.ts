import type { OrgWriter } from '../../../core/org-scope.ts'
import { countToday } from './allowance.ts'
import { pauseOrg } from './pause-store.ts'

/** A twentieth of a hundred mails or more came back, or three in a thousand of five hundred or more were called spam. */
const MOST_BOUNCED = { of: 100, share: 0.05 }
const MOST_COMPLAINED = { of: 500, share: 0.003 }

const DAY = 24 * 60 * 60

/**
 * Notes mails that came back or were complained about, and lets the organization's mail wait for a day when those of the last
 * seven days are too many: whoever goes on then loses the good name that everybody's mail depends on. What led to a pause is
 * behind it; the count begins anew.
 */
export async function noteReturns(
  org: OrgWriter,
  returns: { bounced: number; complained: number },
): Promise<void> {
  if (returns.bounced + returns.complained === 0) return
  await countToday(org, returns)
  const [past] = await org.rows<{ sent: number; bounced: number; complained: number }>`
    select sum(sent)::int as sent, sum(bounced)::int as bounced, sum(complained)::int as complained
      from mail_days where org_id = ${org.orgId} and day > current_date - 7`
  if (!past) return
  const tooMany = (count: number, { of, share }: { of: number; share: number }) =>
    past.sent >= of && count >= past.sent * share
  const complaints = tooMany(past.complained, MOST_COMPLAINED)
  if (!complaints && !tooMany(past.bounced, MOST_BOUNCED)) return
  await pauseOrg(org, complaints ? 'complaints' : 'bounces', { seconds: DAY })
  await org.rows`
    update mail_days set bounced = 0, complained = 0 where org_id = ${org.orgId} and day > current_date - 8`
}
