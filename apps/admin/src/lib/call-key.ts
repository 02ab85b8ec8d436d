/** The `Idempotency-Key` for calls that must not be done twice. */
export interface CallKeys {
  /** The key of a call with this body: the same as long as the same is tried again. */
  keyFor: (body: object) => string
  /** It was done: whoever does the same again means it. */
  done: () => void
}

export function createCallKeys(): CallKeys {
  let last: { asked: string; key: string } | null = null
  return {
    keyFor(body) {
      const asked = JSON.stringify(body)
      if (last?.asked !== asked) last = { asked, key: randomKey() }
      return last.key
    },
    done() {
      last = null
    },
  }
}

// `crypto.randomUUID` is not there on a page that came over plain HTTP, as it may within a building.
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
