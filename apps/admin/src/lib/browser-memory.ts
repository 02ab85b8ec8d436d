const PREFIX = 'rollcall.'

/** What this app keeps in the browser: preferences and hints, never a credential. */
export type Remembered = 'session' | 'organization' | 'language'

/** The remembered value; null when there is none, undefined when the browser refuses to remember anything. */
export function recall(name: Remembered): string | null | undefined {
  try {
    return window.localStorage.getItem(PREFIX + name)
  } catch {
    return undefined
  }
}

/** Remembers a value, or forgets it with null. A browser that refuses is no fault. */
export function remember(name: Remembered, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(PREFIX + name)
    else window.localStorage.setItem(PREFIX + name, value)
  } catch {
    // Private windows may refuse; everything works without, for this page view.
  }
}
