import { fork } from 'node:child_process'
import { once } from 'node:events'

export interface MailSink {
  smtpPort: number
  httpPort: number
  stop(): void
}

/** A mail server and a mail service in a process of their own, which take everything and keep nothing. */
export async function startMailSink(): Promise<MailSink> {
  const child = fork(new URL('../servers/mail-sink.ts', import.meta.url), [], { execArgv: process.execArgv })
  const [ports] = await once(child, 'message')
  return { ...ports, stop: () => child.disconnect() }
}
