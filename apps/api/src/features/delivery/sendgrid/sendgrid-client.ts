import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Client } from '@sendgrid/client'
import { type MailDataRequired, MailService } from '@sendgrid/mail'
import type { SendGridSettings } from '../mail-settings.ts'
import { type SendGridAnswer, toAnswer } from './sendgrid-answer.ts'

const TIMEOUT_MS = 20_000

export interface SendGridClient {
  /** Never throws. */
  send(mail: MailDataRequired): Promise<SendGridAnswer>
  /** Takes away what has this path; what is not there is away. Never throws either. */
  remove(path: string): Promise<SendGridAnswer>
  close(): void
}

const TAKEN: SendGridAnswer = { status: 202, code: '', neverArrived: false, faults: [], resetAt: null }

/** Talks to SendGrid over connections that stay open, and tells nothing of what was sent when something goes wrong. */
export function createSendGridClient({
  apiKey,
  baseUrl,
}: Pick<SendGridSettings, 'apiKey' | 'baseUrl'>): SendGridClient {
  // An open connection that nobody has used for so long is closed here, before SendGrid closes it under a request.
  const agentOptions = { keepAlive: true, timeout: TIMEOUT_MS }
  const httpAgent = new HttpAgent(agentOptions)
  const httpsAgent = new HttpsAgent(agentOptions)
  const client = new Client()
  client.setApiKey(apiKey)
  // After the key, because setting the key sets the address, too.
  const defaults = { url: '', baseUrl, timeout: TIMEOUT_MS, maxRedirects: 0, httpAgent, httpsAgent }
  client.setDefaultRequest(defaults)
  const mails = new MailService()
  mails.setClient(client)

  return {
    async send(mail) {
      try {
        const [{ statusCode }] = await mails.send(mail)
        return { ...TAKEN, status: statusCode }
      } catch (error) {
        return toAnswer(error)
      }
    },
    async remove(path) {
      try {
        await client.request({ method: 'DELETE', url: path })
        return { ...TAKEN, status: 204 }
      } catch (error) {
        return toAnswer(error)
      }
    },
    close() {
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}
