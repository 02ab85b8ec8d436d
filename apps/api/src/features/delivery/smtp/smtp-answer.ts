import type { DeliveryReason } from '@rollcall/contract'
import type { Outcome } from '../transport.ts'

/** Status codes (RFC 3463) that say that the address is wrong. 5.1.7 and 5.1.8 are about the sender's. */
const WRONG_ADDRESS = /^5\.1\.(1|2|3|6|10)$/

const WORDS_OF_NO_MAILBOX =
  /no such (user|mailbox|recipient|address|person)|(user|recipient|mailbox|account|address)( is)? (unknown|not found|invalid)|(unknown|invalid) (user|recipient|mailbox|account)|does(n't| not) exist|no mailbox here/i
const WORDS_OF_POLICY =
  /spam|block(ed|list)|blacklist|reputation|policy|dmarc|spf|dkim|not authori[sz]ed|5\.7\./i
const WORDS_OF_FULL = /(mailbox|quota|storage).*(full|exceed)|over ?quota/i

/**
 * What the answer of a mail server means for the mail: a 4xx is for later, a 5xx that says that the mailbox does not exist is a
 * bounce, and any other 5xx is a refusal. Where the code is a general one, the words decide, and in doubt it is a refusal: nobody's
 * mailbox is taken for dead because of a rule about spam.
 */
export function judgeAnswer(code: number, answer: string): Outcome {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(answer)?.[0] ?? ''
  const said = wordsOf(answer)
  if (code < 500) return { kind: 'later', reason: laterReason(status, said), answer: said }
  const reason = reasonOf(status, said)
  const isBounce = reason === 'no_mailbox' || reason === 'no_domain'
  return { kind: isBounce ? 'bounced' : 'blocked', reason, answer: said }
}

function laterReason(status: string, said: string): DeliveryReason {
  return status === '4.2.2' || WORDS_OF_FULL.test(said) ? 'mailbox_full' : 'busy'
}

function reasonOf(status: string, said: string): DeliveryReason {
  if (status === '5.1.2') return 'no_domain'
  if (WRONG_ADDRESS.test(status)) return 'no_mailbox'
  if (status === '5.2.2') return 'mailbox_full'
  if (status === '5.2.1') return 'mailbox_off'
  if (status.startsWith('5.7.')) return 'policy'
  if (WORDS_OF_POLICY.test(said)) return 'policy'
  if (WORDS_OF_NO_MAILBOX.test(said)) return 'no_mailbox'
  if (WORDS_OF_FULL.test(said)) return 'mailbox_full'
  return 'refused'
}

/** A server may quote what it got, and an invitation is in its link. */
const LINKS = /\b(?:https?:\/\/|www\.)\S+|[\w~%/.=+-]{40,}/gi

/** What an admin reads of an answer: its words, without the codes before them, which are for mail servers, and without links. */
function wordsOf(answer: string): string {
  return answer
    .replace(/^\d{3}[ -]?/gm, '')
    .replace(/\b[245]\.\d{1,3}\.\d{1,3}\b ?/g, '')
    .replace(LINKS, '…')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
