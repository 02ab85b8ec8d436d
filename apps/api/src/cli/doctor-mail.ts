import type { Knex } from 'knex'
import type { Config } from '../config.ts'
import { createAccounts } from '../core/account-scope.ts'
import {
  checkMailServer,
  checkSendGrid,
  readSilence,
  type SendGridSettings,
} from '../features/delivery/index.ts'
import { type Finding, fault, note, ok } from './finding.ts'

/** Whether mail would leave. None is sent. */
export async function examineMail({
  smtp,
  sendgrid,
  mailFrom,
  mailFromName,
  production,
}: Config): Promise<Finding[]> {
  if (smtp) {
    const wrong = await checkMailServer(smtp)
    return [
      wrong ? fault(`Mail: ${wrong}`) : ok(`Mail: ${smtp.host}:${smtp.port} takes mail from ${mailFrom}.`),
    ]
  }
  if (sendgrid) {
    const wrong = await checkSendGrid(sendgrid, { name: mailFromName, address: mailFrom })
    const finding = wrong ? fault(`Mail: ${wrong}`) : ok(`Mail: SendGrid takes mail from ${mailFrom}.`)
    return [finding, ...examineWebhook(sendgrid)]
  }
  const text = "Mail: goes to the built-in inbox, and to nobody's mailbox."
  return [production ? note(text) : ok(text)]
}

function examineWebhook({ webhookPublicKeys }: SendGridSettings): Finding[] {
  if (webhookPublicKeys.length > 0) return []
  return [
    note(
      'Mail: SendGrid does not tell us what becomes of it, so mail that comes back is not noticed. SENDGRID_WEBHOOK_PUBLIC_KEYS is not set.',
    ),
  ]
}

/** Whether SendGrid tells what becomes of the mail that it took. */
export async function examineHearing(db: Knex, { sendgrid, publicUrl }: Config): Promise<Finding[]> {
  if (!sendgrid) return []
  const since = await readSilence(createAccounts(db).rows, 'sendgrid')
  if (!since) return []
  return [
    fault(
      `Mail: SendGrid took mail on ${since.toISOString()} and has told nothing since. Its Event Webhook should post to ${publicUrl}/events/sendgrid, signed with the key of SENDGRID_WEBHOOK_PUBLIC_KEYS.`,
    ),
  ]
}
