import { ERROR_STATUS, type ErrorCode, type Problem } from '@rollcall/contract'
import type { ErrorRequestHandler, Response } from 'express'
import { AppError, notFound } from './errors.ts'
import type { Log } from './log.ts'
import { isUnavailable } from './pg-errors.ts'

const TITLES: Partial<Record<ErrorCode, string>> = {
  invalid_input: 'Something in the request has to be mended',
  not_found: 'Not found',
  not_authenticated: 'Please sign in',
  internal: 'Something went wrong on our side',
  unavailable: 'Not available right now',
}

/**
 * Answers every error as problem+json. What the business refused says why; anything else is a fault of ours, logged whole
 * under the request id and answered without detail.
 */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    const known = toAppError(error)
    if (known.code === 'internal') log.error({ err: error, requestId: requestIdOf(res) }, 'A request failed')
    sendProblem(res, known)
  }
}

/** The request id that the answer carries in `X-Request-Id`. */
export function requestIdOf(res: Response): string {
  return String(res.getHeader('X-Request-Id') ?? '')
}

function sendProblem(res: Response, error: AppError): void {
  const status = ERROR_STATUS[error.code]
  const problem: Problem = {
    type: `urn:rollcall:problem:${error.code}`,
    title: TITLES[error.code] ?? error.message,
    status,
    detail: error.message,
    code: error.code,
    requestId: requestIdOf(res),
    errors: error.fields,
    ...(error.extras.choices ? { choices: error.extras.choices } : {}),
  }
  const { retryAfter, headers = {} } = error.extras
  if (retryAfter !== undefined) res.setHeader('Retry-After', Math.max(1, Math.ceil(retryAfter)))
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.status(status).type('application/problem+json').send(JSON.stringify(problem))
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  // A path that cannot be read names nothing.
  if (error instanceof URIError) return notFound()
  if (isUnavailable(error)) {
    return new AppError(
      'unavailable',
      'The service is busy or restarting. Please try again in a moment.',
      [],
      { retryAfter: 5 },
    )
  }
  switch (bodyParserFault(error)) {
    case 'entity.too.large':
      return new AppError('payload_too_large', 'This request is too large. Send less at once.')
    case 'entity.parse.failed':
      return new AppError('malformed_json', 'The body is not valid JSON.')
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new AppError(
        'unsupported_media_type',
        'Send JSON in UTF-8, with Content-Type: application/json.',
      )
    case 'request.aborted':
    case 'request.size.invalid':
      return new AppError('malformed_json', 'The request ended before its body did.')
    default:
      return new AppError(
        'internal',
        'Something went wrong on our side. Please try again; if it stays, report the request id.',
      )
  }
}

/** The `type` that body-parser gives its errors. */
function bodyParserFault(error: unknown): string | null {
  if (error instanceof Error && 'type' in error && typeof error.type === 'string') return error.type
  return null
}
