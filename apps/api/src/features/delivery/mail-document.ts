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
  /** The way to get no more mail of this kind, below the footer and in the headers. Mail that somebody asked for has none. */
  unsubscribe?: { text: string; url: string }
}

// A line of a mail ends at 998 bytes (RFC 5322, 2.1.1), and neither form can break a link.
const MAX_URL = 800
const URL_CHARACTERS = /^https?:\/\/[\w~:/?#[\]@!$&()*+,;=.%-]+$/

/** What a text of a document is. */
export type LeafKind = 'subject' | 'words' | 'url'

/** Gives another text. `place`: 0 for the sender, 1 and on for the blocks, then the footer and the link to unsubscribe; null for what is not in the mail itself. */
type ChangeLeaf = (text: string, kind: LeafKind, place: number | null) => string

/**
 * The document as both forms of the mail show it: each text is one line without control characters, lone
 * surrogates or marks that turn the direction of reading around. Throws for a link that is not http or https.
 */
export function tidyDocument(document: MailDocument): MailDocument {
  return mapLeaves(document, (text, kind) => (kind === 'url' ? requireHttpUrl(text) : tidy(text)))
}

/** The document with other texts: each is changed, in the order in which they stand in it. */
export function mapLeaves(document: MailDocument, change: ChangeLeaf): MailDocument {
  return {
    locale: document.locale,
    subject: change(document.subject, 'subject', null),
    preheader: change(document.preheader, 'words', null),
    sender: change(document.sender, 'words', 0),
    blocks: document.blocks.map((block, index) => mapBlock(block, change, index + 1)),
    footer: change(document.footer, 'words', document.blocks.length + 1),
    ...mapUnsubscribe(document, change),
  }
}

function mapUnsubscribe(
  { unsubscribe, blocks }: MailDocument,
  change: ChangeLeaf,
): Pick<MailDocument, 'unsubscribe'> {
  if (!unsubscribe) return {}
  const place = blocks.length + 2
  return {
    unsubscribe: {
      text: change(unsubscribe.text, 'words', place),
      url: change(unsubscribe.url, 'url', place),
    },
  }
}

function mapBlock(block: MailBlock, change: ChangeLeaf, place: number): MailBlock {
  const words = (text: string) => change(text, 'words', place)
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'small':
      return { kind: block.kind, text: words(block.text) }
    case 'button':
      return { kind: 'button', text: words(block.text), url: change(block.url, 'url', place) }
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(({ label, value }) => ({ label: words(label), value: words(value) })),
      }
    case 'list':
      return { kind: 'list', items: block.items.map(words) }
    default:
      return block satisfies never
  }
}

const UNTIDY = /[\u202A-\u202E\u2066-\u2069\p{Cs}\p{Cc}]|[^\S ]| {2}|^ | $/u

function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text
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
