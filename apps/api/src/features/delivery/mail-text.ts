import type { MailBlock, MailDocument } from './mail-document.ts'

const COLUMNS = 78
// In UTF-8 still below the 998 bytes that a line may have.
const LONGEST_WORD = 240
const RULE = '-'.repeat(40)

/** The text form of a tidied document: wrapped at 78 columns, links whole and on lines of their own. */
export function renderMailText(document: MailDocument): string {
  const blocks = document.blocks.map(renderBlock)
  return `${[wrap(document.sender), ...blocks, `${RULE}\n${wrap(document.footer)}`].join('\n\n')}\n`
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
  const characters = [...word]
  const pieces = [characters.slice(0, LONGEST_WORD).join('')]
  for (let from = LONGEST_WORD; from < characters.length; from += LONGEST_WORD) {
    pieces.push(characters.slice(from, from + LONGEST_WORD).join(''))
  }
  return pieces
}
