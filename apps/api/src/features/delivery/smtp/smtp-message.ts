import type { SendMailOptions } from 'nodemailer'
import { renderMail } from '../mail-content.ts'
import type { OutgoingMail } from '../transport.ts'
import { unsubscribeHeaders } from '../unsubscribe-headers.ts'

export interface MailFrom {
  name: string
  address: string
}

const LONGEST_NAME = 60

/** A mail as nodemailer takes it, from the address that bounces go to. `to` is an object: a text would be read as a list. */
export function toSmtpMessage(mail: OutgoingMail, from: MailFrom, returnPath: string): SendMailOptions {
  const { messageId, to, document } = mail
  const content = renderMail(document)
  return {
    from: { name: shownName(document.sender, from.name), address: from.address },
    to: { name: '', address: to },
    envelope: { from: returnPath, to: [to] },
    messageId: `<${messageId}@${from.address.split('@')[1]}>`,
    subject: content.subject,
    text: content.text,
    html: content.html,
    headers: mailHeaders(mail),
  }
}

/** Who a machine takes the mail to be from, nobody who waits for an answer, and how it asks for no more of them. */
export function mailHeaders({ orgId, document }: OutgoingMail): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(orgId ? { 'Feedback-ID': `invite:${orgId}:rollcall` } : {}),
    ...unsubscribeHeaders(document),
  }
}

/** "Acme Training via Rollcall". Nothing in a name can look like an address, end the header, or run on for ever. */
export function shownName(sender: string, installation: string): string {
  const name = sender
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"<>@\\,;:()[\]]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (name === '' || name === installation) return installation
  const characters = [...name]
  const short =
    characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('').trim()}…` : name
  return `${short} via ${installation}`
}
