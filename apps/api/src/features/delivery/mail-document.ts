import { escapeHtml } from '../../core/escape-html.ts'

/** One piece of a mail. Every text is a single line of plain words; only a button carries a link. */
export type MailBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'button'; text: string; url: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'small'; text: string }

/** What a mail says, before it has a form. */
export interface MailDocument {
  locale: 'en' | 'es'
  subject: string
  /** What a mailbox shows beside the subject. It is not part of the mail that is read. */
  preheader: string
  /** Who the mail is from, shown on top of it. */
  sender: string
  blocks: MailBlock[]
  footer: string
}

// A line of a mail ends at 998 bytes (RFC 5322, 2.1.1), and neither form can break a link.
const MAX_URL = 800
const URL_CHARACTERS = /^https?:\/\/[\w~:/?#[\]@!$&()*+,;=.%-]+$/

/**
 * The document as both forms of the mail show it: each text is one line without control characters, lone
 * surrogates or marks that turn the direction of reading around. Throws for a link that is not http or https.
 */
export function tidyDocument(document: MailDocument): MailDocument {
  return {
    locale: document.locale,
    subject: tidy(document.subject),
    preheader: tidy(document.preheader),
    sender: tidy(document.sender),
    blocks: document.blocks.map(tidyBlock),
    footer: tidy(document.footer),
  }
}

function tidyBlock(block: MailBlock): MailBlock {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'small':
      return { kind: block.kind, text: tidy(block.text) }
    case 'button':
      return { kind: 'button', text: tidy(block.text), url: requireHttpUrl(block.url) }
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(({ label, value }) => ({ label: tidy(label), value: tidy(value) })),
      }
    case 'list':
      return { kind: 'list', items: block.items.map(tidy) }
    default:
      return block satisfies never
  }
}

function tidy(text: string): string {
  return text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** The link unchanged, so that it is the same in both forms of the mail. */
function requireHttpUrl(url: string): string {
  const usable = escapeHtml(url).length <= MAX_URL && URL_CHARACTERS.test(url) && URL.canParse(url)
  // The link may carry a token, so the error does not repeat it.
  if (!usable)
    throw new Error('The link of a mail has to be an http or https address of at most 800 ASCII characters.')
  return url
}
