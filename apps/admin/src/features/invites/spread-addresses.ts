/**
 * The addresses in a pasted text, in its order: separated by new lines, commas, semicolons, tabs or spaces, with or
 * without names (`Ann Lee <ann@acme.org>`). Words without an `@` are names and left out, unless there is nothing else:
 * then the text stays as it is, for the person to mend.
 */
export function spreadAddresses(text: string): string[] {
  const found = text.split(/[\r\n,;\t]+/).flatMap(addressesIn)
  if (found.length > 0) return found
  const rest = text.trim()
  return rest === '' ? [] : [rest]
}

function addressesIn(piece: string): string[] {
  const bracketed = [...piece.matchAll(/<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>/gi)].map(
    ([, address]) => address ?? '',
  )
  if (bracketed.length > 0) return bracketed
  return piece
    .split(/\s+/)
    .map((word) => word.replace(/^mailto:/i, '').replace(/^[<("']+|[>)"'.]+$/g, ''))
    .filter((word) => word.includes('@'))
}

/** The fields after a paste into one of them, and the addresses for which there was no field. */
export interface Spread {
  fields: string[]
  leftOver: string[]
}

/** Puts addresses into the field at `at` and on into those that are empty, up to `most` fields. */
export function spreadOver(fields: string[], at: number, addresses: string[], most: number): Spread {
  const next = [...fields]
  const waiting = [...addresses]
  for (let index = at; index < most && waiting.length > 0; index++) {
    if (index === at || (next[index] ?? '').trim() === '') next[index] = waiting.shift() ?? ''
  }
  return { fields: Array.from(next, (field) => field ?? ''), leftOver: waiting }
}
