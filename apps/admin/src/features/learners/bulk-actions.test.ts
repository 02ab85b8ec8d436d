import { describe, expect, it, test } from '@jest/globals'
import type { LearnerDto, LearnerFilter } from '@rollcall/contract'
import { aDelivery, aLearner, aLearnerWithout } from './a-learner.ts'
import { actionsFor, toWhom } from './bulk-actions.ts'
import { everybody, nobody, tick } from './selection.ts'

const selected = (...learners: LearnerDto[]) => tick(nobody({}), learners, learners, true)
const pending = aLearner('pending')
const scheduled = aLearner('scheduled', { status: 'prospect', delivery: aDelivery('scheduled') })
const held = aLearner('held', { status: 'prospect', notifyAt: null, delivery: aDelivery('queued') })
const active = aLearnerWithout('active', 'active')
const declined = aLearnerWithout('declined', 'declined')

describe('what can be done with those who are selected', () => {
  const OF_WAITING = ['send_now', 'change_time', 'cancel']
  test.each<[string, LearnerDto, string[]]>([
    ['who has the mail can be sent it again', pending, ['resend', 'cancel']],
    ['whose mail waits for its time can be given another', scheduled, OF_WAITING],
    ['whose mail is on hold can be decided on', held, OF_WAITING],
    ['who is active can be given more, or archived', active, ['add_to_group', 'assign', 'archive']],
    ['who declined can be invited again', declined, ['invite_again']],
    ['who was cancelled can be invited again', aLearnerWithout('c', 'cancelled'), ['invite_again']],
    ['who was archived can be invited again', aLearnerWithout('a', 'archived'), ['invite_again']],
  ])('%s', (_words, learner, actions) => {
    expect(actionsFor(selected(learner))).toEqual(actions)
  })

  it('is whatever can be done for at least one of them', () => {
    expect(actionsFor(selected(pending, active))).toEqual([
      'resend',
      'cancel',
      'add_to_group',
      'assign',
      'archive',
    ])
  })
})

describe('what can be done with all that match', () => {
  test.each<[LearnerFilter, string[]]>([
    [{ status: 'active' }, ['add_to_group', 'assign', 'archive']],
    [{ status: 'declined' }, ['invite_again']],
    [{ status: 'prospect', delivery: 'bounced' }, ['resend', 'cancel']],
    [{ delivery: 'scheduled' }, ['send_now', 'change_time', 'cancel']],
    [{ expired: true }, ['resend', 'send_now', 'change_time', 'cancel']],
  ])('follows from the filter %j', (filter, actions) => {
    expect(actionsFor(everybody(filter))).toEqual(actions)
  })

  it('is everything where the filter leaves it open', () => {
    expect(actionsFor(everybody({ q: 'ann' }))).toHaveLength(8)
  })
})

describe('whom an action is sent for', () => {
  it('names open invites, and leaves out those for whom it can do nothing', () => {
    expect(toWhom('resend', selected(pending, scheduled, active))).toEqual({ ids: ['invite-of-pending'] })
  })

  it('names learners where it is about learners', () => {
    expect(toWhom('archive', selected(pending, active))).toEqual({ ids: ['active'] })
  })

  it('sends the filter along for all that match', () => {
    expect(toWhom('cancel', everybody({ groupId: 'g1' }))).toEqual({ filter: { groupId: 'g1' } })
  })
})
