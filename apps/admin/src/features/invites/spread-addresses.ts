/**
 * The addresses in a pasted text, in its order: separated by new lines, commas, semicolons, tabs or spaces, with or
 * without names (`Ann Lee <ann@acme.org>`). Words beside an address are names and left out. A line without any `@` stays as it
 * is, for the person to mend: nothing that was pasted goes missing.
 */
export function spreadAddresses(text: string): string[] {
  return text.split(/[\r\n]+/).flatMap((line) => {
    if (line.includes('@')) return line.split(/[,;\t]+/).flatMap(addressesIn)
    return line.trim() === '' ? [] : [line.trim()]
  })
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
