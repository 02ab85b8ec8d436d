import { distance } from 'fastest-levenshtein'
import { loosen } from './plain-text.ts'

const ENOUGH = 0.7
const MOST = 3
/** No name is longer; what is would only take time. */
const LONGEST = 100

interface Shape {
  loose: string
  /** The words in the order of the alphabet. */
  sorted: string
  letters: number
}

/**
 * Finds the names that are nearest to a text: seven tenths of the letters alike, in the order they stand or with the words sorted. Of
 * equals those come first that differ by look-alikes only, such as `l` and `1`, then those that a person would list first.
 */
export function createSuggester<T extends { name: string }>(names: T[]): (text: string) => T[] {
  const order = new Intl.Collator('en', { numeric: true })
  const known = names.map((named) => ({ named, shape: toShape(named.name) }))
  return (text) => {
    if (text.length > LONGEST) return []
    const wanted = toShape(text)
    const near: { named: T; score: number; twin: boolean }[] = []
    for (const { named, shape } of known) {
      const score = likeness(wanted, shape)
      if (score >= ENOUGH)
        near.push({ named, score, twin: foldTwins(wanted.loose) === foldTwins(shape.loose) })
    }
    return near
      .sort(
        (a, b) =>
          b.score - a.score || Number(b.twin) - Number(a.twin) || order.compare(a.named.name, b.named.name),
      )
      .slice(0, MOST)
      .map(({ named }) => named)
  }
}

function toShape(name: string): Shape {
  const loose = loosen(name).slice(0, LONGEST)
  return { loose, sorted: loose.split(' ').toSorted().join(' '), letters: lettersOf(loose) }
}

/** From 0 to 1. What cannot reach enough is not worked out: that is nearly everything. */
function likeness(one: Shape, other: Shape): number {
  const longest = Math.max(one.loose.length, other.loose.length)
  const mayDiffer = Math.floor(longest * (1 - ENOUGH) + 1e-9)
  if (Math.abs(one.loose.length - other.loose.length) > mayDiffer) return 0
  // Every letter that only one side has is a difference.
  if (countOnes(one.letters & ~other.letters) > mayDiffer) return 0
  if (countOnes(other.letters & ~one.letters) > mayDiffer) return 0
  const apart = Math.min(
    distance(one.loose, other.loose),
    one.sorted === one.loose && other.sorted === other.loose ? longest : distance(one.sorted, other.sorted),
  )
  return longest === 0 ? 0 : 1 - apart / longest
}

/** Which letters occur, one bit for each of 32 classes. */
function lettersOf(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) % 32)
  return bits
}

function countOnes(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const TWINS: Record<string, string> = { l: '1', i: '1', '|': '1', o: '0', s: '5', z: '2', b: '8' }

function foldTwins(text: string): string {
  return text.replace(/[li|oszb]/g, (letter) => TWINS[letter] ?? letter)
}
