/** What somebody asked for on a join page, kept in this tab for the page that follows: it goes into no address. */
export interface Asked {
  slug: string
  email: string
  groupId: string
  locationId: string
}

const KEY = 'rollcall.asked'

export function keepAsked(asked: Asked): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(asked))
  } catch {
    // Without storage the next page asks for the address once more.
  }
}

/** What was asked for last in this tab, or null. */
export function lastAsked(): Asked | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isAsked(kept) ? kept : null
  } catch {
    return null
  }
}

function isAsked(kept: unknown): kept is Asked {
  return typeof kept === 'object' && kept !== null && 'slug' in kept && 'email' in kept
}
