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
const SLASH = 47
const COLON = 58
const SPACE = 32
const EQUALS = 61

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
  const endOfTag = createTagEnds(all)
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
    const end = readTag(all, at, listener, endOfTag)
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
function readTag(all: string, at: number, listener: XmlListener, endOfTag: (from: number) => number): number {
  const second = all[at + 1]
  if (second === '!') return readMarked(all, at, listener)
  if (second === '?') return past(all, '?>', at)
  const end = endOfTag(at + 1)
  if (end === -1) return -1
  if (second === '/') {
    listener.close?.(localName(all.slice(at + 2, end).trim()))
    return end + 1
  }
  const empty = all.charCodeAt(end - 1) === SLASH
  const last = empty ? end - 1 : end
  const space = endOfName(all, at + 1, last)
  const name = localName(all.slice(at + 1, space))
  listener.open?.(name, all.slice(space, last))
  if (empty) listener.close?.(name)
  return end + 1
}

function endOfName(all: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (isSpace(all.charCodeAt(at))) return at
  return to
}

/** Whatever JavaScript takes for a space; of those below 128, only these. */
function isSpace(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)))
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

/**
 * Finds where tags end, one after the other: a value in quotes may hold the sign that ends a tag. Signs are looked for by the
 * engine, which is many times faster than letter by letter, and each of the three never twice in the same stretch.
 */
function createTagEnds(all: string): (from: number) => number {
  const nextEnd = createFinder(all, '>')
  const nextDouble = createFinder(all, '"')
  const nextSingle = createFinder(all, "'")
  return (from) => {
    for (let at = from; ; ) {
      const end = nextEnd(at)
      if (end === -1) return -1
      const double = nextDouble(at)
      const single = nextSingle(at)
      const isDouble = double !== -1 && (single === -1 || double < single)
      const quote = isDouble ? double : single
      if (quote === -1 || quote > end) return end
      const closing = (isDouble ? nextDouble : nextSingle)(quote + 1)
      if (closing === -1) return -1
      at = closing + 1
    }
  }
}

/** Finds a sign from places that only grow. */
function createFinder(all: string, sign: string): (from: number) => number {
  let found = 0
  let isFresh = false
  return (from) => {
    if (!isFresh || (found !== -1 && found < from)) found = all.indexOf(sign, from)
    isFresh = true
    return found
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** The value of an attribute, whatever its prefix; undefined where there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    const equals = afterSpace(attributes, at + name.length)
    if ((before !== COLON && !isSpace(before)) || attributes.charCodeAt(equals) !== EQUALS) continue
    const start = afterSpace(attributes, equals + 1) + 1
    const quote = attributes[start - 1]
    const end = quote === '"' || quote === "'" ? attributes.indexOf(quote, start) : -1
    if (end !== -1) return decodeEntities(attributes.slice(start, end))
  }
  return undefined
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
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
