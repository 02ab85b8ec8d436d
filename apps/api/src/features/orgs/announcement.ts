import type { AnnouncementDto, Locale } from '@rollcall/contract'
import { announcementWords } from './announcement-words.ts'
import type { OrgRow } from './org-store.ts'

/** Who the mails of this installation are from, and where its join app is. */
export interface AnnouncementSettings {
  mailFrom: string
  mailFromName: string
  joinUrl: string
}

/** The announcement as its paragraphs, filled with what the organization and the installation are called. */
export function writeAnnouncement(
  org: OrgRow,
  { mailFrom, mailFromName, joinUrl }: AnnouncementSettings,
  locale: Locale,
): { subject: string; paragraphs: string[] } {
  const words = announcementWords[locale]
  const contact = [org.contact_name, org.contact_email, org.contact_phone].filter((part) => part !== null)
  return {
    subject: words.subject(org.name),
    paragraphs: [
      words.hello,
      words.coming(org.name),
      words.safe(`${mailFromName} <${mailFrom}>`, new URL(joinUrl).origin),
      words.asked,
      words.shared(org.name),
      words.missing,
      ...(contact.length > 0 ? [words.questions(contact.join(', '))] : []),
      org.name,
    ],
  }
}

/** The same as text to be copied into a mail of the organization's own. */
export function toAnnouncementDto(
  org: OrgRow,
  settings: AnnouncementSettings,
  locale: Locale,
): AnnouncementDto {
  const { subject, paragraphs } = writeAnnouncement(org, settings, locale)
  return { subject, text: paragraphs.join('\n\n') }
}
