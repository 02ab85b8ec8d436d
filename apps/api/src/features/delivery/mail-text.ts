import type { MailBlock, MailDocument } from './mail-document.ts'

const COLUMNS = 78
// In UTF-8 still below the 998 bytes that a line may have.
const LONGEST_WORD = 240
const RULE = '-'.repeat(40)

/** The text form of a tidied document: wrapped at 78 columns, links whole and on lines of their own. */
export function renderMailText(document: MailDocument): string {
  return joinTextParts(document, (place) => renderTextPart(document, place))
}

/** The same of parts that somebody else makes: 0 is the sender, 1 and on are the blocks, the last is the footer. */
export function joinTextParts({ blocks }: MailDocument, part: (place: number) => string): string {
  return `${Array.from({ length: blocks.length + 2 }, (_, place) => part(place)).join('\n\n')}\n`
}

export function renderTextPart({ sender, blocks, footer }: MailDocument, place: number): string {
  if (place === 0) return wrap(sender)
  const block = blocks[place - 1]
  return block ? renderBlock(block) : `${RULE}\n${wrap(footer)}`
}

function renderBlock(block: MailBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'small':
      return wrap(block.text)
    case 'button':
      return `${wrap(`${block.text}:`)}\n${block.url}`
    case 'facts':
      return block.facts.map(({ label, value }) => wrap(`${label}: ${value}`, '', '  ')).join('\n')
    case 'list':
      return block.items.map((item) => wrap(item, '- ', '  ')).join('\n')
    default:
      return block satisfies never
  }
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
