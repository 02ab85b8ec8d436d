import type { OrgDto, UpdateOrgBody } from '@rollcall/contract'

const PARTS = [
  'name',
  'timeZone',
  'locale',
  'contact',
  'inviteExpiryDays',
  'reminderDays',
] as const satisfies (keyof UpdateOrgBody)[]

/** What of the wanted profile is not so already: only that is sent, so that the audit log says what was changed. */
export function changedParts(profile: OrgDto, wanted: UpdateOrgBody): UpdateOrgBody {
  const changed = { ...wanted }
  for (const part of PARTS) {
    if (JSON.stringify(profile[part]) === JSON.stringify(wanted[part])) delete changed[part]
  }
  return changed
}
