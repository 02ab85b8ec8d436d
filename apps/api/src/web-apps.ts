import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import compression from 'compression'
import express, { type RequestHandler, Router } from 'express'
import type { Config } from './config.ts'
import { notFound } from './core/errors.ts'
import { ROOT_DIR } from './core/root-dir.ts'

const COMMON_POLICY =
  "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/** The join app below the path of JOIN_URL, or on its host where it has one of its own; the admin app everywhere else. */
export function serveWebApps({ publicUrl, joinUrl }: Config): Router {
  const base = new URL(joinUrl).pathname.replace(/\/$/, '')
  const joinApp = serveJoinApp(path.join(ROOT_DIR, 'apps/join/dist'), base)
  const router = Router().use(compression())
  router.use(underJoinUrl({ publicUrl, joinUrl }, joinApp))
  return router.use(serveAdminApp(path.join(ROOT_DIR, 'apps/admin/dist')))
}

/** What is below JOIN_URL, on its path or on its host. */
export function underJoinUrl({ publicUrl, joinUrl }: JoinPlace, handler: RequestHandler): RequestHandler {
  const join = new URL(joinUrl)
  const base = join.pathname.replace(/\/$/, '')
  const below = Router().use(base || '/', handler)
  if (join.host === new URL(publicUrl).host) return below
  return (req, res, next) => (req.host === join.host ? below(req, res, next) : next())
}

type JoinPlace = Pick<Config, 'publicUrl' | 'joinUrl'>

/** Nothing in this app runs that is not a file of it, and nothing of a link reaches another page. */
function serveJoinApp(folder: string, base: string): Router {
  const page = readPage(folder)
    .replaceAll('./assets/', `${base}/assets/`)
    .replaceAll('./favicon', `${base}/favicon`)
    .replace(/data-base="[^"]*"/, `data-base="${base}"`)
  return serveApp(folder, (_req, res) => {
    res.setHeader(
      'Content-Security-Policy',
      `${COMMON_POLICY}; style-src 'self'; require-trusted-types-for 'script'`,
    )
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('Cache-Control', 'no-store')
    res.type('html').send(page)
  })
}

/** The components of this app style themselves, which the policy allows to those who know this answer's nonce. */
function serveAdminApp(folder: string): Router {
  const page = readPage(folder)
  return serveApp(folder, (_req, res) => {
    const nonce = randomBytes(16).toString('base64')
    res.setHeader(
      'Content-Security-Policy',
      `${COMMON_POLICY}; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`,
    )
    res.setHeader('Cache-Control', 'no-store')
    res.type('html').send(page.replaceAll('%CSP_NONCE%', nonce))
  })
}

const NO_PAGES = /^\/(assets|api|dev|docs|logos)\//

/** Files with a hash in their name never change; every other path is a page of the app. */
function serveApp(folder: string, sendPage: RequestHandler): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  router.use(express.static(folder, { index: false }))
  router.get('/{*rest}', (req, res, next) => {
    // A file that is not there must not answer with a page: a browser would run it.
    if (NO_PAGES.test(req.path)) throw notFound()
    return sendPage(req, res, next)
  })
  return router
}

function readPage(folder: string): string {
  const file = path.join(folder, 'index.html')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  return '<!doctype html><html lang="en"><title>Rollcall</title><p>This app is not built yet: run <code>pnpm build</code>.</p></html>'
}
