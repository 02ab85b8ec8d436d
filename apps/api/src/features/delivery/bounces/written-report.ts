import type { Email } from 'postal-mime'
import type { RecipientReport } from './delivery-report.ts'

const A_SERVER = /^(mailer-daemon|postmaster|mail-?daemon)$/i
const A_SERVER_BY_NAME = /^mail delivery (sub)?system$/i

const WORDS_OF_FAILURE =
  /undeliver|not (be )?delivered|(unable|able) to deliver|can ?not deliver|delivery.{0,30}fail|fail.{0,30}deliver|failure notice|return(ed|ing) (mail|message)/i
const WORDS_OF_DELAY =
  /delay|still being retried|not yet been delivered|will be retried|attempts will continue/i

/** What a server has answered: a code of three digits, or the finer status by itself. */
const ANSWER = /(?:^|[^\d.])[45][0-5]\d(?:[ -]|$)|\b[45]\.\d{1,3}\.\d{1,3}\b/

/** The line at which the returned mail begins. */
const COPY_BEGINS =
  /^[ \t>]*(--.*\b(copy of|original message|returned message|unsent message)\b|Return-Path: |Received: )/im

/** More of a text is not read: what matters is at its beginning, and a server may send megabytes. */
const READ = 16_000

/**
 * What a report says that is written for people alone, as old servers send it. Null where the mail is no report: it has to name an
 * address that failed, or to come from a server and look like a report.
 */
export function readWrittenReport(mail: Email): RecipientReport | null {
  const text = textOf(mail)
  const answer = findAnswer(text)
  const said = `${mail.subject ?? ''}\n${text}`
  const failed = headerOf(mail, 'x-failed-recipients').toLowerCase()
  if (failed === '' && !isFromServer(mail)) return null
  if (failed === '' && WORDS_OF_DELAY.test(said)) return toReport('delayed', '', answer)
  if (failed === '' && answer === '' && !WORDS_OF_FAILURE.test(said)) return null
  return toReport('failed', failed, answer)
}

function toReport(action: RecipientReport['action'], recipients: string, answer: string): RecipientReport {
  return { action, recipients: recipients.split(/[\s,]+/).filter(Boolean), status: '', answer }
}

/** The paragraph in which a server is quoted, from its code on; empty where there is none. */
export function findAnswer(text: string): string {
  const paragraph = text.split(/\n\s*\n/).find((part) => ANSWER.test(part)) ?? ''
  const lines = paragraph.split('\n').map((line) => line.trim())
  const [line = '', ...more] = lines.slice(lines.findIndex((one) => ANSWER.test(one)))
  const fromCode = /(?:^|[^\d.])([45][0-5]\d(?:[ -].*)?)$/.exec(line)?.[1]
  return [fromCode ?? line, ...more].join('\n').trim()
}

/** What the server wrote, without the mail that it returns: that is ours, and its words mean something else. */
export function textOf({ text, html }: Email): string {
  const written = text?.slice(0, READ) ?? withoutTags(html?.slice(0, READ) ?? '')
  const copyAt = written.search(COPY_BEGINS)
  return (copyAt === -1 ? written : written.slice(0, copyAt)).replace(/\r\n?/g, '\n')
}

function withoutTags(html: string): string {
  return html.replace(/<(style|title)\b.*?<\/\1>/gis, ' ').replace(/<[^>]*>/g, ' ')
}

function isFromServer({ from }: Email): boolean {
  const [local = ''] = (from?.address ?? '').split('@')
  return A_SERVER.test(local) || A_SERVER_BY_NAME.test(from?.name ?? '')
}

export function headerOf({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value.trim() ?? ''
}
