/** What somebody asked for on a join page, kept in this tab for the page that follows: it goes into no address. */
export interface Asked {
  slug: string
  organization: { name: string; logoUrl: string | null }
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

/** What was asked for last in this tab, if it was on this page; null otherwise. */
export function lastAsked(slug?: string): Asked | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isAsked(kept) && (slug === undefined || slug === kept.slug) ? kept : null
  } catch {
    return null
  }
}

function isAsked(kept: unknown): kept is Asked {
  return typeof kept === 'object' && kept !== null && 'slug' in kept && 'organization' in kept
}
