import { createHash } from 'node:crypto'
import { AppError } from './errors.ts'

/** Names one state of a thing by its JSON, as an admin sees it: two states that look the same have the same name. */
export function etagOf(json: string): string {
  const hash = createHash('sha256').update(json).digest()
  return `"${hash.subarray(0, 16).toString('base64url')}"`
}

/** Throws `precondition_failed` unless the header `If-Match` is absent, `*`, or names the state that the thing has now. */
export function requireMatch(ifMatch: string | undefined, current: object): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return
  const named = ifMatch.split(',').map((tag) => tag.trim())
  if (named.includes(etagOf(JSON.stringify(current)))) return
  throw new AppError(
    'precondition_failed',
    'Somebody else changed this in the meantime. Load it again, look at what is new, and make your change again.',
  )
}
