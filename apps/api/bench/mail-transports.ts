import { createTransport } from 'nodemailer'
import { createLog } from '../src/core/log.ts'
import { createSendGridTransport } from '../src/features/delivery/sendgrid/sendgrid-transport.ts'
import { toSmtpMessage } from '../src/features/delivery/smtp/smtp-message.ts'
import { createSmtpTransport } from '../src/features/delivery/smtp/smtp-transport.ts'
import type { OutgoingMail, Transport } from '../src/features/delivery/transport.ts'
import { mailsTo, people } from '../test/outgoing-mail.ts'
import { createBareSendGrid } from './lib/bare-sendgrid.ts'
import { type MailSink, startMailSink } from './lib/mail-sink.ts'
import { type Figure, median } from './lib/report.ts'
import { inParts, severalAtOnce } from './lib/several.ts'

/** A rate of seven tenths of the bare library's, said as time. */
const GOAL = 1.43
const ROUNDS = 5
const AT_ONCE = 5
const FROM = { name: 'Rollcall', address: 'invites@mail.bench.example' }

/** Mails a second by each way out, into a sink on this machine, beside the library alone with messages that are made already. */
export async function mailTransports(): Promise<Figure[]> {
  const sink = await startMailSink()
  try {
    return [
      await compare('SMTP', 2000, bySmtp(sink), bareSmtp(sink)),
      await compare('SendGrid, 1,000 a request', 20_000, bySendGrid(sink), bareSendGrid(sink)),
    ]
  } finally {
    sink.stop()
  }
}

interface Way {
  /** What is done before the clock runs. */
  prepare(mails: OutgoingMail[]): () => Promise<void>
  close(): Promise<void> | void
}

async function compare(name: string, count: number, ours: Way, bare: Way): Promise<Figure> {
  const measure = async (way: Way, round: number) => {
    const send = way.prepare(mailsTo(people(count, `round${round}p`)))
    const startedAt = performance.now()
    await send()
    return performance.now() - startedAt
  }
  const times: { ours: number; bare: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1)
    times.push({ bare: await measure(bare, round), ours: await measure(ours, round) })
  await ours.close()
  await bare.close()
  // The first round opens the connections.
  const told = times.slice(1)
  const each = (ms: number) => ms / count
  return {
    name: `one mail by ${name}`,
    unit: 'ms',
    ours: each(median(told.map((time) => time.ours))),
    bare: each(median(told.map((time) => time.bare))),
    goal: GOAL,
  }
}

function bySmtp({ smtpPort }: MailSink): Way {
  const settings = {
    host: '127.0.0.1',
    port: smtpPort,
    secure: false,
    login: null,
    maxConnections: AT_ONCE,
    ratePerSecond: null,
    pendingOn: 'accepted' as const,
  }
  return through(createSmtpTransport({ settings, from: FROM, returnPathOf: () => FROM.address }))
}

function bareSmtp({ smtpPort }: MailSink): Way {
  const smtp = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    pool: true,
    maxConnections: AT_ONCE,
    ignoreTLS: true,
  })
  return {
    prepare(mails) {
      const messages = mails.map((mail) => toSmtpMessage(mail, FROM, FROM.address))
      return () => severalAtOnce(messages, (message) => smtp.sendMail(message))
    },
    close: () => smtp.close(),
  }
}

function bySendGrid({ httpPort }: MailSink): Way {
  const settings = {
    apiKey: 'SG.bench',
    baseUrl: `http://127.0.0.1:${httpPort}`,
    batchSize: 1000,
    webhookPublicKeys: [],
  }
  const log = createLog('error')
  return through(createSendGridTransport({ settings, from: FROM, log, noteTaken: async () => {} }))
}

function bareSendGrid({ httpPort }: MailSink): Way {
  const bare = createBareSendGrid({ url: `http://127.0.0.1:${httpPort}`, apiKey: 'SG.bench' })
  return {
    prepare(mails) {
      const requests = bare.make(mails, 1000)
      return () => bare.send(requests)
    },
    close: () => undefined,
  }
}

/** As the outbox does: so many calls at once, each with as many mails as the transport takes. */
function through(transport: Transport): Way {
  return {
    prepare: (mails) => () =>
      severalAtOnce(inParts(mails, transport.batchSize), async (part) => {
        const outcomes = await transport.send(part)
        if (outcomes.some(({ kind }) => kind !== 'accepted')) throw new Error('The sink refused a mail.')
      }),
    close: () => transport.close(),
  }
}
