import { randomBytes } from 'node:crypto'
import { escapeHtml } from '../../../core/escape-html.ts'
import { type LeafKind, type MailDocument, mapLeaves } from '../mail-document.ts'
import { renderMailHtml } from '../mail-html.ts'
import { htmlText, htmlTitle } from '../mail-html-text.ts'
import { joinTextParts, renderTextPart } from '../mail-text.ts'

/** One mail for several people. Tokens stand where it differs, and each person has a text for each of them. */
export interface SharedTemplate {
  subject: string
  html: string
  text: string
  /** What stands in the place of each token, person by person. */
  substitutions: Record<string, string>[]
}

/** The same for documents that differ in nothing but their texts, and for no others. */
export function shapeOf(document: MailDocument): string {
  const { locale, blocks, unsubscribe } = document
  const shapes = blocks.map((block) => {
    if (block.kind === 'facts') return block.facts.length
    return block.kind === 'list' ? `l${block.items.length}` : block.kind
  })
  return [locale, ...shapes, unsubscribe ? 'unsubscribe' : ''].join()
}

/**
 * Makes one template of tidied documents of the same shape. What is equal in all stands in it as it is; what differs is a token.
 * Each person gets exactly what the document alone would give. A token cannot be in any text: SendGrid fills in one token after the
 * other, so a text that held one would be filled in its turn, and could show what it must not.
 */
export function shareTemplate(documents: [MailDocument, ...MailDocument[]]): SharedTemplate {
  const [first] = documents
  const texts = documents.map(listLeaves)
  const differs = listLeaves(first).map((text, leaf) => texts.some((own) => own[leaf] !== text))
  const tag = tagsUnlike(texts)
  const substitutions = documents.map((): Record<string, string> => ({}))
  /** A token that each person has their own text for. */
  const token = (name: string, textOf: (document: MailDocument, person: number) => string) => {
    const made = tag(name)
    for (const [person, document] of documents.entries()) {
      const own = substitutions[person]
      if (own) own[made] = textOf(document, person)
    }
    return made
  }

  const varied = new Set<number | null>()
  let leaf = -1
  const template = mapLeaves(first, (text, kind, place) => {
    leaf += 1
    const at = leaf
    if (!differs[at]) return text
    varied.add(place)
    return token(`${at}h`, (_, person) => TO_HTML[kind](texts[person]?.[at] ?? ''))
  })
  return {
    subject: differs[0] ? token('s', ({ subject }) => withoutTags(subject)) : withoutTags(first.subject),
    html: renderMailHtml(template),
    text: joinTextParts(first, (place) => {
      const part = (document: MailDocument) => withoutTags(renderTextPart(document, place))
      return varied.has(place) ? token(`${place}t`, part) : part(first)
    }),
    substitutions,
  }
}

/** The bytes that a person's texts take, with their tokens. */
export function bytesOf(substitutions: Record<string, string>): number {
  return Object.entries(substitutions).reduce(
    (sum, [token, text]) => sum + token.length + Buffer.byteLength(text),
    0,
  )
}

// As the template itself would have them.
const TO_HTML: Record<LeafKind, (text: string) => string> = {
  subject: htmlTitle,
  words: htmlText,
  url: escapeHtml,
}

/** The texts of a document in the order of `mapLeaves`: the subject first. */
function listLeaves(document: MailDocument): string[] {
  const texts: string[] = []
  mapLeaves(document, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

/** Names tokens after something that is in none of these texts. */
function tagsUnlike(texts: string[][]): (name: string) => string {
  const nonce = randomBytes(5).toString('hex')
  if (texts.some((own) => own.some((text) => text.includes(nonce)))) return tagsUnlike(texts)
  return (name) => `-${nonce}_${name}-`
}

/** SendGrid has tags of its own, such as `<%asm_preferences_url%>`. One in a text of ours shows as it is written. */
function withoutTags(text: string): string {
  return text.replaceAll('<%', '<\u2060%')
}
