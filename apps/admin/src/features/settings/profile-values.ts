import type { Locale, OrgDto, UpdateOrgBody } from '@rollcall/contract'

export const MAX_EXPIRY_DAYS = 365
const USUAL_EXPIRY_DAYS = 30

/** The profile as its form holds it: no nulls, because a field is empty rather than absent. */
export interface ProfileValues {
  name: string
  timeZone: string
  locale: Locale
  contact: { name: string; email: string; phone: string }
  /** A string while the number is being typed. */
  inviteExpiryDays: number | string
  neverExpires: boolean
}

export function toProfileValues({
  name,
  timeZone,
  locale,
  contact,
  inviteExpiryDays,
}: OrgDto): ProfileValues {
  return {
    name,
    timeZone,
    locale,
    contact: { name: contact.name ?? '', email: contact.email ?? '', phone: contact.phone ?? '' },
    inviteExpiryDays: inviteExpiryDays ?? USUAL_EXPIRY_DAYS,
    neverExpires: inviteExpiryDays === null,
  }
}

/** What the form sends: empty contact fields are null, and `never` is no number of days. */
export function toProfileBody(values: ProfileValues): UpdateOrgBody {
  const { name, timeZone, locale, contact, inviteExpiryDays, neverExpires } = values
  return {
    name: name.trim(),
    timeZone,
    locale,
    contact: {
      name: textOrNull(contact.name),
      email: textOrNull(contact.email),
      phone: textOrNull(contact.phone),
    },
    inviteExpiryDays: neverExpires ? null : Number(inviteExpiryDays),
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
