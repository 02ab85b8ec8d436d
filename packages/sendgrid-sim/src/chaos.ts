/** How far the simulator strays from the good day. It may be changed while it runs. */
export interface Chaos {
  /** How often each event is told. */
  copies: number
  /** Events come in any order among so many neighbours; 1 keeps it. */
  shuffle: number
  /** Milliseconds before events are told. */
  delay: number
  /** Events in one post. */
  postSize: number
  /** Posts that are under way at once, as if from so many servers. */
  postsAtOnce: number
  /** Keeps the event `processed` to itself. */
  dropProcessed: boolean
  /** Names one invalid address of a request, and leaves the others to be found by the next request. */
  nameOneFault: boolean
  /** Milliseconds before a request is answered. */
  latency: number
}

export const CALM: Chaos = {
  copies: 1,
  shuffle: 1,
  delay: 0,
  postSize: 500,
  postsAtOnce: 1,
  dropProcessed: false,
  nameOneFault: false,
  latency: 0,
}

/** An answer of `POST /v3/mail/send` that has nothing to do with what is asked. */
export type Answer =
  /** 429 to this request and to all others until then. */
  | { kind: 'too_many_requests'; resetInSeconds: number }
  /** A 503 with a page of HTML. `taken`: the mail was taken all the same. */
  | { kind: 'unavailable'; taken: boolean }
  /** Takes the mail and never answers. */
  | { kind: 'hang' }
  /** Closes the connection. */
  | { kind: 'drop'; taken: boolean }
  | { kind: 'no_credits' }
  | { kind: 'forbidden' }
  | { kind: 'too_large' }
  | { kind: 'redirect'; to: string }
  /** A 400 that is about no recipient. */
  | { kind: 'refused'; field: string | null; message: string }

/** The same events in another order, in which none is further from its place than the window is wide. */
export function shuffled<T>(list: T[], window: number, random: () => number): T[] {
  if (window <= 1) return list
  const result = [...list]
  for (let start = 0; start < result.length; start += window) {
    const part = result.slice(start, start + window)
    for (let last = part.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1))
      const [one, two] = [part[last], part[other]]
      if (one !== undefined && two !== undefined) [part[last], part[other]] = [two, one]
    }
    result.splice(start, part.length, ...part)
  }
  return result
}

/** Random numbers that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
