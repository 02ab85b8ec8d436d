import type { LearnerDto } from '@rollcall/contract'

/** A learner for tests: pending, with an open invite of their own, unless it is said otherwise. */
export function aLearner(id: string, otherwise: Partial<LearnerDto> = {}): LearnerDto {
  return {
    id,
    email: `${id}@school.example`,
    status: 'pending',
    statusAt: '2027-03-01T12:00:00Z',
    name: null,
    groups: [],
    location: null,
    delivery: aDelivery('delivered'),
    noMail: null,
    openInviteId: `invite-of-${id}`,
    notifyAt: '2027-03-01T12:00:00Z',
    expiresAt: null,
    expired: false,
    externalId: null,
    createdAt: '2027-03-01T12:00:00Z',
    updatedAt: '2027-03-01T12:00:00Z',
    ...otherwise,
  }
}

/** Somebody who has no open invite. */
export function aLearnerWithout(id: string, status: LearnerDto['status']): LearnerDto {
  return aLearner(id, { status, openInviteId: null, notifyAt: null, delivery: null })
}

export function aDelivery(state: NonNullable<LearnerDto['delivery']>['state']): LearnerDto['delivery'] {
  return {
    state,
    at: '2027-03-01T12:00:00Z',
    reason: null,
    reasonCode: null,
    answer: null,
    attempts: 1,
    nextAttemptAt: null,
    evidence: 'mailbox',
  }
}
