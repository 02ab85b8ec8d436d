import type { DeliveryReason } from '@rollcall/contract'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Returned, suppress, unsubscribe } from '../suppressions/index.ts'

/** What was told of one mail: by the answer of a server, or by an event that came later. */
export interface Told {
  emailKey: string
  messageId: string
  fact: string
  reason: DeliveryReason | null
}

/** A mailbox that is not there is not there tomorrow. One that is full or switched off may be back in so many days. */
const DAYS = 30
const FOR_GOOD: (DeliveryReason | null)[] = ['no_mailbox', 'no_domain']

/** After some facts no mail may go to that address any more: it came back, was reported as unwanted, or no more was asked for. */
export async function suppressTold(org: OrgWriter, told: Told[]): Promise<void> {
  await suppress(org, told.flatMap(toReturned))
  await unsubscribe(
    org,
    told.filter(({ fact }) => fact === 'unsubscribed'),
    { everywhere: false },
  )
}

function toReturned({ emailKey, messageId, fact, reason }: Told): Returned[] {
  if (fact === 'complained') return [{ emailKey, messageId, reason: fact }]
  if (fact !== 'bounced') return []
  const returned: Returned = { emailKey, messageId, reason: fact }
  return [FOR_GOOD.includes(reason) ? returned : { ...returned, days: DAYS }]
}
