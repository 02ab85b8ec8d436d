import type { SetSubscriptionBody, SubscriptionDto } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { toSubscriptionDto } from './org-dto.ts'
import { requireOrg, updateSubscription } from './org-store.ts'

/** What the organization has paid for. */
export async function readSubscription(org: OrgReader): Promise<SubscriptionDto> {
  return toSubscriptionDto(await requireOrg(org))
}

/** Sets what the organization has paid for; it holds with the next call. */
export async function setSubscription(
  org: OrgWriter,
  actor: Actor,
  subscription: SetSubscriptionBody,
): Promise<SubscriptionDto> {
  const before = await readSubscription(org)
  const after = toSubscriptionDto(await updateSubscription(org, subscription))
  await org.record(actor, 'subscription.changed', {
    subjectId: org.orgId,
    before: { ...before },
    after: { ...after },
  })
  return after
}
