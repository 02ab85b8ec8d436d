import express, { type Request, Router } from 'express'
import { AppError } from '../../../core/errors.ts'
import { readEvents } from './sendgrid-events.ts'
import { createSignatureCheck } from './sendgrid-signature.ts'
import { type TakeContext, takeEvents } from './take-events.ts'

/**
 * `POST /events/sendgrid`: SendGrid tells what became of mails. Whoever has not its key is not listened to. What is not answered with
 * 204 it tells again, for a day. The body is taken as bytes, before anything reads JSON: those bytes are what is signed.
 */
export function createSendGridRoutes(ctx: TakeContext, publicKeys: string[]): Router {
  const isGenuine = createSignatureCheck(publicKeys)
  const router = Router()
  router.post('/', express.raw({ type: () => true, limit: '5mb', inflate: false }), async (req, res) => {
    const body = bytesOf(req)
    const signature = req.get('X-Twilio-Email-Event-Webhook-Signature')
    if (!isGenuine(body, signature, req.get('X-Twilio-Email-Event-Webhook-Timestamp')))
      throw new AppError(
        'forbidden',
        'This is not signed with a key of SENDGRID_WEBHOOK_PUBLIC_KEYS. Is the signature of the Event Webhook switched on?',
      )
    await takeEvents(ctx, readEvents(body))
    res.status(204).end()
  })
  return router
}

function bytesOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
