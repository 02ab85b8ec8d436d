import { expect, test } from '@jest/globals'
import type { OutboxItemDto } from '@rollcall/contract'
import { commonTime, groupByTime, lookAgainAfter } from './outbox-list.ts'

const item = (
  email: string,
  notifyAt: string | null,
  nextAttemptAt: string | null = null,
): OutboxItemDto => ({
  inviteId: email,
  learnerId: email,
  email,
  group: { id: 'g', name: 'Teachers' },
  notifyAt,
  delivery: {
    state: 'scheduled',
    at: '2027-03-01T00:00:00Z',
    reason: null,
    reasonCode: null,
    answer: null,
    attempts: 0,
    nextAttemptAt,
    evidence: 'none',
  },
  createdAt: '2027-03-01T00:00:00Z',
  createdBy: null,
})
const MONDAY = '2027-03-15T13:00:00Z'
const TUESDAY = '2027-03-16T13:00:00Z'

test('what was scheduled together stands together, the next one first', () => {
  const groups = groupByTime([item('ann', TUESDAY), item('bob', MONDAY), item('cy', TUESDAY)])
  expect(groups.map(({ at, items }) => [at, items.map(({ email }) => email)])).toEqual([
    [MONDAY, ['bob']],
    [TUESDAY, ['ann', 'cy']],
  ])
})

test.each([
  ['often while something is about to leave', [], [item('ann', MONDAY)], 2_500],
  ['now and then while a mail waits to be tried again', [], [item('ann', MONDAY, TUESDAY)], 20_000],
  ['often in the minute before a time', [item('ann', MONDAY)], [], 2_500],
  ['now and then while something is scheduled', [item('ann', TUESDAY)], [], 20_000],
  ['not at all while nothing moves', [], [], false],
])('looks again %s', (_, scheduled, queued, after) => {
  expect(lookAgainAfter({ scheduled, queued }, new Date('2027-03-15T12:59:30Z'))).toBe(after)
})

test('several invitations have a time in common, or none', () => {
  expect(commonTime([item('ann', MONDAY), item('bob', MONDAY)])).toBe(MONDAY)
  expect(commonTime([item('ann', MONDAY), item('bob', TUESDAY)])).toBeNull()
  expect(commonTime([item('ann', null)])).toBeNull()
  expect(commonTime([])).toBeNull()
})
