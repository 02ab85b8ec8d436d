const UNIQUE_VIOLATION = '23505'
const FOREIGN_KEY_VIOLATION = '23503'
const DEADLOCK_DETECTED = '40P01'
const SERIALIZATION_FAILURE = '40001'
const LOCK_NOT_AVAILABLE = '55P03'

/** SQLSTATE classes that say that the database is not there: connection, resources, shutdown. */
const UNAVAILABLE = /^(08|53|57P)/

interface PgError {
  code: string
  message: string
  constraint?: string
}

function isPgError(error: unknown): error is PgError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/**
 * The name of the violated constraint. A distributed node reports none, so it is read from the message, without the
 * `_<digits>` that such a node appends.
 */
function constraintOf(error: PgError): string {
  const name = error.constraint ?? /constraint "([^"]+)"/.exec(error.message)?.[1] ?? ''
  return name.replace(/_\d+$/, '')
}

/** True when the unique constraint of that name refused the row. */
export function isTaken(error: unknown, constraint: string): boolean {
  return isPgError(error) && error.code === UNIQUE_VIOLATION && constraintOf(error) === constraint
}

/** True when a foreign key refused the change; with a name, when that one did. */
export function isStillReferenced(error: unknown, constraint?: string): boolean {
  if (!isPgError(error) || error.code !== FOREIGN_KEY_VIOLATION) return false
  return constraint === undefined || constraintOf(error) === constraint
}

/** True when the same transaction may succeed if it is run again. */
export function isWorthRetrying(error: unknown): boolean {
  return isPgError(error) && (error.code === DEADLOCK_DETECTED || error.code === SERIALIZATION_FAILURE)
}

/** True when the row was held by somebody else for too long. */
export function isLockTimeout(error: unknown): boolean {
  return isPgError(error) && error.code === LOCK_NOT_AVAILABLE
}

/** True when the database could not be reached or is too busy: not a fault of the request. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'KnexTimeoutError') return true
  if (!isPgError(error)) return /Connection terminated|timeout expired/.test(error.message)
  return (
    UNAVAILABLE.test(error.code) ||
    error.code === LOCK_NOT_AVAILABLE ||
    /^E(CONN|PIPE|TIMEDOUT|HOST)/.test(error.code)
  )
}
