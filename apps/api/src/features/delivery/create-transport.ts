import type { Log } from '../../core/log.ts'
import type { RunRows } from '../../core/sql.ts'
import { createInboxTransport } from './inbox-transport.ts'
import type { MailSettings } from './mail-settings.ts'
import { createSmtpTransport } from './smtp/smtp-transport.ts'
import type { Transport } from './transport.ts'

export interface TransportOptions {
  settings: MailSettings
  rows: RunRows
  log: Log
}

/** The way by which mail leaves, as the settings choose it. */
export async function createTransport({ settings, rows, log }: TransportOptions): Promise<Transport> {
  const from = { name: settings.mailFromName, address: settings.mailFrom }
  if (settings.smtp)
    return createSmtpTransport({ settings: settings.smtp, from, returnPathOf: () => from.address })
  return createInboxTransport({ rows, log, from })
}
