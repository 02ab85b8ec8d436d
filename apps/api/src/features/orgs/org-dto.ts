import type { AdminRole, InstalledOrgDto, OrgDto, SetupDto, SubscriptionDto } from '@rollcall/contract'
import type { OrgRow, SetupFacts } from './org-store.ts'

/** An organization as one of its admins sees it. */
export function toOrgDto(row: OrgRow, role: AdminRole): OrgDto {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    locale: row.locale,
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    inviteExpiryDays: row.invite_expiry_days,
    reminderDays: row.reminder_days,
    logoUrl: logoPath(row.id, row.logo_hash),
    subscription: toSubscriptionDto(row),
    role,
    createdAt: row.created_at.toISOString(),
  }
}

/** An organization as the operator sees it. */
export function toInstalledOrgDto(row: OrgRow, seatsUsed: number): InstalledOrgDto {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    subscription: toSubscriptionDto(row),
    seatsUsed,
  }
}

/** Where the logo is found: a path with the hash of the picture, so that it can be kept for ever. */
export function logoPath(orgId: string, hash: string | null): string | null {
  return hash === null ? null : `/logos/${orgId}/${hash}`
}

export function toSubscriptionDto(row: OrgRow): SubscriptionDto {
  return {
    status: row.subscription_status,
    seats: row.subscription_seats,
    until: row.subscription_until?.toISOString() ?? null,
  }
}

/** The checklist in the order in which the steps are best done. */
export function toSetupDto(facts: SetupFacts): SetupDto {
  return {
    steps: [
      { step: 'contact', done: facts.has_contact, optional: true },
      { step: 'trainings', done: facts.has_trainings, optional: false },
      { step: 'groups', done: facts.has_active_group, optional: false },
      { step: 'group_trainings', done: facts.has_group_trainings, optional: false },
      { step: 'locations', done: facts.has_locations, optional: true },
      { step: 'invite', done: facts.has_invites, optional: false },
    ],
    canInvite: facts.has_active_group,
  }
}
