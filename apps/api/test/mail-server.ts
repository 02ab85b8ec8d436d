import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface TakenMail {
  from: string
  to: string[]
  raw: string
}

export interface MailServer {
  port: number
  /** What it took, in the order in which it came. */
  taken: TakenMail[]
  /** The recipients that it was asked for, whether it took them or not. */
  asked: string[]
  /** Where it falls silent: when it is asked for a recipient, or when it has taken a mail. */
  silent: 'never' | 'when asked' | 'when it has taken'
  close(): Promise<void>
}

/**
 * A mail server on this machine. What it says of an address is in its first part: `550-5.1.1+ann@…` is refused so, and the words
 * may follow `_`. With `drop+` it hangs up after it took the mail, with `vanish+` before it was given any, with `hang+` it never answers.
 */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const taken: TakenMail[] = []
  const asked: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, session, done) {
      asked.push(address)
      if (mailServer.silent === 'when asked') return
      if (address.startsWith('vanish+')) return hangUp(session.id)
      done(refusalOf(address))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to,
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        if (mailServer.silent === 'when it has taken') return
        if (to.some((address) => address.startsWith('drop+'))) return hangUp(session.id)
        if (!to.some((address) => address.startsWith('hang+'))) done()
      })
    },
    ...options,
  })
  const mailServer: MailServer = {
    port,
    taken,
    asked,
    silent: 'never',
    close: () =>
      new Promise((resolve) => {
        for (const connection of server.connections) connection.close()
        server.close(() => resolve())
      }),
  }
  const hangUp = (id: string) => {
    for (const connection of server.connections) if (connection.id === id) connection.close()
  }
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.server.address()
  mailServer.port = typeof address === 'object' && address ? address.port : 0
  return mailServer
}

function refusalOf(address: string): Error | null {
  const [, code, status, words = 'Sorry'] = /^(\d{3})-(\d\.\d\.\d)(?:_([^+]+))?\+/.exec(address) ?? []
  if (!code) return null
  return Object.assign(new Error(`${status} ${words.replaceAll('_', ' ')}`), { responseCode: Number(code) })
}
