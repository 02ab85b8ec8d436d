import type { Log } from '../../../core/log.ts'
import type { Outcome } from '../transport.ts'
import type { SendGridAnswer } from './sendgrid-answer.ts'
import { isOutOfCredits, outcomeOf } from './sendgrid-outcome.ts'

/** Closed while another request would be of no use: for an organization, or for all. */
export interface Gate {
  /** What is true of a mail that comes to a closed gate; null: it is open. */
  closedFor(orgId: string | null): Outcome | null
  /** Notes the answer to a request for an organization. */
  note(orgId: string | null, answer: SendGridAnswer): void
}

/** A single failure may be a mood of the other side. */
const FAILURES_BEFORE_PAUSE = 3
const FIRST_PAUSE = 30
const LONGEST_PAUSE = 10 * 60
/** Something about an organization's mail is not taken, and only people can mend that. */
const ORG_PAUSE = 15 * 60

/** Whoever operates this is told once for each time that it closes. */
export function createGate(log: Log, now: () => number = Date.now): Gate {
  const closed = new Map<string | null, { until: number; outcome: Outcome }>()
  let failures = 0

  function close(
    who: string | null,
    seconds: number,
    outcome: Outcome,
    { status, code, faults }: SendGridAnswer,
  ) {
    const until = now() + seconds * 1000
    const wasOpen = (closed.get(who)?.until ?? 0) <= now()
    closed.set(who, { until, outcome })
    if (!wasOpen) return
    const facts = { status, code, fields: faults.map(({ field }) => field), orgId: who, seconds }
    log.warn(
      facts,
      who === null
        ? 'SendGrid takes no mail: sending pauses'
        : 'SendGrid refuses the mail of an organization: its sending pauses',
    )
  }

  return {
    closedFor(orgId) {
      const mine = [closed.get(null), closed.get(orgId)].filter((one) => one !== undefined)
      const [longest] = mine
        .filter(({ until }) => until > now())
        .sort((one, other) => other.until - one.until)
      return longest ? { ...longest.outcome, wait: Math.ceil((longest.until - now()) / 1000) } : null
    },
    note(orgId, answer) {
      const outcome = outcomeOf(answer, now())
      if (outcome.kind === 'accepted' || answer.status === 413) {
        failures = 0
        return
      }
      if (answer.status === 429 || isOutOfCredits(answer))
        return close(null, outcome.wait ?? FIRST_PAUSE, outcome, answer)
      if (answer.status === 400) return close(orgId, ORG_PAUSE, outcome, answer)
      failures += 1
      if (failures < FAILURES_BEFORE_PAUSE) return
      const seconds = Math.min(FIRST_PAUSE * 2 ** (failures - FAILURES_BEFORE_PAUSE), LONGEST_PAUSE)
      close(
        null,
        seconds,
        { kind: 'later', reason: outcome.reason === 'unclear' ? 'busy' : outcome.reason },
        answer,
      )
    },
  }
}
