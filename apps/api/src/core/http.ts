import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { pinoHttp } from 'pino-http'
import { AppError } from './errors.ts'
import { type Log, mask } from './log.ts'

/** Gives each request an id, which the answer, the log and the audit log carry. A caller's own id is taken if it is harmless. */
export const requestIds: RequestHandler = (req, res, next) => {
  const given = req.get('X-Request-Id')
  res.setHeader('X-Request-Id', given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID())
  next()
}

/** One line a request: what was asked, what came of it, how long it took. No query, no token, no address of a person. */
export function logRequests(log: Log): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    autoLogging: { ignore: (req) => req.url === '/livez' || req.url === '/readyz' },
    genReqId: (_req, res) => String(res.getHeader('X-Request-Id')),
    serializers: {
      req: (req: { method: string; url: string }) => ({
        method: req.method,
        path: mask(req.url.replace(/\?.*$/, '')),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'warn' : 'debug'),
  })
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
