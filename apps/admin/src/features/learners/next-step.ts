import type { LearnerDto } from '@rollcall/contract'
import { isOnHold, isWaiting } from './bulk-actions.ts'

/** Whose turn it is with a learner, and for what. */
export type NextStep =
  | 'decide'
  | 'waits'
  | 'on_its_way'
  | 'mend'
  | 'retry'
  | 'no_mail'
  | 'resend'
  | 'answer'
  | 'nothing'
  | 'invite_again'
  | 'invite_if_wanted'

export function nextStep(learner: LearnerDto): NextStep {
  switch (learner.status) {
    case 'active':
      return 'nothing'
    case 'cancelled':
    case 'archived':
      return 'invite_again'
    case 'declined':
      return 'invite_if_wanted'
    case 'prospect':
    case 'pending':
      return stepOfInvite(learner)
    default:
      return learner.status satisfies never
  }
}

function stepOfInvite(learner: LearnerDto): NextStep {
  const state = learner.delivery?.state
  if (isOnHold(learner)) return 'decide'
  if (isWaiting(learner)) return 'waits'
  if (state === 'bounced') return 'mend'
  if (learner.noMail !== null) return 'no_mail'
  if (state === 'refused') return 'retry'
  if (learner.expired) return 'resend'
  return learner.status === 'pending' ? 'answer' : 'on_its_way'
}
