import PostalMime, { type Email } from 'postal-mime'
import { readStatusFields, type StatusFields } from './status-fields.ts'
import { findAnswer, headerOf, readWrittenReport, textOf } from './written-report.ts'

/** What became of a mail for one of those whom it was for. `relayed`: handed to a server that tells nothing further. */
export interface RecipientReport {
  action: 'failed' | 'delayed' | 'delivered' | 'relayed'
  /** Whom it is about, in lower case: as the server that reports knows the address, and as it was at first. None: not said. */
  recipients: string[]
  /** Such as 5.1.1 (RFC 3463); empty where it is not said. */
  status: string
  /** What the server said, in its own words, with codes before them; empty where it is not said. */
  answer: string
}

/** What a mail says that came to a return address. */
export interface Report {
  /** The same for every copy of the mail; null where it has no id. */
  mailId: string | null
  /** An automatic reply is about the absence of a person, and says nothing of a delivery. */
  kind: 'delivery' | 'auto_reply' | 'other'
  /** None unless it is about a delivery. */
  recipients: RecipientReport[]
}

/** A report in a message in a message is looked for no deeper. */
const DEEPEST = 3
/** So much of the part for programs is read. */
const READ = 64_000
/** Parsing takes its time for each line, and nobody else gets a turn meanwhile. */
const MOST_LINES = 20_000
const LONGEST_ANSWER = 2000

/**
 * Reads a mail that a server has sent back: by its fields (RFC 3464) where it has them, by its words otherwise. The mail that is
 * returned with it is not looked at. `raw` may be the beginning of a mail. Throws when it cannot be read at all.
 */
export async function readReport(raw: Buffer): Promise<Report> {
  const mail = await parse(beginningOf(raw))
  const mailId = mail.messageId?.trim().slice(0, 500) ?? null
  const found = await findStatus(mail)
  const recipients = found ? readRecipients(found) : []
  if (recipients.length > 0) return { mailId, kind: 'delivery', recipients }
  const written = readWrittenReport(mail)
  if (written) return { mailId, kind: 'delivery', recipients: [shortened(written)] }
  return { mailId, kind: isAutoReply(mail) ? 'auto_reply' : 'other', recipients: [] }
}

function parse(raw: Parameters<typeof PostalMime.parse>[0]): Promise<Email> {
  return PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 20 })
}

function beginningOf(raw: Buffer): Buffer {
  let end = -1
  for (let lines = 0; lines < MOST_LINES; lines += 1) {
    end = raw.indexOf('\n', end + 1)
    if (end === -1) return raw
  }
  return raw.subarray(0, end)
}

/** The part that is written for programs, and the mail that it stands in: a gateway may have put a mail of its own around it. */
async function findStatus(mail: Email, depth = 1): Promise<{ status: string; mail: Email } | null> {
  const part = mail.attachments.find(({ mimeType }) => /^message\/(global-)?delivery-status$/.test(mimeType))
  if (part) return { status: toText(part.content).slice(0, READ), mail }
  const inner = mail.attachments.find(({ mimeType }) => mimeType === 'message/rfc822')
  return inner && depth < DEEPEST ? findStatus(await parse(inner.content), depth + 1) : null
}

function toText(content: Email['attachments'][number]['content']): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

function readRecipients({ status, mail }: { status: string; mail: Email }): RecipientReport[] {
  const written = findAnswer(textOf(mail))
  return readStatusFields(status).flatMap((fields) => {
    const recipient = toRecipient(fields)
    return recipient ? [shortened({ ...recipient, answer: recipient.answer || written })] : []
  })
}

function toRecipient(fields: StatusFields): RecipientReport | null {
  const field = (name: string) => fields.get(name) ?? ''
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field('status'))?.[0] ?? ''
  const action = toAction(field('action'), status)
  if (!action) return null
  const recipients = [field('final-recipient'), field('original-recipient')].map(toAddress)
  const answer = withoutType(field('diagnostic-code'))
  return { action, recipients: [...new Set(recipients.filter(Boolean))], status, answer }
}

function toAction(action: string, status: string): RecipientReport['action'] | null {
  switch (/^[a-z]+/i.exec(action)?.[0].toLowerCase()) {
    case 'failed':
      return 'failed'
    case 'delayed':
      return 'delayed'
    case 'delivered':
      return 'delivered'
    case 'relayed':
    case 'expanded':
      return 'relayed'
    default:
      return ({ '5': 'failed', '4': 'delayed', '2': 'delivered' } as const)[status[0] ?? ''] ?? null
  }
}

/** `rfc822; <Ana@Clinic.example>` is ana@clinic.example. */
function toAddress(field: string): string {
  return withoutType(field).replace(/^<|>$/g, '').toLowerCase()
}

function withoutType(field: string): string {
  return field.replace(/^[\w-]+[ \t]*;\s*/, '')
}

function shortened(recipient: RecipientReport): RecipientReport {
  return { ...recipient, answer: recipient.answer.slice(0, LONGEST_ANSWER) }
}

/** RFC 3834, and what was usual before. */
function isAutoReply(mail: Email): boolean {
  return (
    /^auto-(replied|generated)/i.test(headerOf(mail, 'auto-submitted')) ||
    headerOf(mail, 'x-autoreply') !== '' ||
    headerOf(mail, 'x-autorespond') !== ''
  )
}
