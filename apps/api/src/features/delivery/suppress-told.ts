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
    told.filter((one) => wordOf(one) === 'unsubscribed'),
    { everywhere: false },
  )
}

function toReturned(told: Told): Returned[] {
  const { emailKey, messageId, reason } = told
  const word = wordOf(told)
  if (word === 'complained') return [{ emailKey, messageId, reason: word }]
  if (word !== 'bounced') return []
  const returned: Returned = { emailKey, messageId, reason: word }
  return [FOR_GOOD.includes(reason) ? returned : { ...returned, days: DAYS }]
}

/** What a mail service dropped because of a list of its own, it heard of before we did. */
function wordOf({ fact, reason }: Told): string {
  if (fact !== 'dropped') return fact
  return reason === 'returned_before' ? 'bounced' : (reason ?? fact)
}
