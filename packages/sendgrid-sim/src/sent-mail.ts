import type { MailRequest, Personalization } from './mail-request.ts'

/** A mail as its recipient gets it. */
export interface SentMail {
  to: string
  from: { email: string; name?: string }
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  customArgs: Record<string, string>
  /** Whether it came with the same `X-Message-Id` as others. */
  requestId: string
}

const MOST_NESTED = 4

/** Fills the template of the request with what is special to one recipient, as SendGrid does. */
export function toSentMail(mail: MailRequest, one: Personalization, requestId: string): SentMail {
  const fill = (text: string) => substitute(text, one.substitutions ?? {})
  const contentOf = (type: string) => fill(mail.content?.find((part) => part.type === type)?.value ?? '')
  return {
    to: one.to[0]?.email ?? '',
    from: one.from ?? mail.from,
    subject: fill(one.subject ?? mail.subject ?? ''),
    text: contentOf('text/plain'),
    html: contentOf('text/html'),
    headers: { ...mail.headers, ...one.headers },
    customArgs: { ...mail.custom_args, ...one.custom_args },
    requestId,
  }
}

/** Raw text, one tag after the other: a value that holds a tag is substituted in its turn, up to four times. */
function substitute(text: string, values: Record<string, string>, depth = MOST_NESTED): string {
  let filled = text
  for (const [tag, value] of Object.entries(values)) filled = filled.replaceAll(tag, () => value)
  return filled === text || depth === 1 ? filled : substitute(filled, values, depth - 1)
}
