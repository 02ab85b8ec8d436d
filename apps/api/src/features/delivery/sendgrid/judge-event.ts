import type { DeliveryReason } from '@rollcall/contract'
import type { MailFact } from '../mail-facts.ts'
import { judgeDelay, judgeFailure, wordsOf } from '../smtp/smtp-answer.ts'
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
      return { fact: 'deferred', ...judgeDelay(field('response') || field('reason'), field('status')) }
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
  const judged = judgeFailure(field('status'), field('reason'))
  const isOfMailbox = judged.reason === 'mailbox_full' || judged.reason === 'mailbox_off'
  const filedAs = field('bounce_classification')
  if (field('type') === 'blocked' || ABOUT_US_OR_TIME.test(filedAs)) return { ...judged, fact: 'blocked' }
  if (judged.fact === 'bounced') return judged
  if (ABOUT_ADDRESS.test(filedAs)) return { ...judged, fact: 'bounced', reason: 'no_mailbox' }
  if (isOfMailbox) return { ...judged, fact: 'bounced' }
  return ABOUT_MAILBOX.test(filedAs) ? { ...judged, fact: 'bounced', reason: 'mailbox_off' } : judged
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
