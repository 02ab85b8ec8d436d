import type { AddressOutcome, LearnerStatus } from '@rollcall/contract'
import { type EmailAddress, parseEmailAddress } from '../../core/email-address.ts'

/** An address as it was typed, what it is, and what will come of inviting it. */
export interface Judged {
  typed: string
  address: EmailAddress | null
  outcome: AddressOutcome
}

/** Reads the addresses in the order they were typed: what is none, and what was there before in the same list. */
export function readAddresses(emails: string[]): Judged[] {
  const seen = new Set<string>()
  return emails.map((typed) => {
    const address = parseEmailAddress(typed)
    if (!address) return { typed, address, outcome: 'invalid_email' }
    if (seen.has(address.key)) return { typed, address, outcome: 'duplicate' }
    seen.add(address.key)
    return { typed, address, outcome: 'invited' }
  })
}

/** What comes of inviting somebody who stands on the roster with this status, or does not stand on it. */
export function outcomeFor(status: LearnerStatus | undefined): AddressOutcome {
  switch (status) {
    case undefined:
    case 'cancelled':
      return 'invited'
    case 'prospect':
    case 'pending':
      return 'already_invited'
    case 'active':
      return 'already_active'
    case 'archived':
      return 'archived'
    case 'declined':
      return 'declined_before'
    default:
      return status satisfies never
  }
}
