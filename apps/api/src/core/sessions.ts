import connectPgSimple from 'connect-pg-simple'
import type { RequestHandler } from 'express'
import session, { type SessionData, type Store } from 'express-session'
import type pg from 'pg'
import { deriveKey } from './tokens.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The two kinds of sign-in, which live side by side in one browser and never see each other. Times in milliseconds. */
const REALMS = {
  admin: { cookie: 'rollcall_admin', path: '/api/v1', idle: 30 * MINUTE, absolute: 12 * HOUR },
  learner: { cookie: 'rollcall_learner', path: '/api/v1/join', idle: 7 * DAY, absolute: 30 * DAY },
} as const
export type Realm = keyof typeof REALMS

export interface SessionOptions {
  pool: pg.Pool
  secretKey: string
  /** True when the app is reached by https: the cookie is then sent over nothing else. */
  secure: boolean
  /** Old sessions are deleted now and then; tests do without the timer. */
  prune: boolean
}

/** Server-side sessions of one realm: a random id in the cookie, everything else in Postgres. */
export function createSessions(
  realm: Realm,
  { pool, secretKey, secure, prune }: SessionOptions,
): RequestHandler[] {
  const { cookie, path, idle, absolute } = REALMS[realm]
  const PgStore = connectPgSimple(session)
  const store = new PgStore({ pool, tableName: 'sessions', pruneSessionInterval: prune ? 15 * 60 : false })
  touchSparingly(store, idle)
  const sessions = session({
    name: cookie,
    // A key for each realm: a learner's cookie under the admin's name is a forgery.
    secret: deriveKey(secretKey, `session-${realm}`).toString('hex'),
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { path, httpOnly: true, sameSite: 'lax', secure, maxAge: idle },
  })
  return [sessions, endAfter(absolute)]
}

/** Moving the end of a session on at every request would be a write at every request: once a minute is enough. */
function touchSparingly(store: Store, idle: number): void {
  const touch = store.touch?.bind(store)
  const touchedAt = new Map<string, number>()
  store.touch = (sid: string, data: SessionData, done?: () => void) => {
    const now = Date.now()
    if (now - (touchedAt.get(sid) ?? 0) < Math.min(MINUTE, idle / 10)) return done?.()
    if (touchedAt.size > 10_000) touchedAt.clear()
    touchedAt.set(sid, now)
    touch?.(sid, data, done)
  }
}

/** However busy it is, a session ends `absolute` milliseconds after its sign-in. */
function endAfter(absolute: number): RequestHandler {
  return (req, _res, next) => {
    const { signedInAt } = req.session
    if (signedInAt === undefined || Date.now() - signedInAt < absolute) return next()
    req.session.regenerate(next)
  }
}
