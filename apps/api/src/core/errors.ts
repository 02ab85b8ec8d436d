import { ERROR_STATUS, type ErrorCode, type FieldError, type TimeChoice } from '@rollcall/contract'

/** What else a refusal carries. */
export interface ErrorExtras {
  /** Seconds. */
  retryAfter?: number
  /** Of a local time that is missing or doubled: what may have been meant. */
  choices?: TimeChoice[]
  headers?: Record<string, string>
}

/**
 * What the business refuses, named by a code of the contract. `message` says what happened and what to do next;
 * `fields` points at the faults of the input.
 */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly fields: FieldError[]
  readonly extras: ErrorExtras

  constructor(code: ErrorCode, message: string, fields: FieldError[] = [], extras: ErrorExtras = {}) {
    super(message)
    this.code = code
    this.fields = fields
    this.extras = extras
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

/** `invalid_input` with one fault, at one place of the input. */
export function invalidInput(pointer: string, code: string, detail: string): AppError {
  return new AppError('invalid_input', detail, [{ pointer, code, detail }])
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
