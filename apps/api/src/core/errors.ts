import { ERROR_STATUS, type ErrorCode, type FieldError } from '@rollcall/contract'

/**
 * What the business refuses, named by a code of the contract. `message` says what happened and what to do next;
 * `fields` points at the faults of the input; `retryAfter` is in seconds.
 */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly fields: FieldError[]
  readonly retryAfter: number | null

  constructor(code: ErrorCode, message: string, fields: FieldError[] = [], retryAfter: number | null = null) {
    super(message)
    this.code = code
    this.fields = fields
    this.retryAfter = retryAfter
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

/** The answer for a thing that does not exist, and for a thing of another organization: the two look the same. */
export function notFound(): AppError {
  return new AppError(
    'not_found',
    'There is nothing here. It may have been removed, or the address may be incomplete.',
  )
}

/** Gives the row, or throws `not_found` where there is none. */
export function required<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw notFound()
  return row
}
