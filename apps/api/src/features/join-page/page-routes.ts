import type { JoinRequestBody, Locale, PublicJoinPageDto } from '@rollcall/contract'
import { LOCALES } from '@rollcall/contract'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express'
import { AppError } from '../../core/errors.ts'
import { ownPagesOnly } from '../../core/http.ts'
import { isUnavailable } from '../../core/pg-errors.ts'
import { checkBody } from '../../core/validation.ts'
import type { SendJoinDocument } from './join-document.ts'
import { formPage, missingPage, sentPage, troublePage } from './join-document-pages.ts'
import { joinRequestBody } from './join-page-schema.ts'
import { askToJoin, type JoinPageContext, openJoinPage } from './request-service.ts'
import { isReserved, parseSlug } from './slug.ts'

/**
 * The join pages as documents: `GET JOIN_URL/<slug>` shows the form, and `POST` to it does what the API does, with or without
 * JavaScript. What is wrong is shown in the form, with what was typed. What is right leads on by GET, and the address that was
 * typed goes into no address bar. Everything else below JOIN_URL is not there, in one way.
 */
export function createJoinPages(
  ctx: JoinPageContext & { config: { publicUrl: string; joinUrl: string } },
  send: SendJoinDocument,
): Router {
  const { joinUrl } = ctx.config
  const base = new URL(joinUrl).pathname.replace(/\/$/, '')
  const readForm = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 })

  const showPage: RequestHandler = async (req, res, next) => {
    const slug = slugOf(req)
    if (slug === null) return next()
    const page = await openJoinPage(ctx, slug)
    const locale = localeOf(req, page)
    const isSent = req.query.sent !== undefined && page.state !== 'ended'
    if (isSent) return send(res, { kind: 'app', filled: sentPage(page, locale, base) })
    send(res, { kind: 'page', filled: formPage(page, { locale, base }) })
  }

  const takeForm: RequestHandler = async (req, res, next) => {
    const slug = slugOf(req)
    if (slug === null) return next()
    const typed = readTyped(req.body)
    const problem = await ask(ctx, slug, typed, req.ip)
    if (problem === null) {
      const sent = new URLSearchParams({ sent: '1', lang: typed.locale ?? '' })
      res.setHeader('Referrer-Policy', 'no-referrer')
      res.setHeader('Cache-Control', 'no-store')
      return res.redirect(303, `${joinUrl}/${slug}?${sent}`)
    }
    const page = await openJoinPage(ctx, slug)
    const locale = typed.locale ?? localeOf(req, page)
    if (problem.extras.retryAfter) res.setHeader('Retry-After', Math.ceil(problem.extras.retryAfter))
    const filled = formPage(page, { locale, base, typed, problem })
    send(res, { kind: 'page', filled, status: problem.status })
  }

  const tellMissing: RequestHandler = (req, res) =>
    send(res, { kind: 'page', filled: missingPage(localeOf(req), base), status: 404 })

  const tellTrouble: ErrorRequestHandler = (error: unknown, req, res, next) => {
    if (error instanceof AppError && error.code === 'not_found') return tellMissing(req, res, next)
    if (!isUnavailable(error)) return next(error)
    res.setHeader('Retry-After', 5)
    send(res, { kind: 'page', filled: troublePage(localeOf(req)), status: 503 })
  }

  return Router()
    .get('/:slug', showPage)
    .post('/:slug', ownForm(ctx.config), readForm, takeForm)
    .get('/{*rest}', tellMissing)
    .use(tellTrouble)
}

/**
 * Our pages send no referrer, so that their forms have `Origin: null`. A browser that says nothing else of where the form stands
 * is believed: nobody's session is used here.
 */
function ownForm({ publicUrl, joinUrl }: { publicUrl: string; joinUrl: string }): RequestHandler {
  const ownOnly = ownPagesOnly([new URL(publicUrl).origin, new URL(joinUrl).origin])
  return (req, res, next) => {
    const isSilent = req.get('Origin') === 'null' && req.get('Sec-Fetch-Site') === undefined
    return isSilent ? next() : ownOnly(req, res, next)
  }
}

function slugOf(req: Request): string | null {
  const slug = parseSlug(String(req.params.slug))
  return slug === null || isReserved(slug) ? null : slug
}

/** The language that was chosen on the page, else the browser's first that we have, else the organization's. */
export function localeOf(req: Request, page?: PublicJoinPageDto): Locale {
  const chosen = LOCALES.find((locale) => locale === req.query.lang)
  const spoken = req.acceptsLanguages().map((tag) => tag.slice(0, 2).toLowerCase())
  const first = spoken.flatMap((tag) => LOCALES.filter((locale) => locale === tag))[0]
  return chosen ?? first ?? page?.locale ?? 'en'
}

/** Asks to join, and gives what was refused. What is not there at all is thrown. */
async function ask(
  ctx: JoinPageContext,
  slug: string,
  typed: JoinRequestBody,
  ip: string | undefined,
): Promise<AppError | null> {
  try {
    checkBody(joinRequestBody, typed)
    await askToJoin(ctx, slug, typed, ip)
    return null
  } catch (error) {
    if (error instanceof AppError && error.code !== 'not_found') return error
    throw error
  }
}

/** A form sends text for everything, and an empty one for what was not chosen. */
function readTyped(form: Record<string, unknown> | undefined): JoinRequestBody {
  const text = (name: string) => {
    const value = form?.[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const locale = LOCALES.find((one) => one === text('locale'))
  return {
    email: text('email'),
    groupId: text('groupId').toLowerCase(),
    locationId: text('locationId').toLowerCase() || null,
    ...(locale ? { locale } : {}),
  }
}
