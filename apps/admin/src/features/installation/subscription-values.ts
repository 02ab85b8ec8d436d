import type { SetSubscriptionBody, SubscriptionDto } from '@rollcall/contract'

/** A subscription as the form has it: what is left empty has no limit. */
export interface SubscriptionValues {
  isActive: boolean
  seats: number | ''
  /** A day, such as `2027-12-31`. */
  until: string
}

export function toValues({ status, seats, until }: SubscriptionDto): SubscriptionValues {
  return { isActive: status === 'active', seats: seats ?? '', until: until?.slice(0, 10) ?? '' }
}

/** It ends as the day begins, by UTC; an end that nobody touched stays to the minute. */
export function toSubscription(
  { isActive, seats, until }: SubscriptionValues,
  before: SubscriptionDto,
): SetSubscriptionBody {
  const isSameDay = before.until !== null && before.until.slice(0, 10) === until
  return {
    status: isActive ? 'active' : 'none',
    seats: seats === '' ? null : seats,
    until: until === '' ? null : isSameDay ? before.until : `${until}T00:00:00Z`,
  }
}
