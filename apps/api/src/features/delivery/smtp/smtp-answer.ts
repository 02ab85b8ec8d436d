import type { DeliveryReason } from '@rollcall/contract'
import type { Outcome } from '../transport.ts'

/** Status codes (RFC 3463) that say that the address is wrong. 5.1.7 and 5.1.8 are about the sender's. */
const WRONG_ADDRESS = /^5\.1\.(1|3|6|10)$/

const WORDS_OF_NO_MAILBOX =
  /no such (user|mailbox|recipient|address|person)|(user|recipient|mailbox|account|address)( is)? (unknown|not found|invalid)|(unknown|invalid) (user|recipient|mailbox|account)|does(n't| not) (exist|have an? \S+ account)|no mailbox here/i
const WORDS_OF_NO_DOMAIN =
  /no such (domain|host)|(domain|host)( or domain)?( name)? not found|domain .{0,80}does(n't| not) exist|unrout(e)?able (mail )?domain/i
const WORDS_OF_POLICY =
  /spam|block(ed|list)|blacklist|reputation|policy|dmarc|spf|dkim|not authori[sz]ed|5\.7\./i
const WORDS_OF_FULL = /(mailbox|quota|storage).*(full|exceed)|over ?quota/i
const WORDS_OF_NO_ANSWER = /expired|timed out|time ?out|too long|connection refused|(could|can) ?not connect/i
const WORDS_ABOUT_US = /sender|mail from|return.?path|\b(helo|ehlo)\b/i

/**
 * What the answer of a mail server means for the mail: a 4xx is for later, a 5xx that says that the mailbox does not exist is a
 * bounce, and any other 5xx is a refusal. Where the code is a general one, the words decide, and in doubt it is a refusal: nobody's
 * mailbox is taken for dead because of a rule about spam.
 */
export function judgeAnswer(code: number, answer: string): Outcome {
  if (code < 500) return { kind: 'later', ...judgeDelay(answer) }
  const { fact: kind, ...judged } = judgeFailure('', answer)
  return { kind, ...judged }
}

export interface JudgedFailure {
  fact: 'bounced' | 'blocked'
  reason: DeliveryReason
  answer: string | null
}

/**
 * The same for mail of which a server says that it has given up on it, also after it was told to come again many times. `status` is
 * what it says beside the answer; the finer of the two counts.
 */
export function judgeFailure(status: string, answer: string): JudgedFailure {
  const said = wordsOf(answer)
  const reason = reasonOf(finestStatus(status, answer), said)
  const isBounce = reason === 'no_mailbox' || reason === 'no_domain'
  return { fact: isBounce ? 'bounced' : 'blocked', reason, answer: said || null }
}

/** Why a server lets a mail wait. */
export function judgeDelay(answer: string, status = ''): { reason: DeliveryReason; answer: string | null } {
  const said = wordsOf(answer)
  const isFull = finestStatus(status, answer) === '4.2.2' || WORDS_OF_FULL.test(said)
  return { reason: isFull ? 'mailbox_full' : 'busy', answer: said || null }
}

/** The status that says most: a general one such as 5.0.0, or a code of three digits, only tells whether it is for good. */
function finestStatus(status: string, answer: string): string {
  const inAnswer = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(answer)?.[0]
  const [fine] = [status, inAnswer].filter((one) => one && !one.endsWith('.0.0'))
  const code = /^[45](?=\d\d\b)/.exec(answer)?.[0]
  return fine ?? `${code ?? (status[0] || '5')}.0.0`
}

function reasonOf(status: string, said: string): DeliveryReason {
  if (status === '5.1.2') return 'no_domain'
  if (WRONG_ADDRESS.test(status)) return 'no_mailbox'
  if (/^[45]\.2\.2$/.test(status)) return 'mailbox_full'
  if (status === '5.2.1') return 'mailbox_off'
  if (/^[45]\.7\./.test(status) || WORDS_OF_POLICY.test(said)) return 'policy'
  if (WORDS_OF_FULL.test(said)) return 'mailbox_full'
  if (/^4\.4\./.test(status) || WORDS_OF_NO_ANSWER.test(said)) return 'no_answer'
  if (status.startsWith('4.') || WORDS_ABOUT_US.test(said)) return 'refused'
  if (WORDS_OF_NO_DOMAIN.test(said)) return 'no_domain'
  if (WORDS_OF_NO_MAILBOX.test(said)) return 'no_mailbox'
  return 'refused'
}

/** A server may quote what it got, and an invitation is in its link: no link is kept, and nothing that may be the secret of one. */
const LINKS = /\b(?:https?:\/\/|www\.)\S*|[\w%=+-]{24,}/gi

/** What an admin reads of an answer: its words, without the codes before them, which are for mail servers, and without links. */
export function wordsOf(answer: string): string {
  return answer
    .replace(/^\d{3}[ -]?/gm, '')
    .replace(/\(?#?\b[245]\.\d{1,3}\.\d{1,3}\b\)?[ :]?/g, '')
    .replace(LINKS, '…')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
