import { expect, test } from '@jest/globals'
import type { LearnerDto } from '@rollcall/contract'
import { aDelivery, aLearner, aLearnerWithout } from './a-learner.ts'
import { nextStep } from './next-step.ts'

test.each<[string, Partial<LearnerDto>, string]>([
  ['a mail on hold waits for a decision', { notifyAt: null, delivery: aDelivery('queued') }, 'decide'],
  ['a scheduled mail leaves by itself', { status: 'prospect', delivery: aDelivery('scheduled') }, 'waits'],
  ['a bounced mail wants another address', { status: 'prospect', delivery: aDelivery('bounced') }, 'mend'],
  ['who takes no mail is reached another way', { noMail: 'unsubscribed' }, 'no_mail'],
  [
    'a bounced mail wants another address although no mail goes to the old one',
    { status: 'prospect', delivery: aDelivery('bounced'), noMail: 'bounced' },
    'mend',
  ],
  ['a refused mail wants a look', { status: 'prospect', delivery: aDelivery('refused') }, 'retry'],
  ['a mail on its way wants nothing', { status: 'prospect', delivery: aDelivery('sent') }, 'on_its_way'],
  ['an expired invite wants to be resent', { expired: true }, 'resend'],
  ['a delivered mail wants an answer', {}, 'answer'],
])('%s', (_words, learner, step) => {
  expect(nextStep(aLearner('ann', learner))).toBe(step)
})

test('who declined is left alone unless they ask', () => {
  expect(nextStep(aLearnerWithout('ann', 'declined'))).toBe('invite_if_wanted')
})
