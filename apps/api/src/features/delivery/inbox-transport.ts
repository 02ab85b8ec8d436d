import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Log } from '../../core/log.ts'
import type { RunRows } from '../../core/sql.ts'
import { type InboxMessage, storeInboxMessage } from './inbox-store.ts'
import { outcomeOf } from './smtp/smtp-fault.ts'
import { type MailFrom, toSmtpMessage } from './smtp/smtp-message.ts'
import { madeOrNot, type Outcome, type OutgoingMail, type Transport } from './transport.ts'

const HOST = '127.0.0.1'

export interface InboxOptions {
  rows: RunRows
  log: Log
  from: MailFrom
}

/**
 * Sends by real SMTP to a mail server inside this process, which keeps every mail for `/dev/inbox`. Addresses that begin with
 * `bounce+`, `blocked+` or `defer+` are answered as a server would that has no such mailbox, refuses, or is busy.
 */
export async function createInboxTransport({ rows, log, from }: InboxOptions): Promise<Transport> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(scriptedRefusal(address)),
    onData(stream, session, done) {
      collect(stream)
        .then((raw) =>
          keep(
            rows,
            raw,
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        )
        .then(() => done(), done)
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'The built-in inbox had a fault'))
  const port = await listen(server)
  const smtp = createTransport({
    host: HOST,
    port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 5,
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })

  async function sendOne(mail: OutgoingMail): Promise<Outcome> {
    const message = toSmtpMessage(mail, from, from.address)
    try {
      await smtp.sendMail(message)
      return { kind: 'delivered', reason: null }
    } catch (error) {
      return outcomeOf(error, false)
    }
  }

  return {
    name: 'inbox',
    batchSize: 1,
    hearsBack: false,
    send: (mails) => Promise.all(mails.map((mail) => madeOrNot(() => sendOne(mail)))),
    check: async () => null,
    async close() {
      smtp.close()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function scriptedRefusal(address: string): Error | null {
  if (address.startsWith('bounce+')) return refusal(550, '5.1.1 There is no such mailbox')
  if (address.startsWith('blocked+')) return refusal(550, '5.7.1 This server refuses the message')
  if (address.startsWith('defer+')) return refusal(451, '4.3.0 Busy, try again later')
  return null
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

async function keep(rows: RunRows, raw: Buffer, recipients: string[]): Promise<void> {
  const mail = await PostalMime.parse(raw)
  const message: Omit<InboxMessage, 'id' | 'at' | 'to'> = {
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
  }
  for (const to of recipients) await storeInboxMessage(rows, { ...message, to: to.toLowerCase() }, raw)
}

async function collect(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, HOST, () => {
      const address: AddressInfo | string | null = server.server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
