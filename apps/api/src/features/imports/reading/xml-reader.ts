import { UnreadableFile } from './fault.ts'

/** What is told of an XML text as it goes by. Names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: string): void
  close?(name: string): void
  /** A stretch of text, decoded; one text may come in several. */
  text?(text: string): void
}

const LONGEST_TAG = 65_536
const LONGEST_ENTITY = 12
const LT = 60
const GT = 62
const DOUBLE = 34
const SINGLE = 39

/**
 * Reads XML in pieces and keeps nothing of it, so that a part of any size costs no memory. It knows what spreadsheet programs
 * write: a declaration of types, which only attacks bring, and tags without an end are `damaged`.
 */
export function createXmlReader(listener: XmlListener): { write(piece: string): void; end(): void } {
  let rest = ''
  return {
    write(piece) {
      const all = rest === '' ? piece : rest + piece
      rest = all.slice(readPiece(all, listener))
      if (rest.length > LONGEST_TAG) throw new UnreadableFile('damaged')
    },
    end() {
      if (rest.trim() !== '') throw new UnreadableFile('damaged')
    },
  }
}

/** Tells what is whole, and says how far that was. */
function readPiece(all: string, listener: XmlListener): number {
  let at = 0
  while (at < all.length) {
    if (all.charCodeAt(at) !== LT) {
      const next = all.indexOf('<', at)
      const end = next === -1 ? beforeEntity(all, at) : next
      if (end > at) listener.text?.(decodeEntities(all.slice(at, end)))
      if (next === -1) return end
      at = next
      continue
    }
    const end = readTag(all, at, listener)
    if (end === -1) return at
    at = end
  }
  return at
}

/** An entity that has begun may end in the next piece. */
function beforeEntity(all: string, from: number): number {
  const start = all.lastIndexOf('&')
  return start >= from && all.length - start < LONGEST_ENTITY && !all.includes(';', start)
    ? start
    : all.length
}

/** Where the tag at this place ends, or -1 while it has not. */
function readTag(all: string, at: number, listener: XmlListener): number {
  const second = all[at + 1]
  if (second === '!') return readMarked(all, at, listener)
  if (second === '?') return past(all, '?>', at)
  const end = endOfTag(all, at + 1)
  if (end === -1) return -1
  if (second === '/') {
    listener.close?.(localName(all.slice(at + 2, end).trim()))
    return end + 1
  }
  const empty = all[end - 1] === '/'
  const inside = all.slice(at + 1, empty ? end - 1 : end)
  const space = inside.search(/\s/)
  const name = localName(space === -1 ? inside : inside.slice(0, space))
  listener.open?.(name, space === -1 ? '' : inside.slice(space))
  if (empty) listener.close?.(name)
  return end + 1
}

const MARKED = ['<!--', '<![CDATA[']

function readMarked(all: string, at: number, listener: XmlListener): number {
  if (all.startsWith('<!--', at)) return past(all, '-->', at + 4)
  if (all.startsWith('<![CDATA[', at)) {
    const end = past(all, ']]>', at)
    if (end !== -1) listener.text?.(all.slice(at + 9, end - 3))
    return end
  }
  const begun = all.slice(at, at + 9)
  if (MARKED.some((mark) => mark.startsWith(begun))) return -1
  throw new UnreadableFile('damaged')
}

function past(all: string, mark: string, at: number): number {
  const found = all.indexOf(mark, at)
  return found === -1 ? -1 : found + mark.length
}

/** A value in quotes may hold the sign that ends a tag. */
function endOfTag(all: string, from: number): number {
  let quote = 0
  for (let at = from; at < all.length; at += 1) {
    const code = all.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GT) return at
    else if (code === DOUBLE || code === SINGLE) quote = code
  }
  return -1
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute, whatever its prefix; undefined where there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined
  const pattern = patterns.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  const found = pattern.exec(attributes)
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : undefined
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
