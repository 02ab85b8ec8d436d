import type { MailDocument, MailKind } from '../delivery/index.ts'
import { type AnnouncementSettings, writeAnnouncement } from './announcement.ts'
import { announcementWords } from './announcement-words.ts'
import { type OrgRow, requireOrg } from './org-store.ts'

/** The announcement as a mail that an admin sends to themself, to see what it looks like. */
export function createAnnouncementMail(settings: AnnouncementSettings): MailKind {
  return {
    async write(org, messages) {
      const details = await requireOrg(org)
      return new Map(messages.map((message) => [message.id, toDocument(details, settings, message.locale)]))
    },
    // Whether it arrived, the admin sees for themself.
    async onFacts() {},
  }
}

function toDocument(org: OrgRow, settings: AnnouncementSettings, locale: 'en' | 'es'): MailDocument {
  const words = announcementWords[locale]
  const { subject, paragraphs } = writeAnnouncement(org, settings, locale)
  return {
    locale,
    sender: org.name,
    subject,
    preheader: words.test,
    blocks: [
      { kind: 'small', text: words.test },
      ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
    footer: words.testFooter(org.name),
  }
}
