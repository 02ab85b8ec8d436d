import { loosen, normalise } from './plain-text.ts'
import { createSuggester } from './suggestions.ts'

/** Something of the organization that rows name: a group, a location. */
export interface Named {
  id: string
  name: string
}

/** How a text found the name it stands for. Whoever is shown the second or third is told what it was read as. */
export type NameStep = 'exact' | 'normalised' | 'loose'

export type NameMatch<T extends Named> = { step: NameStep; found: T } | { step: null; found: null }

export interface NameMatcher<T extends Named> {
  /** The one thing that this text names, or nothing. The same text is worked out once, however many rows have it. */
  match(text: string): NameMatch<T>
  /** What it may have been meant for, the likeliest first, three at most: to be offered, never to be taken. */
  suggest(text: string): T[]
}

/** So many different texts are searched for what is near them. A file with more of them has the wrong column, and nobody mends that by hand. */
const MOST_SEARCHES = 2000

const NONE = { step: null, found: null } as const

/**
 * Finds names as people write them: exactly; else without regard to case, spaces and the shape of quotes; else without accents and
 * punctuation. The last two only where exactly one name fits, and never with `exactOnly`.
 */
export function createNameMatcher<T extends Named>(
  names: T[],
  { exactOnly = false }: { exactOnly?: boolean } = {},
): NameMatcher<T> {
  const ways: [NameStep, (name: string) => string][] = [
    ['exact', (name) => name],
    ['normalised', normalise],
    ['loose', loosen],
  ]
  const steps = (exactOnly ? ways.slice(0, 1) : ways).map(([step, read]) => ({
    step,
    read,
    known: groupBy(names, ({ name }) => read(name)),
  }))

  function find(text: string): NameMatch<T> {
    for (const { step, read, known } of steps) {
      const reading = read(text)
      const [found, another] = (reading === '' ? undefined : known.get(reading)) ?? []
      // Several that look alike are for the person to tell apart, and a looser look cannot.
      if (another) return NONE
      if (found) return { step, found }
    }
    return NONE
  }
  const search = createSuggester(names)
  let searched = 0
  const suggest = (text: string) => {
    searched += 1
    return searched > MOST_SEARCHES ? [] : search(text)
  }
  return { match: remembering(find), suggest: remembering(suggest) }
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function remembering<R>(work: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    known.set(text, result)
    return result
  }
}
