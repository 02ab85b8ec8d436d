import type { Outcome } from '../transport.ts'
import { judgeAnswer } from './smtp-answer.ts'

/** What a fault of the SMTP client tells. */
interface SmtpFault {
  /** Its own, such as EAUTH, or that of the system or of TLS. */
  code: string
  command: string
  responseCode: number
  response: string
  message: string
}

/** What the parts of a fault say; a fault itself never goes further, since it may hold what was sent. */
function toSmtpFault(error: unknown): SmtpFault {
  const part = (name: string) => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' || typeof value === 'number' ? value : ''
  }
  return {
    code: String(part('code')),
    command: String(part('command')),
    responseCode: Number(part('responseCode')),
    response: String(part('response')),
    message: String(part('message')),
  }
}

/** What is wrong before a mail is read for sending: nothing of it can have been taken. */
const SET_UP = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'EPROXY'])
const NOT_REACHED = /^(connect|getaddrinfo) |Connection timeout|Greeting never received/i

/** Seconds after which a server is tried again that cannot be used, or asked for a pause. */
const PAUSE = 60

/** `begun`: whether any of the mail was on the wire. */
export function outcomeOf(error: unknown, begun: boolean): Outcome {
  const fault = toSmtpFault(error)
  if (SET_UP.has(fault.code) || faultOfCertificate(fault)) return notNow('mail_setup')
  if (fault.code === 'EDNS' || NOT_REACHED.test(fault.message)) return notNow('no_answer')
  if (fault.responseCode === 0)
    return begun ? { kind: 'uncertain', reason: 'unclear' } : { kind: 'later', reason: 'no_answer' }
  // The sender is refused, or the whole conversation: that is no fault of the one who should get the mail.
  if (!/^(RCPT TO|DATA)/.test(fault.command) || fault.responseCode === 421)
    return notNow(fault.responseCode >= 500 ? 'mail_setup' : 'busy')
  return judgeAnswer(fault.responseCode, fault.response)
}

/** Whatever comes next would fare no better. */
function notNow(reason: 'mail_setup' | 'no_answer' | 'busy'): Outcome {
  return { kind: 'later', reason, pause: { whose: 'everybody', reason, seconds: PAUSE } }
}

/** What is wrong with a certificate, by the words of Node, which come through where its codes do not. */
const CERTIFICATE: [RegExp, string][] = [
  [/certificate has expired/i, 'it has expired'],
  [/certificate is not yet valid/i, 'it is not valid yet'],
  [/self[- ]signed certificate in certificate chain/i, 'nobody who is trusted here has signed it'],
  [/self[- ]signed certificate/i, 'the server signed it itself'],
  [/unable to (verify|get)/i, 'nobody who is trusted here has signed it'],
  [/does not match certificate/i, 'it is for another name'],
]

function faultOfCertificate({ message }: SmtpFault): string | undefined {
  return CERTIFICATE.find(([words]) => words.test(message))?.[1]
}

/** One sentence for the operator, without the name, password or address of anybody. */
export function describeSmtpFault(error: unknown, { host, port }: { host: string; port: number }): string {
  const fault = toSmtpFault(error)
  const { code, responseCode, message } = fault
  const text = `${code} ${message}`
  const server = `The mail server ${host}:${port} of SMTP_URL`
  const reason = faultOfCertificate(fault)
  if (reason)
    return `${server} has a certificate that cannot be trusted: ${reason}. Use the name that the certificate is for, or name its authority in NODE_EXTRA_CA_CERTS.`
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return `${server} does not take the user and password that stand there.`
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(text))
    return `${server} was not found: no computer has that name.`
  if (/ECONNREFUSED/.test(text)) return `${server} was not reached: nothing answers on that port.`
  if (code === 'ETIMEDOUT') return `${server} was not reached: it did not answer in time.`
  if (code === 'ETLS' || /STARTTLS|SSL|TLS|wrong version/i.test(text))
    return `${server} offers no encryption as asked for. Port 465 wants smtps://, port 587 smtp://.`
  if (responseCode >= 500) return `${server} refuses to talk to us (${responseCode}).`
  return `${server} cannot be used (${code || 'no reason was given'}).`
}
