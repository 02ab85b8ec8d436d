import type { Address, Fault, MailRequest, Personalization } from './mail-request.ts'

const MOST_RECIPIENTS = 1000
const MOST_BYTES = 10_000
const MOST_AHEAD_SECONDS = 72 * 60 * 60
const OWN_HEADERS = new Set([
  'x-sg-id',
  'x-sg-eid',
  'received',
  'dkim-signature',
  'content-type',
  'content-transfer-encoding',
  'to',
  'from',
  'subject',
  'reply-to',
  'cc',
  'bcc',
])

/** What SendGrid refuses although its published schema lets it pass. */
export function checkRules(mail: MailRequest, now: Date): Fault[] {
  return [
    ...checkRecipients(mail),
    ...checkContent(mail),
    ...checkSendAt(mail.send_at, 'send_at', now),
    ...checkHeaders(mail.headers, 'headers'),
    ...mail.personalizations.flatMap((one, at) =>
      checkPersonalization(mail, one, `personalizations.${at}`, now),
    ),
  ]
}

function checkRecipients({ personalizations }: MailRequest): Fault[] {
  const all = personalizations.flatMap(recipientsOf).map(({ email }) => email.toLowerCase())
  const field = 'personalizations'
  if (all.length > MOST_RECIPIENTS)
    return [{ field, message: 'There is a limit of 1000 total recipients (to + cc + bcc) per request.' }]
  if (new Set(all).size === all.length) return []
  const message = 'Each unique email address in the personalizations array should only be included once.'
  return [{ field, message }]
}

function recipientsOf({ to, cc = [], bcc = [] }: Personalization): Address[] {
  return [...to, ...cc, ...bcc]
}

function checkContent({ content = [], template_id, subject, personalizations }: MailRequest): Fault[] {
  if (template_id !== undefined) return []
  const faults: Fault[] = []
  if (content.length === 0)
    faults.push({
      field: 'content',
      message: 'Unless a valid template_id is provided, the content is required.',
    })
  const types = content.map(({ type }) => type)
  if (types.indexOf('text/plain') > 0)
    faults.push({ field: 'content', message: 'If present, text/plain must be first, followed by text/html.' })
  if (!subject && personalizations.some((one) => !one.subject))
    faults.push({ field: 'subject', message: 'The subject is required.' })
  return faults
}

function checkPersonalization(mail: MailRequest, one: Personalization, field: string, now: Date): Fault[] {
  const faults = [
    ...checkSendAt(one.send_at, `${field}.send_at`, now),
    ...checkHeaders(one.headers, `${field}.headers`),
    ...checkBytes(one.substitutions, `${field}.substitutions`),
    ...checkBytes({ ...mail.custom_args, ...one.custom_args }, `${field}.custom_args`),
    ...checkTags(one.substitutions, `${field}.substitutions`),
  ]
  if (one.from && domainOf(one.from) !== domainOf(mail.from))
    faults.push({
      field: `${field}.from`,
      message: 'The from domain must match the domain of the from of the mail.',
    })
  return faults
}

function checkBytes(values: Record<string, string> = {}, field: string): Fault[] {
  const bytes = Object.entries(values)
    .flat()
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return bytes > MOST_BYTES ? [{ field, message: 'The total size may not exceed 10000 bytes.' }] : []
}

function checkTags(values: Record<string, string> = {}, field: string): Fault[] {
  const isWrong = Object.keys(values).some((tag) => tag === '' || /\s/.test(tag))
  return isWrong ? [{ field, message: 'Substitution tags may not be empty or contain spaces.' }] : []
}

function checkSendAt(sendAt: number | undefined, field: string, now: Date): Fault[] {
  const isTooFar = sendAt !== undefined && sendAt - now.getTime() / 1000 > MOST_AHEAD_SECONDS
  return isTooFar ? [{ field, message: 'Scheduling more than 72 hours in advance is forbidden.' }] : []
}

function checkHeaders(headers: Record<string, string> = {}, field: string): Fault[] {
  return Object.keys(headers)
    .filter((name) => OWN_HEADERS.has(name.toLowerCase()) || !/^[!-9;-~]+$/.test(name))
    .map((name) => ({ field: `${field}.${name}`, message: 'This header may not be set.' }))
}

function domainOf({ email }: Address): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}
