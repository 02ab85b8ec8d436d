import { describe, expect, it } from '@jest/globals'
import { LEARNER_STATUSES, type LearnerStatus } from '@rollcall/contract'
import fc from 'fast-check'
import { LEARNER_EVENTS, type LearnerEvent, nextStatus } from './learner-lifecycle.ts'

/** The table of `docs/learner-lifecycle.md`, once more and by hand: from, what happens, to. */
const TABLE: [from: string, event: LearnerEvent, to: LearnerStatus][] = [
  ['nobody cancelled declined archived', 'invited', 'prospect'],
  ['nobody cancelled declined archived', 'verified_on_join_page', 'pending'],
  ['prospect', 'mail_delivered', 'pending'],
  ['pending', 'mail_returned', 'prospect'],
  ['pending', 'address_mended', 'prospect'],
  ['prospect pending', 'accepted', 'active'],
  ['prospect pending', 'declined', 'declined'],
  ['declined', 'decline_taken_back', 'pending'],
  ['prospect pending', 'cancelled', 'cancelled'],
  ['active', 'archived', 'archived'],
]

const anyStatus = fc.constantFrom(null, ...LEARNER_STATUSES)
const anyEvent = fc.constantFrom(...LEARNER_EVENTS)

function byTable(from: LearnerStatus | null, event: LearnerEvent): LearnerStatus | null {
  const row = TABLE.find(([froms, name]) => name === event && froms.split(' ').includes(from ?? 'nobody'))
  return row?.[2] ?? null
}

describe('the status of a learner', () => {
  it('moves exactly as the table says, after any history', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let status: LearnerStatus | null = null
        for (const event of events) {
          expect(nextStatus(status, event)).toBe(byTable(status, event))
          status = nextStatus(status, event) ?? status
        }
      }),
    )
  })

  it('is decided for every status and every event', () => {
    fc.assert(
      fc.property(
        anyStatus,
        anyEvent,
        (status, event) => nextStatus(status, event) === byTable(status, event),
      ),
    )
  })

  it('becomes active by accepting and in no other way', () => {
    fc.assert(
      fc.property(anyStatus, anyEvent, (status, event) => {
        if (nextStatus(status, event) === 'active') expect(event).toBe('accepted')
      }),
    )
  })

  it('leaves active only by archiving', () => {
    fc.assert(
      fc.property(anyEvent, (event) => (nextStatus('active', event) === null) !== (event === 'archived')),
    )
  })
})
