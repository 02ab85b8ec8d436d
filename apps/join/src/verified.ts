import type { JoinVerifiedDto } from '@rollcall/contract'
import { dropToken } from './token.ts'

/** The proof of an address that the join page gave. This tab keeps it until somebody has signed in with it. */
export type Verified = JoinVerifiedDto

const KEY = 'rollcall.verified'
let held: Verified | null = null

/** From here on it stands for the link of the mail, whose token has served. */
export function keepVerified(verified: Verified): void {
  dropToken('verify')
  held = verified
  storage((session) => session.setItem(KEY, JSON.stringify(verified)))
}

/** What was verified in this tab and not used yet, or null. */
export function heldVerified(): Verified | null {
  return held ?? storage((session) => read(session.getItem(KEY)))
}

export function dropVerified(): void {
  held = null
  storage((session) => session.removeItem(KEY))
}

function read(kept: string | null): Verified | null {
  return kept === null ? null : JSON.parse(kept)
}

// A browser may forbid storage altogether; memory then serves until the next reload.
function storage<T>(use: (session: Storage) => T): T | null {
  try {
    return use(sessionStorage)
  } catch {
    return null
  }
}
