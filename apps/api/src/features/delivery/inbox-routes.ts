import { type RequestHandler, type Response, Router } from 'express'
import { AppError, required } from '../../core/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { RunRows } from '../../core/sql.ts'
import { INBOX_STYLESHEET, inboxListPage, inboxMailPage } from './inbox-page.ts'
import { findInboxMessage, listInboxOf, searchInbox } from './inbox-store.ts'

const PAGE = 50

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A mail's own markup: styled by itself, without scripts, without a request anywhere. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"

/** The built-in inbox under `/dev/inbox`: pages for people, `/dev/inbox/api?to=` for programs. */
export function createInboxRoutes(rows: RunRows): Router {
  const router = Router()
  router.use(withPolicy(POLICY))
  router.get('/style.css', (_req, res) => void res.type('css').send(INBOX_STYLESHEET))

  router.get('/api', async (req, res) => {
    const { to } = req.query
    if (typeof to !== 'string') {
      throw new AppError('invalid_input', 'Say whose mail: /dev/inbox/api?to=ann@acme.org.', [
        { pointer: '?to', code: 'required', detail: 'Give one whole address.' },
      ])
    }
    const mails = await listInboxOf(rows, to.trim().toLowerCase(), PAGE)
    res.json({
      items: mails.map(({ id, to, subject, text, html, at }) => ({ id, to, subject, text, html, at })),
    })
  })

  router.get('/', async (req, res) => {
    const search = typeof req.query.to === 'string' ? req.query.to.trim().toLowerCase() : ''
    const before = typeof req.query.before === 'string' && isUuid(req.query.before) ? req.query.before : null
    const mails = await searchInbox(rows, search, before, PAGE + 1)
    const oldest = mails[PAGE - 1]
    const older =
      mails.length > PAGE && oldest ? `?${new URLSearchParams({ to: search, before: oldest.id })}` : null
    sendPage(
      res,
      inboxListPage({ mails: mails.slice(0, PAGE), search, olderHref: older && `/dev/inbox${older}` }),
    )
  })

  router.get('/:id', async (req, res) => {
    const mail = required(await find(rows, req.params.id))
    const { view } = req.query
    const shown = view === 'text' || view === 'source' ? view : 'html'
    sendPage(res, inboxMailPage({ mail, view: shown, source: mail.raw.toString('utf8') }))
  })

  router.get('/:id/html', withPolicy(MAIL_POLICY), async (req, res) => {
    const mail = required(await find(rows, String(req.params.id)))
    sendPage(res, mail.html)
  })
  return router
}

function find(rows: RunRows, id: string) {
  return isUuid(id) ? findInboxMessage(rows, id) : Promise.resolve(undefined)
}

function sendPage(res: Response, html: string): void {
  res.type('html').send(html)
}

function withPolicy(policy: string): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('Content-Security-Policy', policy)
    res.setHeader('Cache-Control', 'no-store')
    next()
  }
}
