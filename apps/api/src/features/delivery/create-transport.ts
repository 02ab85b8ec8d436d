import type { Log } from '../../core/log.ts'
import type { RunRows } from '../../core/sql.ts'
import type { ReturnAddresses } from './bounces/return-address.ts'
import { noteTaken } from './events/hearing-store.ts'
import { createInboxTransport } from './inbox-transport.ts'
import type { MailSettings } from './mail-settings.ts'
import { createSendGridTransport } from './sendgrid/sendgrid-transport.ts'
import { createSmtpTransport } from './smtp/smtp-transport.ts'
import type { Transport } from './transport.ts'

export interface TransportOptions {
  settings: MailSettings
  rows: RunRows
  log: Log
  /** Null: what cannot be delivered goes back to the address that mail is from. */
  returnAddresses: ReturnAddresses | null
}

/** The way by which mail leaves, as the settings choose it. */
export async function createTransport({
  settings,
  rows,
  log,
  returnAddresses,
}: TransportOptions): Promise<Transport> {
  const from = { name: settings.mailFromName, address: settings.mailFrom }
  if (settings.smtp)
    return createSmtpTransport({
      settings: settings.smtp,
      from,
      returnPathOf: (mail) => returnAddresses?.make(mail) ?? from.address,
    })
  if (settings.sendgrid)
    return createSendGridTransport({
      settings: settings.sendgrid,
      from,
      log,
      noteTaken: () => noteTaken(rows, 'sendgrid'),
    })
  return createInboxTransport({ rows, log, from })
}
