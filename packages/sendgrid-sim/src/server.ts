import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Chaos } from './chaos.ts'
import type { Intake } from './intake.ts'
import type { MailApi } from './mail-api.ts'
import { mailPage } from './mail-page.ts'
import { type ReplyOrSilence, refusal } from './replies.ts'
import { answerSuppressions } from './suppression-api.ts'
import type { SuppressionLists } from './suppression-lists.ts'

export interface SimServer {
  server: Server
  /** Requests for mail that have come in, whether or not they were looked at already. */
  arrived(): number
}

export interface ServerParts {
  apiKey: string
  chaos: Chaos
  lists: SuppressionLists
  intake: Intake
  mailApi: MailApi
}

const SHOWN = 100

export function createSimServer({ apiKey, chaos, lists, intake, mailApi }: ServerParts): SimServer {
  let count = 0
  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    )
  })
  return { server, arrived: () => count }

  async function answer(request: IncomingMessage): Promise<ReplyOrSilence> {
    const { method = '', url = '' } = request
    const body = await readText(request)
    if (url === '/v3/mail/send') count += 1
    if (chaos.latency > 0) await setTimeout(chaos.latency)
    if (method === 'GET' && url === '/') return page()
    if (request.headers.authorization !== `Bearer ${apiKey}`)
      return refusal(401, 'The provided authorization grant is invalid, expired, or revoked')
    if (method === 'POST' && url === '/v3/mail/send') return mailApi.answerTo(body)
    return answerSuppressions(method, url, lists) ?? refusal(404, 'not found')
  }

  function page(): ReplyOrSilence {
    const body = mailPage(intake.mailTo(null).slice(-SHOWN).reverse())
    return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, reply: ReplyOrSilence): void {
  if (reply === 'silence') return
  if (reply === 'close') return void response.destroy()
  const { status, headers = {}, body = '' } = reply
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { ...(text ? { 'Content-Type': 'application/json' } : {}), ...headers })
  response.end(text)
}
