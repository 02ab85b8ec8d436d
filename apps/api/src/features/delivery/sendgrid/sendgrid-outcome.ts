import type { DeliveryReason } from '@rollcall/contract'
import { wordsOf } from '../smtp/smtp-answer.ts'
import type { Outcome } from '../transport.ts'
import { isDistrust, type SendGridAnswer } from './sendgrid-answer.ts'

/** Seconds for which nothing is sent when an account has no credits left. */
const NO_CREDITS_WAIT = 60 * 60
/** Seconds, where SendGrid does not say when it wants to hear from us again. */
const LIMIT_WAIT = 60
const LONGEST_LIMIT_WAIT = 60 * 60

/** The mails that a batch of so many was refused for, by place, with what is said of each. Empty: it is about none of them. */
export function refusedPlaces({ status, faults }: SendGridAnswer, size: number): Map<number, string> {
  if (status !== 400) return new Map()
  return new Map(
    faults.flatMap(({ field, message }): [number, string][] => {
      const place = Number(/^personalizations\.(\d+)\.to(\.|$)/.exec(field)?.[1] ?? size)
      return place < size ? [[place, message]] : []
    }),
  )
}

/** What SendGrid says of one address. */
export function refusedAddress(said: string): Outcome {
  return { kind: 'blocked', reason: 'invalid_address', answer: wordsOf(said) }
}

/** What an answer means for each mail of the request, unless it is about one of them or about the size. */
export function outcomeOf(answer: SendGridAnswer, now = Date.now()): Outcome {
  const { status, faults, resetAt } = answer
  const said = wordsOf(faults[0]?.message ?? '')
  const later = (reason: DeliveryReason, wait?: number): Outcome => ({
    kind: 'later',
    reason,
    answer: said || null,
    ...(wait === undefined ? {} : { wait }),
  })
  if (status === null) return withoutAnswer(answer)
  if (status >= 200 && status < 300) return { kind: 'accepted', reason: null }
  if (status >= 500) return { kind: 'uncertain', reason: 'unclear' }
  if (status === 429) return later('busy', limitWait(resetAt, now))
  if (isOutOfCredits(answer)) return later('mail_setup', NO_CREDITS_WAIT)
  return later('mail_setup')
}

export function isOutOfCredits({ status, faults }: SendGridAnswer): boolean {
  return status === 401 && faults.some(({ message }) => /credits/i.test(message))
}

function withoutAnswer({ code, neverArrived }: SendGridAnswer): Outcome {
  if (!neverArrived) return { kind: 'uncertain', reason: 'unclear' }
  if (code === '') return { kind: 'later', reason: 'not_made' }
  return { kind: 'later', reason: isDistrust(code) || code === 'EPROTO' ? 'mail_setup' : 'no_answer' }
}

/** Not before SendGrid says, and not all at once. */
function limitWait(resetAt: number | null, now: number): number {
  const seconds = resetAt === null ? LIMIT_WAIT : Math.ceil(resetAt - now / 1000)
  return Math.min(Math.max(seconds, 1), LONGEST_LIMIT_WAIT) + Math.ceil(Math.random() * 2)
}
