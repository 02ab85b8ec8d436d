import type { MailDataRequired } from '@sendgrid/mail'
import type { SendGridSettings } from '../mail-settings.ts'
import type { MailFrom } from '../smtp/smtp-message.ts'
import { isDistrust, type SendGridAnswer } from './sendgrid-answer.ts'
import { createSendGridClient } from './sendgrid-client.ts'
import { isOutOfCredits } from './sendgrid-outcome.ts'

/** Asks SendGrid whether it would take mail, and sends none. Gives one sentence where it would not, null where it would. */
export async function checkSendGrid(settings: SendGridSettings, from: MailFrom): Promise<string | null> {
  const client = createSendGridClient(settings)
  try {
    return describeAnswer(await client.send(rehearsal(from)), settings, from)
  } finally {
    client.close()
  }
}

/** A mail of which SendGrid only says whether it would take it. */
export function rehearsal(from: MailFrom): MailDataRequired {
  return {
    from: { email: from.address, name: from.name },
    to: { email: from.address },
    subject: 'Would this be taken?',
    content: [{ type: 'text/plain', value: 'Nobody gets this.' }],
    mailSettings: { sandboxMode: { enable: true } },
  }
}

/** What is wrong, and what to do, in one sentence; null where nothing is. */
export function describeAnswer(
  answer: SendGridAnswer,
  { baseUrl }: Pick<SendGridSettings, 'baseUrl'>,
  from: MailFrom,
): string | null {
  const { status, code, faults } = answer
  const { host } = new URL(baseUrl)
  if (status === null) return describeSilence(code, host)
  if (status === 200 || status === 202) return null
  if (isOutOfCredits(answer)) return 'The SendGrid account has no credits left: mail waits until it has some.'
  if (status === 401)
    return 'SendGrid does not know the key of SENDGRID_API_KEY: it is wrong, or was deleted.'
  if (faults.some(({ field, message }) => field === 'from' || /sender identity/i.test(message)))
    return `SendGrid sends no mail from ${from.address}: verify its domain there, or set MAIL_FROM to a sender that is.`
  if (status === 403)
    return 'The key of SENDGRID_API_KEY may not send mail: give it the permission "Mail Send".'
  if (status === 429 || status >= 500)
    return `SendGrid does not take mail at the moment (${status}): it is tried again by itself.`
  return `What answers at ${host} is not SendGrid (${status}): SENDGRID_BASE_URL should be https://api.sendgrid.com, or https://api.eu.sendgrid.com.`
}

function describeSilence(code: string, host: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `SendGrid was not found at ${host}: no computer has that name, or this one has no connection.`
  if (isDistrust(code) || code === 'EPROTO')
    return `SendGrid was not reached: the certificate of ${host} cannot be trusted (${code}).`
  return `SendGrid was not reached at ${host}: it does not answer (${code || 'no reason was given'}).`
}
