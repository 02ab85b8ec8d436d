import type { DeliveryReason } from '@rollcall/contract'
import { judgeDelay, judgeFailure } from '../smtp/smtp-answer.ts'
import type { RecipientReport } from './delivery-report.ts'

/** What a report comes to for the message that it is about. */
export interface Verdict {
  action: RecipientReport['action']
  fact: 'delivered' | 'accepted' | 'deferred' | 'bounced' | 'blocked'
  reason: DeliveryReason | null
  answer: string | null
}

/** What is good news for one of several counts: the address was that of a list, say, and somebody has it. */
const BEST_FIRST = ['delivered', 'relayed', 'delayed', 'failed'] as const

/**
 * What a report on several recipients says of the one address that the message was sent to. Where the address itself is among them,
 * only it counts. Where it is not, the mail was passed on to another one, and if that does not exist, this one still may.
 */
export function judgeReport(recipients: RecipientReport[], address: string): Verdict | null {
  const own = recipients.filter((one) => one.recipients.includes(address))
  const about = own.length > 0 ? own : recipients
  const action = BEST_FIRST.find((best) => about.some((one) => one.action === best))
  if (!action) return null
  const verdicts = about.filter((one) => one.action === action).map((one) => toVerdict(one, address))
  return verdicts.find(({ fact }) => fact !== 'bounced') ?? verdicts[0] ?? null
}

function toVerdict({ action, recipients, status, answer }: RecipientReport, address: string): Verdict {
  switch (action) {
    case 'delivered':
      return { action, fact: 'delivered', reason: null, answer: null }
    case 'relayed':
      return { action, fact: 'accepted', reason: null, answer: null }
    case 'delayed':
      return { action, fact: 'deferred', ...judgeDelay(answer, status) }
    case 'failed': {
      const failure = { action, ...judgeFailure(status, answer) }
      const isOfAnother = recipients.length > 0 && !recipients.includes(address)
      return isOfAnother && failure.fact === 'bounced'
        ? { ...failure, fact: 'blocked', reason: 'refused' }
        : failure
    }
    default:
      return action satisfies never
  }
}
