import type { AddressOutcome, LearnerStatus } from '@rollcall/contract'
import { type EmailAddress, parseEmailAddress } from '../../core/email-address.ts'

/** An address as it was typed, what it is, and what will come of inviting it. */
export interface Judged {
  typed: string
  address: EmailAddress | null
  outcome: AddressOutcome
  /** Who has this address on the roster. */
  learnerId: string | null
}

/** What is known of an address. */
export interface KnownAddress {
  email_key: string
  /** Null: nobody on the roster has it. */
  learner_id: string | null
  status: LearnerStatus | null
  suppressed: boolean
}

/** Reads the addresses in the order they were typed: what is none, and what was there before in the same list. */
export function readAddresses(emails: string[]): Judged[] {
  const seen = new Set<string>()
  return emails.map((typed) => {
    const address = parseEmailAddress(typed)
    if (!address) return { typed, address, outcome: 'invalid_email', learnerId: null }
    if (seen.has(address.key)) return { typed, address, outcome: 'duplicate', learnerId: null }
    seen.add(address.key)
    return { typed, address, outcome: 'invited', learnerId: null }
  })
}

/** What comes of inviting somebody of whom this is known. */
export function outcomeFor(known: Pick<KnownAddress, 'status' | 'suppressed'>): AddressOutcome {
  switch (known.status) {
    case null:
    case 'cancelled':
      return known.suppressed ? 'suppressed' : 'invited'
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
      return known.status satisfies never
  }
}
