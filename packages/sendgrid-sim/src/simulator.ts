import { once } from 'node:events'
import { CALM, type Chaos, randomFrom } from './chaos.ts'
import { createIntake } from './intake.ts'
import { createMailApi, type MailApi } from './mail-api.ts'
import type { SentMail } from './sent-mail.ts'
import { createSimServer } from './server.ts'
import { createSigningKeys, type SigningKeys } from './signing.ts'
import { createSuppressionLists, type SuppressionLists } from './suppression-lists.ts'
import { createWebhook } from './webhook.ts'

/** A stand-in for SendGrid on this machine. It refuses what SendGrid refuses, and tells a webhook what became of the rest. */
export interface SendGridSim extends Pick<MailApi, 'requests' | 'answerNext'> {
  /** What takes the place of https://api.sendgrid.com. */
  url: string
  apiKey: string
  /** What its posts are verified with. */
  publicKey(): string
  /** From now on its posts are signed with another key. */
  changeKeys(): void
  /** How it strays from the good day; may be changed at any time. */
  chaos: Chaos
  /** Where it tells what became of mails; null: nowhere. */
  tellTo(url: string | null): void
  /** Resolves when everything was told that there is to tell. */
  told(): Promise<void>
  /** The status of the answer to each post to the webhook. */
  posts: number[]
  /** Requests for mail that have come in, whether or not they were looked at already: `latency` lies between. */
  arrived(): number
  mailTo(address: string): SentMail[]
  /** How often a message was taken. */
  copiesOf(messageId: string): number
  /** How many messages were taken, and how often all in all. */
  taken(): { messages: number; copies: number }
  lists: SuppressionLists
  close(): Promise<void>
}

export interface SendGridSimOptions {
  port?: number
  apiKey?: string
  keys?: SigningKeys
  webhookUrl?: string | null
  chaos?: Partial<Chaos>
  senderDomains?: string[] | null
  /** Of the chaos: the same seed gives the same disorder. */
  seed?: number
}

export async function startSendGridSim(options: SendGridSimOptions = {}): Promise<SendGridSim> {
  const { port = 0, apiKey = 'SG.simulated.key', senderDomains = null, seed = 1 } = options
  const chaos = { ...CALM, ...options.chaos }
  let keys = options.keys ?? createSigningKeys()
  let webhookUrl = options.webhookUrl ?? null

  const lists = createSuppressionLists()
  const webhook = createWebhook({ url: () => webhookUrl, keys: () => keys, chaos, random: randomFrom(seed) })
  const intake = createIntake({ chaos, lists, webhook })
  const mailApi = createMailApi({ chaos, intake, senderDomains })
  const { server, arrived } = createSimServer({ apiKey, chaos, lists, intake, mailApi })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    apiKey,
    publicKey: () => keys.publicKey,
    changeKeys() {
      keys = createSigningKeys()
    },
    chaos,
    tellTo(url) {
      webhookUrl = url
    },
    told: webhook.told,
    posts: webhook.posts,
    requests: mailApi.requests,
    answerNext: mailApi.answerNext,
    arrived,
    mailTo: intake.mailTo,
    copiesOf: (messageId) => intake.copies.get(messageId) ?? 0,
    taken: () => ({
      messages: intake.copies.size,
      copies: [...intake.copies.values()].reduce((sum, count) => sum + count, 0),
    }),
    lists,
    async close() {
      await webhook.close()
      server.close()
      server.closeAllConnections()
    },
  }
}
