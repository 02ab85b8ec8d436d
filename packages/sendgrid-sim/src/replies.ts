import type { Answer } from './chaos.ts'
import type { Fault } from './mail-request.ts'

/** An answer over HTTP. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: object | string
}

/** Null: the connection is left open, or closed, without an answer. */
export type ReplyOrSilence = Reply | 'silence' | 'close'

export function faultsReply(status: number, faults: Fault[]): Reply {
  return { status, body: { errors: faults.map((fault) => ({ ...fault, help: null })) } }
}

export function refusal(status: number, message: string, field: string | null = null): Reply {
  return faultsReply(status, [{ message, field }])
}

export function tooManyReply(resetAt: number): Reply {
  return {
    ...refusal(429, 'too many requests'),
    headers: {
      'X-RateLimit-Limit': '600',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(Math.ceil(resetAt / 1000)),
    },
  }
}

/** What is said instead of a proper answer. */
export function scriptedReply(answer: Exclude<Answer, { kind: 'too_many_requests' }>): ReplyOrSilence {
  switch (answer.kind) {
    case 'unavailable':
      return {
        status: 503,
        headers: { 'Content-Type': 'text/html' },
        body: '<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>',
      }
    case 'hang':
      return 'silence'
    case 'drop':
      return 'close'
    case 'no_credits':
      return refusal(401, 'Maximum credits exceeded')
    case 'forbidden':
      return refusal(403, 'access forbidden')
    case 'too_large':
      return refusal(413, 'Payload Too Large')
    case 'redirect':
      return { status: 307, headers: { Location: answer.to } }
    case 'refused':
      return refusal(400, answer.message, answer.field)
    default:
      return answer satisfies never
  }
}

/** Whether the mail is taken, whatever is answered. */
export function isTaken(answer: Answer): boolean {
  return answer.kind === 'hang' || ('taken' in answer && answer.taken)
}
