import { LOCALES } from '@rollcall/contract'
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { AppError } from '../../core/errors.ts'
import { isUnavailable } from '../../core/pg-errors.ts'
import { localeOf, type SendJoinDocument, troublePage } from '../join-page/index.ts'
import { deadLinkPage, unsubscribePage } from './unsubscribe-pages.ts'
import {
  DECISIONS,
  decide,
  openUnsubscribing,
  readUnsubscribeToken,
  type UnsubscribeContext,
} from './unsubscribe-service.ts'

/**
 * `JOIN_URL/u/<token>`, the link at the end of an invitation. `GET` shows a page and changes nothing: mail scanners open every link.
 * `POST` acts, without a session, wherever it comes from: whoever has the token has the mail. The buttons of the page say what was
 * decided and lead back to it; a mailbox that calls by itself (RFC 8058) says nothing and means this organization.
 */
export function createUnsubscribePages(
  ctx: UnsubscribeContext & { config: { joinUrl: string } },
  send: SendJoinDocument,
): Router {
  const { joinUrl } = ctx.config
  const base = new URL(joinUrl).pathname.replace(/\/$/, '')
  // A mailbox may also send multipart: what it says is always the same, and is not read.
  const readForm = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 })

  const showPage: RequestHandler<{ token: string }> = async (req, res) => {
    const { token } = req.params
    const subject = await readUnsubscribeToken(ctx, token, req.ip)
    const unsubscribing = await openUnsubscribing(ctx, subject)
    const locale = LOCALES.find((one) => one === req.query.lang) ?? unsubscribing.locale
    const action = `${base}/u/${token}?lang=${locale}`
    send(res, { kind: 'page', filled: unsubscribePage(unsubscribing, locale, action) })
  }

  const act: RequestHandler<{ token: string }> = async (req, res, next) => {
    const { token } = req.params
    const subject = await readUnsubscribeToken(ctx, token, req.ip)
    const chosen = DECISIONS.find((one) => one === req.body?.decision)
    await decide(ctx, subject, chosen ?? 'organization')
    if (chosen === undefined) return showPage(req, res, next)
    const locale = LOCALES.find((one) => one === req.query.lang)
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('Cache-Control', 'no-store')
    res.redirect(303, `${joinUrl}/u/${token}${locale ? `?lang=${locale}` : ''}`)
  }

  const tellTrouble: ErrorRequestHandler = (error: unknown, req, res, next) => {
    const locale = localeOf(req)
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'rate_limited')) {
      if (error.extras.retryAfter) res.setHeader('Retry-After', Math.ceil(error.extras.retryAfter))
      return send(res, { kind: 'page', filled: deadLinkPage(locale), status: error.status })
    }
    if (!isUnavailable(error)) return next(error)
    res.setHeader('Retry-After', 5)
    send(res, { kind: 'page', filled: troublePage(locale), status: 503 })
  }

  return Router().get('/u/:token', showPage).post('/u/:token', readForm, act).use(tellTrouble)
}
