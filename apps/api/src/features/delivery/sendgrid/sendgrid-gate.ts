import type { MailPauseReason } from '@rollcall/contract'
import type { Log } from '../../../core/log.ts'
import type { Outcome } from '../transport.ts'
import type { SendGridAnswer } from './sendgrid-answer.ts'
import { isOutOfCredits, outcomeOf } from './sendgrid-outcome.ts'

/** Closed while another request would fare no better. */
export interface Gate {
  /** What is true of a mail that comes while it is closed; null: it is open. */
  closed(): Outcome | null
  /** What an answer means for each mail of its request. Closes, and asks for a pause, where it means as much for others. */
  judge(answer: SendGridAnswer): Outcome
}

type Pause = NonNullable<Outcome['pause']>

/** Seconds. */
const FIRST_PAUSE = 60
const LONGEST_PAUSE = 10 * 60
/** What is wrong with the mail of one organization, only people can mend. */
const ORG_PAUSE = 15 * 60

/** A single failure of the other side may be a mood of it. */
const FAILURES_BEFORE_PAUSE = 3

/** Pauses are kept by the outbox, for all who send. This is for what is under way here at the same moment. */
export function createGate(log: Log, now: () => number = Date.now): Gate {
  let until = 0
  let why: Outcome = { kind: 'later', reason: 'busy' }
  let failures = 0

  function pauseFor(answer: SendGridAnswer, outcome: Outcome): Pause | null {
    const { status, neverArrived, code } = answer
    const everybody = (reason: MailPauseReason, seconds: number): Pause => ({
      whose: 'everybody',
      reason,
      seconds,
    })
    if (status === 429) return everybody('busy', outcome.wait ?? FIRST_PAUSE)
    if (isOutOfCredits(answer)) return everybody('no_credits', outcome.wait ?? FIRST_PAUSE)
    if (status === 400) return { whose: 'organization', reason: 'not_taken', seconds: ORG_PAUSE }
    if (code === '' && status === null) return null
    failures += 1
    if (!neverArrived && failures < FAILURES_BEFORE_PAUSE) return null
    const times = neverArrived ? failures - 1 : failures - FAILURES_BEFORE_PAUSE
    return everybody(reasonOf(outcome), Math.min(FIRST_PAUSE * 2 ** times, LONGEST_PAUSE))
  }

  return {
    closed() {
      return now() < until ? { ...why, wait: Math.ceil((until - now()) / 1000) } : null
    },
    judge(answer) {
      const outcome = outcomeOf(answer, now())
      if (outcome.kind === 'accepted' || answer.status === 413) {
        failures = 0
        return outcome
      }
      const pause = pauseFor(answer, outcome)
      if (!pause) return outcome
      if (pause.whose === 'everybody') {
        until = Math.max(until, now() + pause.seconds * 1000)
        why = { kind: 'later', reason: outcome.kind === 'later' ? outcome.reason : 'busy' }
      }
      const facts = {
        status: answer.status,
        code: answer.code,
        fields: answer.faults.map(({ field }) => field),
      }
      log.warn({ ...facts, ...pause }, 'SendGrid does not take mail as it should: sending pauses')
      return { ...outcome, pause }
    },
  }
}

function reasonOf({ reason }: Outcome): MailPauseReason {
  return reason === 'mail_setup' || reason === 'no_answer' ? reason : 'busy'
}
