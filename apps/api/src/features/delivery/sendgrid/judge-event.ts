import type { DeliveryReason } from '@rollcall/contract'
import type { MailFact } from '../mail-facts.ts'
import { judgeAnswer, wordsOf } from '../smtp/smtp-answer.ts'
import type { EventField } from './sendgrid-events.ts'

interface Judged {
  fact: MailFact | null
  reason: DeliveryReason | null
  answer: string | null
}

/** What an event of SendGrid says of the mail that it is about. */
export function judgeEvent(type: string, field: EventField): Judged {
  const only = (fact: MailFact | null): Judged => ({ fact, reason: null, answer: null })
  switch (type) {
    case 'processed':
      return only('accepted')
    case 'delivered':
      return only('delivered')
    case 'deferred':
      return { ...judged(450, field('response') || field('reason')), fact: 'deferred' }
    case 'bounce':
      return judgeBounce(field)
    case 'dropped':
      return judgeDrop(field('reason'))
    case 'spamreport':
      return only('complained')
    case 'unsubscribe':
    case 'group_unsubscribe':
      return only('unsubscribed')
    default:
      return only(null)
  }
}

/** The classes of SendGrid by their first word. They differ in spelling from page to page. */
const ABOUT_ADDRESS = /^invalid/i
const ABOUT_MAILBOX = /^mailbox/i
const ABOUT_US_OR_TIME = /^(content|reputation|frequency|technical)/i

/**
 * A bounce is about the mailbox. What SendGrid calls blocked, or files under our reputation, the content or a fault of a machine, is
 * a refusal: it says nothing of the mailbox, and the next mail may well arrive.
 */
function judgeBounce(field: EventField): Judged {
  const { kind, ...why } = judged(550, `${field('status')} ${field('reason')}`)
  const kindOfBounce = field('bounce_classification')
  if (field('type') === 'blocked' || ABOUT_US_OR_TIME.test(kindOfBounce)) return { fact: 'blocked', ...why }
  if (ABOUT_ADDRESS.test(kindOfBounce))
    return { fact: 'bounced', ...why, reason: kind === 'bounced' ? why.reason : 'no_mailbox' }
  const isOfMailbox = why.reason === 'mailbox_full' || why.reason === 'mailbox_off'
  if (ABOUT_MAILBOX.test(kindOfBounce))
    return { fact: 'bounced', ...why, reason: kind === 'bounced' || isOfMailbox ? why.reason : 'mailbox_off' }
  return { fact: kind === 'bounced' || isOfMailbox ? 'bounced' : 'blocked', ...why }
}

/** Why SendGrid did not even try, by its words. */
const DROPS: [RegExp, DeliveryReason][] = [
  [/bounced address|^invalid$/i, 'returned_before'],
  [/unsubscribed address/i, 'unsubscribed'],
  [/spam reporting address/i, 'complained'],
  [/over package quota/i, 'mail_setup'],
  [/spam content/i, 'policy'],
]

function judgeDrop(said: string): Judged {
  const [, reason] = DROPS.find(([words]) => words.test(said)) ?? []
  return { fact: 'dropped', reason: reason ?? 'not_made', answer: wordsOf(said) || null }
}

function judged(
  code: number,
  text: string,
): { kind: string; reason: DeliveryReason | null; answer: string | null } {
  const { kind, reason, answer } = judgeAnswer(code, text)
  return { kind, reason, answer: answer || null }
}
