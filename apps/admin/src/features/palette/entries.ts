import type { Icon } from '@tabler/icons-react'

/** The kinds of things that the palette offers, in the order in which they stand. */
export const ENTRY_KINDS = ['screen', 'action', 'learner'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One thing that the palette can do. */
export interface Entry {
  id: string
  kind: EntryKind
  label: string
  /** What the label alone does not say, shown beside it. */
  hint?: string
  icon: Icon
  run: () => void
}

/**
 * The entries that have every typed word in their label or hint, without regard to case and accents. Those whose label begins
 * with what was typed come first in their kind; otherwise the order stays.
 */
export function matchEntries(entries: Entry[], typed: string): Entry[] {
  const wanted = plain(typed.trim())
  if (wanted === '') return entries
  const words = wanted.split(/\s+/)
  const matching = entries.filter(({ label, hint = '' }) => {
    const text = plain(`${label} ${hint}`)
    return words.every((word) => text.includes(word))
  })
  const rank = ({ label }: Entry) => (plain(label).startsWith(wanted) ? 0 : 1)
  return byKind(matching.toSorted((one, other) => rank(one) - rank(other)))
}

/** The entries kind by kind, as they are shown and as the arrow keys go through them. */
export function byKind(entries: Entry[]): Entry[] {
  return ENTRY_KINDS.flatMap((kind) => entries.filter((entry) => entry.kind === kind))
}

/** The place after `step` places from `index`, going round at both ends; 0 in an empty list. */
export function stepTo(index: number, step: number, length: number): number {
  return length === 0 ? 0 : (((index + step) % length) + length) % length
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}
