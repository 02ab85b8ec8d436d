import type { MailDocument } from './mail-document.ts'

/** Lets a mailbox offer the same by a button of its own (RFC 2369), by one call without a question (RFC 8058). */
export function unsubscribeHeaders({ unsubscribe }: MailDocument): Record<string, string> {
  if (!unsubscribe) return {}
  return {
    'List-Unsubscribe': `<${unsubscribe.url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
