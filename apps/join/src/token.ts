import { replacePlace } from './place.ts'

/** The links in mail that carry a token: an invitation, a new password, an address to confirm. */
type TokenKind = 'i' | 'reset' | 'verify'

const memory = new Map<string, string>()

/**
 * Moves the token of a link out of the address bar, where it would be seen, shared and kept in the history. This tab
 * keeps those that it can use, so that a reload still works.
 */
export function takeToken(path: string): void {
  const [, kind, token] = /^\/(i|reset|verify|u)\/(.+)$/.exec(path) ?? []
  if (!kind || !token) return
  replacePlace(`/${kind}`)
  if (kind !== 'i' && kind !== 'reset' && kind !== 'verify') return
  memory.set(kind, token)
  storage((session) => session.setItem(storageKey(kind), token))
}

/** The token that this tab was opened with, or null. */
export function heldToken(kind: TokenKind): string | null {
  return memory.get(kind) ?? storage((session) => session.getItem(storageKey(kind))) ?? null
}

/** Forgets a token that has served. */
export function dropToken(kind: TokenKind): void {
  memory.delete(kind)
  storage((session) => session.removeItem(storageKey(kind)))
}

function storageKey(kind: string): string {
  return `rollcall.${kind}`
}

// A browser may forbid storage altogether; memory then serves until the next reload.
function storage<T>(use: (session: Storage) => T): T | null {
  try {
    return use(sessionStorage)
  } catch {
    return null
  }
}
