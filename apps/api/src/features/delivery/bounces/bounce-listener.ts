import { type AddressInfo, isIPv6 } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Log } from '../../../core/log.ts'
import type { BounceSettings } from '../mail-settings.ts'
import { type KeepContext, keepReports } from './keep-reports.ts'
import type { ReturnAddresses } from './return-address.ts'
import { LONGEST_MAIL, takeMail } from './taken-mail.ts'

export interface ListenerContext extends KeepContext {
  log: Log
  /** Null: none are made, so nothing can come back. */
  returnAddresses: ReturnAddresses | null
}

type ListenAddress = NonNullable<BounceSettings['listen']>

export interface BounceListener {
  port: number
  close(): Promise<void>
}

/** With this in its greeting it is known to be one of ours. */
export const LISTENER_NAME = 'Rollcall'

const MOST_CONNECTIONS = 20
const MOST_RECIPIENTS = 10
const SILENCE_MS = 60_000

/**
 * A mail server that takes mail for return addresses made here, and for nobody else, so that there is nothing that it could pass
 * on. It answers 250 when the mail is kept. Throws one sentence for the operator where it cannot listen.
 */
export async function startBounceListener(
  ctx: ListenerContext,
  listen: ListenAddress,
): Promise<BounceListener> {
  const server = new SMTPServer({
    banner: LISTENER_NAME,
    // Servers that send mail back do not sign in, and there is no certificate.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LONGEST_MAIL,
    rejectOversized: true,
    maxClients: MOST_CONNECTIONS,
    maxRecipients: MOST_RECIPIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: 5000,
    onRcptTo: ({ address }, _session, done) =>
      done(ctx.returnAddresses?.read(address) ? null : refusal(550, 'No such mailbox here')),
    onData(stream, { envelope }, done) {
      const addresses = envelope.rcptTo.map(({ address }) => address)
      takeAndKeep(ctx, [...new Set(addresses)], stream).then(
        () => done(),
        () => done(refusal(451, 'Not now, please try again later')),
      )
    },
  })
  await open(server, listen)
  server.on('error', ({ name }) =>
    ctx.log.debug({ fault: name }, 'A connection of the bounce listener broke'),
  )
  const address: AddressInfo | string | null = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : listen.port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function takeAndKeep(
  ctx: ListenerContext,
  addresses: string[],
  stream: SMTPServerDataStream,
): Promise<void> {
  try {
    const mail = await takeMail(stream)
    // The sender is told that it is too long, whatever we say.
    if (!stream.sizeExceeded) await keepReports(ctx, addresses, mail)
  } catch (error) {
    ctx.log.warn({ err: error }, 'Mail that came back was not kept; its server will try again')
    throw error
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function open(server: SMTPServer, address: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(describeListenFault(error, address))),
    )
    server.listen(address.port, address.host, resolve)
  })
}

/** One sentence for the operator. */
export function describeListenFault({ code }: NodeJS.ErrnoException, { host, port }: ListenAddress): string {
  const place = `${isIPv6(host) ? `[${host}]` : host}:${port} of BOUNCE_LISTEN`
  switch (code) {
    case 'EADDRINUSE':
      return `${place} is used by another program. End that program, or choose another port for mail that comes back.`
    case 'EACCES':
      return `This user may not listen on ${place}. Choose a port above 1023, and have your mail server pass mail on to it.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This computer has no address ${place}. 0.0.0.0 stands for all that it has.`
    default:
      return `Nothing can listen on ${place} (${code ?? 'no reason was given'}).`
  }
}
