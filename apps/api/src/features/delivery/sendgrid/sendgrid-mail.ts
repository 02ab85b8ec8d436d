import type { MailDataRequired } from '@sendgrid/mail'
import { type MailFrom, mailHeaders, shownName } from '../smtp/smtp-message.ts'
import type { OutgoingMail } from '../transport.ts'
import { bytesOf, type SharedTemplate, shapeOf, shareTemplate } from './shared-template.ts'

/** Mails that one request carries: they have one template, and something of their own for its tokens. */
export interface Batch {
  mails: [OutgoingMail, ...OutgoingMail[]]
  template: SharedTemplate
}

/** What SendGrid takes for one person: their texts and custom args each. */
const MOST_BYTES = 10_000

/**
 * Puts mails into batches that one template can serve: of one organization and kind, with the same sender and the same shape, and
 * no address twice in one, for which SendGrid would refuse all of it. Their documents have to be tidied.
 */
export function toBatches(mails: OutgoingMail[]): Batch[] {
  const alike = new Map<string, OutgoingMail[]>()
  const times = new Map<string, number>()
  for (const mail of mails) {
    const { orgId, kind, to, document } = mail
    const time = (times.get(to) ?? 0) + 1
    times.set(to, time)
    const key = JSON.stringify([orgId, kind, document.sender, shapeOf(document), time])
    const others = alike.get(key)
    if (others) others.push(mail)
    else alike.set(key, [mail])
  }
  return [...alike.values()].flatMap(toBatch)
}

/** A mail that differs from the others in more than SendGrid fills in goes alone, with everything written out. */
function toBatch([first, ...rest]: OutgoingMail[]): Batch[] {
  if (!first) return []
  const mails: Batch['mails'] = [first, ...rest]
  const template = shareTemplate([first.document, ...rest.map(({ document }) => document)])
  const heavy = template.substitutions.map((own) => bytesOf(own) > MOST_BYTES)
  if (!heavy.includes(true)) return [{ mails, template }]
  return [
    ...toBatch(mails.filter((_, at) => !heavy[at])),
    ...mails.filter((_, at) => heavy[at]).flatMap((mail) => toBatch([mail])),
  ]
}

/** The request that sends a batch. Nothing of it is rewritten or counted on the way, and only ids go along with it. */
export function toSendGridMail({ mails, template }: Batch, from: MailFrom): MailDataRequired {
  const [{ kind, document }] = mails
  const { subject, text, html, substitutions } = template
  return {
    from: { email: from.address, name: shownName(document.sender, from.name) },
    subject,
    content: [
      { type: 'text/plain', value: text },
      { type: 'text/html', value: html },
    ],
    categories: [kind],
    // The tokens have wrappers of their own.
    substitutionWrappers: ['', ''],
    personalizations: mails.map((mail, at) => ({
      to: { email: mail.to },
      headers: mailHeaders(mail),
      substitutions: substitutions[at] ?? {},
      customArgs: toCustomArgs(mail),
    })),
    trackingSettings: {
      clickTracking: { enable: false, enableText: false },
      openTracking: { enable: false },
      subscriptionTracking: { enable: false },
      ganalytics: { enable: false },
    },
  }
}

/** By which its events are known. SendGrid keeps them for good, so there is nothing of a person in them. */
function toCustomArgs({ orgId, messageId, attempt }: OutgoingMail): Record<string, string> {
  return { o: orgId ?? NO_ORG, m: messageId, a: String(attempt) }
}

/** In the place of the organization, for the mail of an account. */
export const NO_ORG = 'none'
