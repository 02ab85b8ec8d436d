import type { Answer, Chaos } from './chaos.ts'
import { isHanging } from './fates.ts'
import type { Intake } from './intake.ts'
import { checkMail } from './mail-check.ts'
import type { MailRequest } from './mail-request.ts'
import {
  faultsReply,
  isTaken,
  type Reply,
  type ReplyOrSilence,
  refusal,
  scriptedReply,
  tooManyReply,
} from './replies.ts'

/** A request for mail, as it came and as it was answered. */
export interface SeenRequest {
  body: unknown
  bytes: number
  /** 0: it was not answered. */
  status: number
}

export interface MailApi {
  answerTo(body: string): ReplyOrSilence
  /** What it answers to the next requests, whatever they ask. */
  answerNext(answer: Answer, times?: number): void
  requests: SeenRequest[]
}

const MOST_BYTES = 30 * 1024 * 1024
/** Requests whose bodies are kept to be looked at. */
const KEPT = 2000

export interface MailApiOptions {
  chaos: Chaos
  intake: Intake
  /** The domains that mail may be from; null: any. */
  senderDomains: string[] | null
}

/** `POST /v3/mail/send`. */
export function createMailApi({ chaos, intake, senderDomains }: MailApiOptions): MailApi {
  const requests: SeenRequest[] = []
  const scripted: Answer[] = []
  let limitedUntil = 0

  function answer(body: unknown, bytes: number): ReplyOrSilence {
    const special = scripted.shift()
    if (special?.kind === 'too_many_requests') limitedUntil = Date.now() + special.resetInSeconds * 1000
    if (Date.now() < limitedUntil) return tooManyReply(limitedUntil)
    if (special && special.kind !== 'too_many_requests') {
      if (isTaken(special)) judge(body, bytes)
      return scriptedReply(special)
    }
    return judge(body, bytes)
  }

  function judge(body: unknown, bytes: number): ReplyOrSilence {
    if (bytes > MOST_BYTES) return refusal(413, 'Payload Too Large')
    if (body === undefined) return refusal(400, 'Bad Request')
    const checked = checkMail(body)
    if ('faults' in checked)
      return faultsReply(400, chaos.nameOneFault ? checked.faults.slice(0, 1) : checked.faults)
    return mayBeFrom(checked.mail)
      ? take(checked.mail)
      : refusal(
          403,
          'The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
          'from',
        )
  }

  function take(mail: MailRequest): Reply | 'silence' {
    // Nobody gets it, and nobody hears of it.
    if (mail.mail_settings?.sandbox_mode?.enable) return { status: 200 }
    const requestId = intake.take(mail)
    if (mail.personalizations.some(({ to }) => isHanging(to[0]?.email ?? ''))) return 'silence'
    return { status: 202, headers: { 'X-Message-Id': requestId } }
  }

  function mayBeFrom({ from }: MailRequest): boolean {
    return senderDomains?.includes(from.email.split('@')[1]?.toLowerCase() ?? '') ?? true
  }

  return {
    requests,
    answerNext: (special, times = 1) => void scripted.push(...Array.from({ length: times }, () => special)),
    answerTo(text) {
      const body = parse(text)
      const bytes = Buffer.byteLength(text)
      const reply = answer(body, bytes)
      requests.push({ body, bytes, status: typeof reply === 'string' ? 0 : reply.status })
      if (requests.length > 2 * KEPT) requests.splice(0, KEPT)
      return reply
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
