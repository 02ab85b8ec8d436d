import type { OrgDto, UpdateOrgBody } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import { type Rungs, rungFaults, toLadder, USUAL_LADDER } from './reminder-ladder.ts'

export const MAX_EXPIRY_DAYS = 365
const USUAL_EXPIRY_DAYS = 30

/** How the organization invites, as the form holds it. */
export interface InvitationValues {
  /** A string while the number is being typed. */
  inviteExpiryDays: number | string
  neverExpires: boolean
  reminds: boolean
  reminderDays: Rungs
}

/** A switch that is off keeps a usual value ready for when it is switched on. */
export function toInvitationValues({ inviteExpiryDays, reminderDays }: OrgDto): InvitationValues {
  return {
    inviteExpiryDays: inviteExpiryDays ?? USUAL_EXPIRY_DAYS,
    neverExpires: inviteExpiryDays === null,
    reminds: reminderDays.length > 0,
    reminderDays: reminderDays.length > 0 ? reminderDays : USUAL_LADDER,
  }
}

/** What the form sends. */
export function toInvitationBody(values: InvitationValues): UpdateOrgBody {
  return { inviteExpiryDays: expiryOf(values), reminderDays: ladderOf(values) }
}

/** Days an invite holds by the form; null: for ever, or not said yet. */
export function expiryOf({ inviteExpiryDays, neverExpires }: InvitationValues): number | null {
  return neverExpires || typeof inviteExpiryDays === 'string' ? null : inviteExpiryDays
}

/** The days on which somebody is reminded by the form; none when reminders are off. */
export function ladderOf({ reminds, reminderDays }: InvitationValues): number[] {
  return reminds ? toLadder(reminderDays) : []
}

/** What keeps the form from being saved, by field. */
export function invitationFaults(t: TFunction, values: InvitationValues): Record<string, string> {
  const faults: Record<string, string> = {}
  const { inviteExpiryDays: days, neverExpires, reminds, reminderDays } = values
  const isDays = typeof days === 'number' && days >= 1 && days <= MAX_EXPIRY_DAYS
  if (!neverExpires && !isDays) faults.inviteExpiryDays = t('settings.expiryRange')
  if (!reminds) return faults
  rungFaults(reminderDays).forEach((fault, index) => {
    if (fault !== null) faults[`reminderDays.${index}`] = t(`settings.reminders.${fault}`)
  })
  return faults
}
