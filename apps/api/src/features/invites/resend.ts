import type { AuditAction, BulkReply, Selection } from '@rollcall/contract'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Candidate, listCandidates, lockCandidate, mailAgain } from './candidates.ts'
import { closed } from './ending.ts'
import { type InviteRow, renewExpiry, requireInvite } from './invite-store.ts'
import { forSelectedInvites } from './selection.ts'

/** One resend a minute, five in seven days, times the factor of the installation. Seconds and counts. */
const COOL_DOWN = 60
const RESENDS_A_WEEK = 5

/**
 * Sends the invitation again: the same link, its full time from now. A mail that is on its way is enough. Throws
 * `invite_closed`, `suppressed`, `status_conflict` before the first has left, `cool_down` within a minute, `rate_limited` after
 * five in a week.
 */
export async function resendInvite(
  org: OrgWriter,
  actor: Actor,
  id: string,
  limitsFactor: number,
): Promise<InviteRow> {
  const candidate = await lockCandidate(org, id)
  const verdict = verdictOn(candidate, limitsFactor)
  if (verdict !== 'resent' && verdict !== 'on_its_way') throw refusal(verdict, candidate, limitsFactor)
  if (verdict === 'resent') await sendAgain(org, actor, 'invite.resent', [candidate])
  return requireInvite(org, id)
}

/** Sends those of the selected again that may be. */
export function resendInvites(
  org: OrgWriter,
  actor: Actor,
  selection: Selection,
  limitsFactor: number,
): Promise<BulkReply> {
  return forSelectedInvites(org, selection, async (ids) => {
    const candidates = await listCandidates(org, ids)
    const judged = candidates.map((candidate) => ({
      candidate,
      outcome: verdictOn(candidate, limitsFactor),
      count: 1,
    }))
    const good = judged.filter(({ outcome }) => outcome === 'resent').map(({ candidate }) => candidate)
    await sendAgain(org, actor, 'invite.resent', good)
    return judged
  })
}

/**
 * Sends an expired invitation afresh because somebody who holds its link asked: to the invited address and nowhere else, within
 * the limits of a resend. Says nothing of whether it did.
 */
export async function askAgain(org: OrgWriter, id: string, limitsFactor: number): Promise<void> {
  const candidate = await lockCandidate(org, id)
  if (candidate.invite.expired && verdictOn(candidate, limitsFactor) === 'resent')
    await sendAgain(org, SYSTEM, 'invite.asked_again', [candidate])
}

type Verdict = 'resent' | 'on_its_way' | 'not_left' | 'closed' | 'suppressed' | 'cool_down' | 'too_often'

/** What comes of sending this one again now. */
function verdictOn({ invite, past }: Candidate, limitsFactor: number): Verdict {
  if (invite.outcome !== null) return 'closed'
  if (invite.suppressed) return 'suppressed'
  if (past?.waits) return 'not_left'
  if (past?.in_flight) return 'on_its_way'
  if (secondsToWait(past, limitsFactor) > 0) return 'cool_down'
  return (past?.in_last_week ?? 0) >= RESENDS_A_WEEK * limitsFactor ? 'too_often' : 'resent'
}

function secondsToWait(past: Candidate['past'], limitsFactor: number): number {
  return COOL_DOWN / limitsFactor - (past?.seconds_since_last ?? COOL_DOWN)
}

async function sendAgain(
  org: OrgWriter,
  actor: Actor,
  action: AuditAction,
  candidates: Candidate[],
): Promise<void> {
  if (candidates.length === 0) return
  await renewExpiry(
    org,
    candidates.map(({ invite }) => invite.id),
  )
  await mailAgain(org, actor, action, candidates, 'again')
}

function refusal(
  verdict: Exclude<Verdict, 'resent' | 'on_its_way'>,
  { invite, past }: Candidate,
  limitsFactor: number,
): AppError {
  switch (verdict) {
    case 'closed':
      return closed(invite)
    case 'suppressed':
      return suppressed()
    case 'not_left':
      return new AppError(
        'status_conflict',
        'This invitation has not left yet: it is on hold, or waits for its time. Send it now from the Outbox.',
      )
    case 'cool_down':
      return new AppError(
        'cool_down',
        'This invitation was sent less than a minute ago. Please wait a moment.',
        [],
        { retryAfter: Math.ceil(secondsToWait(past, limitsFactor)) },
      )
    case 'too_often':
      return new AppError(
        'rate_limited',
        'This invitation was sent again five times within a week. Ask the person another way.',
        [],
        { retryAfter: 86_400 },
      )
    default:
      return verdict satisfies never
  }
}

/** What somebody is told who wants to write to an address that must not be written to. */
export function suppressed(): AppError {
  return new AppError(
    'suppressed',
    'No mail may go to this address: it came back for good, or its owner asked for none. Reach the person another way, or use another address.',
  )
}
