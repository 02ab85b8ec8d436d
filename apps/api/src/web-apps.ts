import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import compression from 'compression'
import express, { type RequestHandler, Router } from 'express'
import type { Config } from './config.ts'
import { notFound } from './core/errors.ts'
import { escapeHtml } from './core/escape-html.ts'
import { ROOT_DIR } from './core/root-dir.ts'
import type { FilledPage, SendJoinDocument } from './features/join-page/index.ts'

const COMMON_POLICY =
  "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/**
 * The join app below the path of JOIN_URL, or on its host where it has one of its own; the admin app everywhere else. `joinPages`
 * answers what is no page of the join app; `onInvitation` is told of each link of an invitation that is asked for.
 */
export function serveWebApps(
  { publicUrl, joinUrl }: JoinPlace,
  joinPages: (send: SendJoinDocument) => RequestHandler,
  onInvitation: (token: string) => void,
): Router {
  const base = new URL(joinUrl).pathname.replace(/\/$/, '')
  const folder = path.join(ROOT_DIR, 'apps/join/dist')
  const send = createJoinDocuments(folder, base)
  const joinApp = serveJoinApp(folder, send, joinPages(send), onInvitation)
  const router = Router().use(compression())
  router.use(underJoinUrl({ publicUrl, joinUrl }, joinApp))
  return router.use(serveAdminApp(path.join(ROOT_DIR, 'apps/admin/dist')))
}

/** What is below JOIN_URL, on its path or on its host. */
function underJoinUrl({ publicUrl, joinUrl }: JoinPlace, handler: RequestHandler): RequestHandler {
  const join = new URL(joinUrl)
  const base = join.pathname.replace(/\/$/, '')
  const below = Router().use(base || '/', handler)
  if (join.host === new URL(publicUrl).host) return below
  return (req, res, next) => (req.host === join.host ? below(req, res, next) : next())
}

type JoinPlace = Pick<Config, 'publicUrl' | 'joinUrl'>

/** The pages that the join app makes by itself, in the browser. */
const JOIN_APP_PAGES = /^\/((account|forgot-password|i|reset|sign-in|verify)(\/.*)?)?$/

function serveJoinApp(
  folder: string,
  send: SendJoinDocument,
  joinPages: RequestHandler,
  onInvitation: (token: string) => void,
): Router {
  return serveFiles(folder)
    .get('/i/:token', (req, _res, next) => {
      onInvitation(req.params.token)
      next()
    })
    .get(JOIN_APP_PAGES, (_req, res) => send(res, { kind: 'app' }))
    .use(joinPages)
}

/**
 * The documents of the join app: with the app, which makes its pages in the browser, or without it. The server may have filled
 * either. Nothing in them runs that is not a file of the app, and nothing of a link reaches another page.
 */
function createJoinDocuments(folder: string, base: string): SendJoinDocument {
  const read = (file: string) =>
    readPage(folder, file)
      .replaceAll('./assets/', `${base}/assets/`)
      .replace(/data-base="[^"]*"/, `data-base="${base}"`)
  const documents = { app: read('index.html'), page: read('page.html') }
  return (res, { kind, filled, status = 200 }) => {
    res.setHeader(
      'Content-Security-Policy',
      `${COMMON_POLICY}; style-src 'self'; require-trusted-types-for 'script'`,
    )
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('Cache-Control', 'no-store')
    res.status(status).type('html')
    res.send(filled ? fill(documents[kind], filled) : documents[kind])
  }
}

function fill(document: string, { locale, title, content }: FilledPage): string {
  return document
    .replace('<html lang="en"', `<html lang="${locale}"`)
    .replace(/<title>.*?<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
    .replace(/<main class="card">.*?<\/main>/s, () => content)
}

/** The components of this app style themselves, which the policy allows to those who know this answer's nonce. */
function serveAdminApp(folder: string): Router {
  const page = readPage(folder, 'index.html')
  return serveFiles(folder).get('/{*rest}', (_req, res) => {
    const nonce = randomBytes(16).toString('base64')
    res.setHeader(
      'Content-Security-Policy',
      `${COMMON_POLICY}; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`,
    )
    res.setHeader('Cache-Control', 'no-store')
    res.type('html').send(page.replaceAll('%CSP_NONCE%', nonce))
  })
}

/** Files with a hash in their name never change. */
function serveFiles(folder: string): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  router.use(express.static(folder, { index: false }))
  // A file that is not there must not answer with a page: a browser would run it.
  return router.get(NO_PAGES, () => {
    throw notFound()
  })
}

const NO_PAGES = /^\/(assets|api|dev|docs|logos)\//

function readPage(folder: string, name: string): string {
  const file = path.join(folder, name)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  return NOT_BUILT
}

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Rollcall</title><main class="card"></main><p>This app is not built yet: run <code>pnpm build</code>.</p></html>'
