import express, { type Express, type RequestHandler, Router } from 'express'
import helmet from 'helmet'
import type { Context } from './context.ts'
import type { MountableEndpoint } from './core/endpoint.ts'
import { notFound } from './core/errors.ts'
import { logRequests, ownPagesOnly, requestIds } from './core/http.ts'
import { mountEndpoints } from './core/mount.ts'
import { answerProblems } from './core/problem.ts'
import { createDocsRoutes } from './docs.ts'
import { allEndpoints } from './endpoints.ts'
import { createBounceRoutes, createInboxRoutes, createSendGridRoutes } from './features/delivery/index.ts'
import { createLinkWatch } from './features/join/index.ts'
import { createJoinPages } from './features/join-page/index.ts'
import { createLogoRoutes } from './features/orgs/index.ts'
import { createUnsubscribePages } from './features/unsubscribe/index.ts'
import { serveWebApps } from './web-apps.ts'

/** The map of URLs. */
export function createApp(ctx: Context): Express {
  const { config, log } = ctx
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('etag', false)
  app.use(requestIds, logRequests(log), securityHeaders(config.publicUrl.startsWith('https:')))

  app.get('/livez', (_req, res) => void res.json({ status: 'ok' }))
  app.get('/readyz', async (_req, res) => {
    await ctx.accounts.rows`select 1`
    res.json({ status: 'ok' })
  })

  const endpoints = allEndpoints(ctx)
  app.use('/api/v1', createApi(ctx, endpoints))
  app.use(createDocsRoutes(endpoints))
  app.use('/logos', createLogoRoutes(ctx))
  if (config.bounces?.token) app.use('/events/bounce', createBounceRoutes(ctx, config.bounces.token))
  if (config.sendgrid)
    app.use('/events/sendgrid', createSendGridRoutes(ctx, config.sendgrid.webhookPublicKeys))
  if (config.mailTransport === 'inbox') app.use('/dev/inbox', createInboxRoutes(ctx.accounts.rows))
  app.use(
    serveWebApps(
      config,
      (send) => Router().use(createUnsubscribePages(ctx, send)).use(createJoinPages(ctx, send)),
      createLinkWatch(ctx),
    ),
  )
  app.use(() => {
    throw notFound()
  })
  app.use(answerProblems(log))
  return app
}

function createApi(ctx: Context, endpoints: MountableEndpoint[]): Router {
  const { config } = ctx
  const api = Router()
  api.use(noStore, ownPagesOnly([new URL(config.publicUrl).origin, new URL(config.joinUrl).origin]))
  api.use(express.json({ limit: '100kb' }))
  api.use(openSession(ctx))
  api.use(mountEndpoints(endpoints, ctx))
  return api
}

/**
 * A learner's cookie is sent to `/join` only, and an admin's session is never looked at under it. A program that comes with a key
 * has none: for it, only signing in and out opens one.
 */
function openSession({ adminSessions, learnerSessions }: Context): RequestHandler {
  const admins = Router().use(adminSessions)
  const learners = Router().use(learnerSessions)
  return (req, res, next) => {
    if (/^\/join(\/|$)/.test(req.path)) return learners(req, res, next)
    const isProgram = req.get('Authorization') !== undefined && !req.path.startsWith('/auth/')
    return isProgram ? next() : admins(req, res, next)
  }
}

/** Answers of the API are data, for the one who asked and for now. */
const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  next()
}

function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    // Each part of the map has a policy of its own.
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  })
}
