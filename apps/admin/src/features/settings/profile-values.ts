import type { Locale, OrgDto, UpdateOrgBody } from '@rollcall/contract'

/** The profile as its form holds it: no nulls, because a field is empty rather than absent. */
export interface ProfileValues {
  name: string
  timeZone: string
  locale: Locale
  contact: { name: string; email: string; phone: string }
}

export function toProfileValues({ name, timeZone, locale, contact }: OrgDto): ProfileValues {
  return {
    name,
    timeZone,
    locale,
    contact: { name: contact.name ?? '', email: contact.email ?? '', phone: contact.phone ?? '' },
  }
}

/** What the form sends: empty contact fields are null. */
export function toProfileBody({ name, timeZone, locale, contact }: ProfileValues): UpdateOrgBody {
  return {
    name: name.trim(),
    timeZone,
    locale,
    contact: {
      name: textOrNull(contact.name),
      email: textOrNull(contact.email),
      phone: textOrNull(contact.phone),
    },
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
