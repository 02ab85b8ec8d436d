import { createHash, timingSafeEqual } from 'node:crypto'
import { type Request, type RequestHandler, Router } from 'express'
import { AppError } from '../../../core/errors.ts'
import { type KeepContext, keepReports } from './keep-reports.ts'
import type { ReturnAddresses } from './return-address.ts'
import { LONGEST_MAIL, takeMail } from './taken-mail.ts'

export interface BounceRouteContext extends KeepContext {
  returnAddresses: ReturnAddresses | null
}

/** The headers of a mail that tell whom it was for, the surest first. */
const NAMES_RECIPIENT = ['x-original-to', 'delivered-to', 'envelope-to', 'to']
const AN_ADDRESS = /[^\s<>,;:"()]+@[^\s<>,;:"()]+/g

/**
 * `POST /events/bounce`: a mail server of the operator's hands in mail that came back, as it is. The address that it was sent to
 * stands in the header `X-Original-To`, in the query as `to`, or in the mail. Whatever it is, it is kept: whoever has the token
 * would be right to bounce what we refuse, and nobody would see it.
 */
export function createBounceRoutes(ctx: BounceRouteContext, token: string): Router {
  const router = Router()
  router.post('/', requireToken(token), async (req, res) => {
    if (Number(req.get('Content-Length')) > LONGEST_MAIL) throw tooLarge()
    const mail = await takeMail(req).catch(refuseHalf)
    if (mail.size > LONGEST_MAIL) throw tooLarge()
    if (mail.size === 0)
      throw new AppError('invalid_input', 'Send the whole mail as the body of the request.')
    const addresses = [...namedBy(req), ...namedIn(mail.beginning)]
    const address = addresses.find((one) => ctx.returnAddresses?.read(one)) ?? addresses[0] ?? ''
    await keepReports(ctx, [address], mail)
    res.status(204).end()
  })
  return router
}

function requireToken(token: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const wanted = digest(token)
  return (req, _res, next) => {
    const given = /^Bearer (.+)$/i.exec(req.get('Authorization') ?? '')?.[1] ?? ''
    if (!timingSafeEqual(digest(given), wanted))
      throw new AppError(
        'not_authenticated',
        'Send the BOUNCE_TOKEN of this installation: Authorization: Bearer …',
      )
    next()
  }
}

function namedBy(req: Request): string[] {
  const { to } = req.query
  // In a query a plus sign is a space, unless somebody thought of that.
  const inQuery = typeof to === 'string' ? to.trim().replaceAll(' ', '+') : ''
  return [req.get('X-Original-To')?.trim() ?? '', inQuery].filter((address) => address !== '')
}

function namedIn(beginning: Buffer): string[] {
  const [head = ''] = beginning
    .subarray(0, 64_000)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1)
  const fields = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return NAMES_RECIPIENT.flatMap((name) =>
    fields
      .filter((field) => field.toLowerCase().startsWith(`${name}:`))
      .flatMap((field) => field.slice(name.length + 1).match(AN_ADDRESS) ?? []),
  )
}

function refuseHalf(): never {
  throw new AppError('invalid_input', 'The request ended before the mail did. Please send it again.')
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', 'This mail is too large: 32 MB is the most.')
}
