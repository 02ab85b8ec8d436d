import { looksLikeAddress, matchColumns, roleOf } from '../matching/index.ts'
import type { RawRow } from './raw-rows.ts'

/** Headings are looked for in the first rows with something in them, so many. */
export const HEADER_WITHIN = 10

export interface FoundHeader {
  row: RawRow
  /** It has no heading we know; it stands over a column of addresses. */
  assumed: boolean
}

/**
 * The row with the headings: the first with one for the address; else with two that we know; else with one and something else beside it;
 * else the row over the first address that has no address there, not even a broken one. Null: none looks like it.
 */
export function findHeader(top: RawRow[]): FoundHeader | null {
  const texts = top.filter(({ cells }) => !cells.some(looksLikeAddress))
  const known =
    texts.find(hasEmail) ??
    texts.find(({ cells }) => matchColumns(cells).known >= 2) ??
    texts.find(
      ({ cells }) => matchColumns(cells).known === 1 && cells.filter((cell) => cell !== '').length > 1,
    )
  if (known) return { row: known, assumed: matchColumns(known.cells).known === 1 && !hasEmail(known) }
  const first = top.findIndex(({ cells }) => cells.some(looksLikeAddress))
  const column = top[first]?.cells.findIndex(looksLikeAddress) ?? -1
  const above = top.slice(0, Math.max(first, 0)).findLast(({ cells }) => !(cells[column] ?? '').includes('@'))
  return above && /\p{L}/u.test(above.cells[column] ?? '') ? { row: above, assumed: true } : null
}

function hasEmail({ cells }: RawRow): boolean {
  return matchColumns(cells).mapping.email !== null
}

/** Whether a sheet has headings that we know: of several sheets the first such is the list. */
export function hasKnownHeader(top: RawRow[]): boolean {
  return findHeader(top)?.assumed === false
}

/**
 * Whether the row right under the headings holds more of them, as where "Assigned to" stands over "Group" and "Location": something
 * we know, no address, and nothing where the address would be.
 */
export function isSecondHeader(header: string[], next: string[]): boolean {
  const email = matchColumns(header).mapping.email
  if (next.some((cell) => cell.includes('@')) || !next.some((cell) => roleOf(cell) !== null)) return false
  return email === null || (next[email] ?? '') === '' || roleOf(next[email] ?? '') === 'email'
}

/** The headings of both rows, the known one of each pair. */
export function joinHeaders(header: string[], second: string[]): string[] {
  return Array.from({ length: Math.max(header.length, second.length) }, (_, at) => {
    const [first = '', below = ''] = [header[at], second[at]]
    return roleOf(first) !== null || below === '' ? first : below
  })
}

/** Tells whether a row among the people is the headings once more, as where two lists were put under each other. */
export function createRepeatFinder(header: string[]): (cells: string[]) => boolean {
  const { email } = matchColumns(header).mapping
  if (email === null) return (cells) => header.every((text, at) => text === (cells[at] ?? ''))
  return (cells) => {
    const cell = cells[email] ?? ''
    return cell !== '' && !cell.includes('@') && roleOf(cell) === 'email'
  }
}
