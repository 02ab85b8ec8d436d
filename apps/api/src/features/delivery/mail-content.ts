import { type MailDocument, tidyDocument } from './mail-document.ts'
import { renderMailHtml } from './mail-html.ts'
import { renderMailText } from './mail-text.ts'

export type { MailDocument } from './mail-document.ts'

/** A mail in its two forms, which say the same. */
export interface MailContent {
  subject: string
  html: string
  text: string
}

/**
 * Gives a document its forms. Whatever its texts hold shows as those very characters, never as markup, a header
 * or a line of its own. No line is longer than 998 bytes. Throws for a button whose link is not http or https.
 */
export function renderMail(document: MailDocument): MailContent {
  const tidied = tidyDocument(document)
  return { subject: tidied.subject, html: renderMailHtml(tidied), text: renderMailText(tidied) }
}
