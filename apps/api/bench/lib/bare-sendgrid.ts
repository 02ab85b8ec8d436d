import { Client } from '@sendgrid/client'
import { type MailDataRequired, MailService } from '@sendgrid/mail'
import { toBatches, toSendGridMail } from '../../src/features/delivery/sendgrid/sendgrid-mail.ts'
import type { OutgoingMail } from '../../src/features/delivery/transport.ts'
import { inParts, severalAtOnce } from './several.ts'

const FROM = { name: 'Rollcall', address: 'invites@mail.bench.example' }

/** The library of SendGrid and nothing else: it sends requests that are made already. */
export function createBareSendGrid({ url, apiKey }: { url: string; apiKey: string }) {
  const client = new Client()
  client.setApiKey(apiKey)
  client.setDefaultRequest({ url: '', baseUrl: url })
  const service = new MailService()
  service.setClient(client)
  return {
    /** Makes the requests, with so many mails each. */
    make: (mails: OutgoingMail[], size: number): MailDataRequired[] =>
      inParts(mails, size).flatMap((part) => toBatches(part).map((batch) => toSendGridMail(batch, FROM))),
    send: (requests: MailDataRequired[]) => severalAtOnce(requests, (request) => service.send(request)),
  }
}
