import type { SubscriptionDto } from '@rollcall/contract'

/** Whether premium features are on at `now`: one with an end counts until then. */
export function isInForce({ status, until }: SubscriptionDto, now: Date): boolean {
  return status === 'active' && (until === null || new Date(until) > now)
}
