import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { AppError } from './errors.ts'
import { type Log, mask } from './log.ts'
import { requestIdOf } from './problem.ts'

/** Gives each request an id, which the answer, the log and the audit log carry. A caller's own id is taken if it is harmless. */
export const requestIds: RequestHandler = (req, res, next) => {
  const given = req.get('X-Request-Id')
  res.setHeader('X-Request-Id', given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID())
  next()
}

/**
 * One line a request: what was asked, what came of it, how long it took. No query, no token, no address of a person; nothing of
 * health checks. Most lines are of a level that is not written, so a line is put together only for one that is.
 */
export function logRequests(log: Log): RequestHandler {
  return (req, res, next) => {
    const { method, path } = req
    if (path === '/livez' || path === '/readyz') return next()
    const startedAt = Date.now()
    res.once('close', () => {
      const level = res.statusCode >= 500 ? 'warn' : 'debug'
      if (!log.isLevelEnabled(level)) return
      const requestId = requestIdOf(res)
      const line = { requestId, method, path: mask(path), status: res.statusCode, ms: Date.now() - startedAt }
      log[level](line, res.writableFinished ? 'Answered' : 'The caller left before the answer was there')
    })
    next()
  }
}

/**
 * Lets a call of a browser change something only when it comes from one of our own pages. A caller that is no browser sends
 * no `Origin`.
 */
export function ownPagesOnly(origins: string[]): RequestHandler {
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return next()
    const origin = req.get('Origin')
    const sameOrigin = req.get('Sec-Fetch-Site') === 'same-origin'
    if (origin !== undefined && !sameOrigin && !origins.includes(origin)) {
      throw new AppError(
        'foreign_origin',
        'This can only be done from Rollcall itself. Open it and try again there.',
      )
    }
    next()
  }
}
