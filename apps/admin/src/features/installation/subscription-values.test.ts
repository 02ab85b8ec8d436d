import { describe, expect, it } from '@jest/globals'
import { toSubscription, toValues } from './subscription-values.ts'

const PAID = { status: 'active', seats: 200, until: '2027-12-31T17:00:00.000Z' } as const
const FREE = { status: 'none', seats: null, until: null } as const

describe('a subscription in the form', () => {
  it('comes back as it was where nothing was touched', () => {
    for (const before of [PAID, FREE]) expect(toSubscription(toValues(before), before)).toEqual(before)
  })

  it('has no limit where a field was emptied', () => {
    const emptied = { ...toValues(PAID), seats: '' as const, until: '' }
    expect(toSubscription(emptied, PAID)).toEqual({ status: 'active', seats: null, until: null })
  })

  it('ends as the chosen day begins', () => {
    expect(toSubscription({ isActive: true, seats: 10, until: '2028-01-01' }, PAID).until).toBe(
      '2028-01-01T00:00:00Z',
    )
  })
})
