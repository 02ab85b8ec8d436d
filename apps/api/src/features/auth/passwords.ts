import { hash, verify } from '@node-rs/argon2'
import { LIMITS } from '@rollcall/contract'
import { dictionary } from '@zxcvbn-ts/language-common'
import { AppError } from '../../core/errors.ts'

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. The parameters are kept in each hash. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const AT_ONCE = 2
const MAX_WAITING = 40
let running = 0
const waiting: (() => void)[] = []

/** Hashes a password. Two at a time: hashing shares its threads with files and name look-ups, which must not starve. */
export function hashPassword(password: string): Promise<string> {
  return taking(() => hash(password.normalize('NFC'), ARGON2))
}

/** Whether the password is the one that was hashed. Without a hash it takes as long and is false. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash())
  const fits = await taking(() => verify(against, password.normalize('NFC')))
  return fits && passwordHash !== null
}

let nobody: Promise<string> | null = null
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword('the password of nobody at all')
  return nobody
}

async function taking<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1
  else await inTurn()
  try {
    return await work()
  } finally {
    // A waiting caller takes this place over; only without one does a place become free.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function inTurn(): Promise<void> {
  if (waiting.length >= MAX_WAITING) {
    throw new AppError('unavailable', 'Many people are signing in. Please try again in a moment.', [], {
      retryAfter: 2,
    })
  }
  return new Promise((resolve) => void waiting.push(resolve))
}

const COMMON = new Set(dictionary['passwords-common'].map((word) => String(word).toLowerCase()))

/**
 * Refuses, with `weak_password`, what is too short or easily guessed: a common password, or little more than the person's or
 * organization's own words. `min` is in characters: 15 for admins, 12 for learners (NIST SP 800-63B-4).
 */
export function requireStrongPassword(password: string, min: number, ownWords: string[]): void {
  const plain = password.normalize('NFC').toLowerCase()
  if ([...plain].length < min) throw weak(`Use at least ${min} characters. A short sentence works well.`)
  if ([...plain].length > LIMITS.password) throw weak(`Use at most ${LIMITS.password} characters.`)
  if (new Set(plain).size < 5 || COMMON.has(plain) || isRepeated(plain)) {
    throw weak('This password is easily guessed. A short sentence that only you would write works well.')
  }
  const rest = ['rollcall', ...ownWords.flatMap(toWords)].reduce(
    (left, word) => left.replaceAll(word, ''),
    plain,
  )
  if ([...rest].length < min / 2)
    throw weak('This password is mostly your own name or address. Add words that nobody would guess.')
}

/** The parts of a name or an address that are long enough to matter. */
function toWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4)
}

/** A common word said several times is no stronger than the word. */
function isRepeated(plain: string): boolean {
  for (let length = 1; length <= plain.length / 2; length += 1) {
    const part = plain.slice(0, length)
    if (part.repeat(Math.ceil(plain.length / length)).slice(0, plain.length) === plain) return true
  }
  return false
}

function weak(detail: string): AppError {
  return new AppError('weak_password', detail, [{ pointer: '/password', code: 'weak', detail }])
}
