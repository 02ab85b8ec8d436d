import { type JoinRequestBody, LOCALES } from '@rollcall/contract'
import express, { type Request, Router } from 'express'
import { AppError, notFound } from '../../core/errors.ts'
import { ownPagesOnly } from '../../core/http.ts'
import { checkBody } from '../../core/validation.ts'
import { joinRequestBody } from './join-page-schema.ts'
import { askToJoin, type JoinPageContext } from './request-service.ts'
import { parseSlug } from './slug.ts'

/**
 * The form of the join page for browsers without JavaScript: `POST JOIN_URL/<slug>` with `email`, `groupId`, `locationId`, `locale`.
 * It does what the API does, and leads back to the page by GET, which says what came of it: `?sent`, or `?problem=<code>` and the
 * field that it is about. The address that was typed goes into no address bar.
 */
export function createJoinForm(
  ctx: JoinPageContext & { config: { publicUrl: string; joinUrl: string } },
): Router {
  const { publicUrl, joinUrl } = ctx.config
  const router = Router({ caseSensitive: true, strict: true })
  const readForm = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 })
  const own = ownPagesOnly([new URL(publicUrl).origin, new URL(joinUrl).origin])
  router.post('/:slug', own, readForm, async (req, res) => {
    const slug = parseSlug(String(req.params.slug))
    if (slug === null) throw notFound()
    const outcome = await ask(ctx, slug, req)
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('Cache-Control', 'no-store')
    res.redirect(303, `${joinUrl}/${slug}?${new URLSearchParams(outcome)}`)
  })
  return router
}

async function ask(ctx: JoinPageContext, slug: string, req: Request): Promise<Record<string, string>> {
  try {
    checkBody(joinRequestBody, toBody(req.body))
    await askToJoin(ctx, slug, toBody(req.body), req.ip)
    return { sent: '1' }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [field] = error.fields
    return { problem: error.code, ...(field ? { field: field.pointer.slice(1) } : {}) }
  }
}

/** A form sends text for everything, and an empty one for what was not chosen. */
function toBody(form: Record<string, unknown> | undefined): JoinRequestBody {
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
