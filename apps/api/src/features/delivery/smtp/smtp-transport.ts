import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { SmtpSettings } from '../mail-settings.ts'
import { madeOrNot, type Outcome, type OutgoingMail, type Transport } from '../transport.ts'
import { describeSmtpFault, outcomeOf } from './smtp-fault.ts'
import { type MailFrom, toSmtpMessage } from './smtp-message.ts'

const GRACE_SECONDS = 15 * 60
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/

export interface SmtpOptions {
  settings: SmtpSettings
  from: MailFrom
  /** The address that a mail which comes back is sent to: one for each message, so that it is known which. */
  returnPathOf(mail: { orgId: string | null; messageId: string }): string
}

/**
 * Hands mail to a server of the operator's, over connections that stay open. Encrypted, unless the server is on this machine. It
 * tries each mail once: when it is tried again is the outbox's to decide.
 */
export function createSmtpTransport({ settings, from, returnPathOf }: SmtpOptions): Transport {
  const { pendingOn } = settings
  const smtp = openPool(settings)
  // What of a mail was read for the wire tells whether a broken connection can have carried it.
  const streams = new Map<string, Readable>()
  smtp.use('stream', ({ message }, done) => {
    const make = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = make(options)
      streams.set(bare(message.messageId()), stream)
      return stream
    }
    done()
  })

  async function sendOne(mail: OutgoingMail): Promise<Outcome> {
    const message = toSmtpMessage(mail, from, returnPathOf(mail))
    const id = bare(String(message.messageId))
    try {
      await smtp.sendMail({ ...message, dsn: askedReports(mail, pendingOn) })
      return accepted(pendingOn)
    } catch (error) {
      return outcomeOf(error, streams.get(id)?.readableDidRead ?? false)
    } finally {
      streams.delete(id)
    }
  }

  return {
    name: 'smtp',
    batchSize: 1,
    hearsBack: pendingOn !== 'accepted',
    send: (mails) => Promise.all(mails.map((mail) => madeOrNot(() => sendOne(mail)))),
    check: () => checkPool(smtp, settings),
    async close() {
      smtp.close()
    },
  }
}

/** Signs in to the mail server and sends nothing. Gives one sentence where that does not work, null where it does. */
export async function checkMailServer(settings: SmtpSettings): Promise<string | null> {
  const smtp = openPool(settings)
  try {
    return await checkPool(smtp, settings)
  } finally {
    smtp.close()
  }
}

async function checkPool(smtp: Pool, settings: SmtpSettings): Promise<string | null> {
  try {
    await smtp.verify()
    return null
  } catch (error) {
    return describeSmtpFault(error, settings)
  }
}

type Pool = ReturnType<typeof openPool>

function openPool({ host, port, secure, login, maxConnections, ratePerSecond }: SmtpSettings) {
  return createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !LOOPBACK.test(host),
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    pool: true,
    maxConnections,
    maxMessages: 1000,
    maxRequeues: 0,
    ...(ratePerSecond ? { rateLimit: 1, rateDelta: 1000 / ratePerSecond } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
}

/** A message id without its angle brackets. */
function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, '')
}

/** The reports (RFC 3461) that the servers on the way are asked for. */
function askedReports({ messageId, to }: OutgoingMail, pendingOn: SmtpSettings['pendingOn']) {
  return {
    id: messageId,
    return: 'headers' as const,
    notify: ['failure' as const, 'delay' as const, ...(pendingOn === 'dsn' ? ['success' as const] : [])],
    recipient: to,
  }
}

function accepted(pendingOn: SmtpSettings['pendingOn']): Outcome {
  switch (pendingOn) {
    case 'accepted':
      return { kind: 'accepted', reason: null, presumedAfter: 0 }
    case 'grace':
      return { kind: 'accepted', reason: null, presumedAfter: GRACE_SECONDS }
    case 'dsn':
      return { kind: 'accepted', reason: null }
    default:
      return pendingOn satisfies never
  }
}
