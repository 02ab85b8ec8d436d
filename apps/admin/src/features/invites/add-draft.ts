import { LIMITS } from '@rollcall/contract'

/** Whom somebody is about to add. It outlives the steps, so that going back loses nothing. */
export interface AddDraft {
  groupId: string | null
  locationId: string | null
  /** One address each; some may be empty. */
  fields: string[]
  /** Addresses of a paste for which there was no field. */
  leftOver: string[]
}

const FIELDS_AT_FIRST = 4

/** A draft for a group that begins with addresses that are still to be added. */
export function startDraft(groupId: string | null, addresses: string[] = []): AddDraft {
  const fields = addresses.slice(0, LIMITS.manualInvites)
  while (fields.length < FIELDS_AT_FIRST) fields.push('')
  return { groupId, locationId: null, fields, leftOver: addresses.slice(LIMITS.manualInvites) }
}

/** The addresses that were entered, as they were typed. */
export function enteredAddresses(fields: string[]): string[] {
  return fields.map((field) => field.trim()).filter((field) => field !== '')
}
