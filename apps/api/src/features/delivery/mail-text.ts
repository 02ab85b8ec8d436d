import type { MailBlock, MailDocument } from './mail-document.ts'

const COLUMNS = 78
// In UTF-8 still below the 998 bytes that a line may have.
const LONGEST_WORD = 240
const RULE = '-'.repeat(40)

/** The text form of a tidied document: wrapped at 78 columns, links whole and on lines of their own. */
export function renderMailText(document: MailDocument): string {
  return joinTextParts(document, (place) => renderTextPart(document, place))
}

/**
 * The same of parts that somebody else makes: 0 is the sender, 1 and on are the blocks, then come the footer and the link to
 * unsubscribe.
 */
export function joinTextParts(
  { blocks, unsubscribe }: MailDocument,
  part: (place: number) => string,
): string {
  const length = blocks.length + (unsubscribe ? 3 : 2)
  return `${Array.from({ length }, (_, place) => part(place)).join('\n\n')}\n`
}

export function renderTextPart({ sender, blocks, footer, unsubscribe }: MailDocument, place: number): string {
  if (place === 0) return wrap(sender)
  const block = blocks[place - 1]
  if (block) return renderBlock(block)
  return place > blocks.length + 1 && unsubscribe ? renderLink(unsubscribe) : `${RULE}\n${wrap(footer)}`
}

function renderBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'small':
      return wrap(block.text)
    case 'button':
      return renderLink(block)
    case 'facts':
      return block.facts.map(({ label, value }) => wrap(`${label}: ${value}`, '', '  ')).join('\n')
    case 'list':
      return block.items.map((item) => wrap(item, '- ', '  ')).join('\n')
    default:
      return block satisfies never
  }
}

function renderLink({ text, url }: { text: string; url: string }): string {
  return `${wrap(`${text}:`)}\n${url}`
}

/** `first` and `rest` begin the first line and those that follow it. */
function wrap(text: string, first = '', rest = ''): string {
  if (first.length + text.length <= COLUMNS) return `${first}${text}`
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap(cutLongWord)) {
    const start = lines.length === 0 ? first : rest
    const longer = line === '' ? `${start}${word}` : `${line} ${word}`
    if (line !== '' && longer.length > COLUMNS) {
      lines.push(line)
      line = `${rest}${word}`
    } else {
      line = longer
    }
  }
  return [...lines, line].join('\n')
}

function cutLongWord(word: string): string[] {
  if (word.length <= LONGEST_WORD) return [word]
  const characters = [...word]
  const pieces = [characters.slice(0, LONGEST_WORD).join('')]
  for (let from = LONGEST_WORD; from < characters.length; from += LONGEST_WORD) {
    pieces.push(characters.slice(from, from + LONGEST_WORD).join(''))
  }
  return pieces
}
