/** What the screen before hands over to signing in: the address, and what was just done. */
export interface Arrival {
  email: string
  from: 'verified' | 'reset' | null
}

/** Reads what an earlier screen left in the history entry; anything else there is nothing. */
export function readArrival(state: unknown): Arrival {
  if (typeof state !== 'object' || state === null) return { email: '', from: null }
  const email = 'email' in state && typeof state.email === 'string' ? state.email : ''
  const from = 'from' in state && (state.from === 'verified' || state.from === 'reset') ? state.from : null
  return { email, from }
}
