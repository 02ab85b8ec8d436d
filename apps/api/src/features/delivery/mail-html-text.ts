import { escapeHtml } from '../../core/escape-html.ts'

const COLUMNS = 110
// A character becomes at most six bytes (`&quot;`), so that a whole word stays below the 998 bytes of a line.
const LONGEST_WORD = 100

/** Text as escaped HTML in short lines. A word too long for one is cut where a reader sees nothing of it. */
export function htmlText(text: string): string {
  return breakLines(text, '<wbr\n>')
}

/** The same for the title, which knows no elements: there the cut of a long word shows as a space. */
export function htmlTitle(text: string): string {
  return breakLines(text, '\n')
}

function breakLines(text: string, cut: string): string {
  if (text.length <= LONGEST_WORD) {
    const escaped = escapeHtml(text)
    if (escaped.length <= COLUMNS) return escaped
  }
  let html = ''
  let column = 0
  for (const word of text.split(' ')) {
    const escaped = escapeWord(word, cut)
    const separator = html === '' ? '' : column + escaped.length > COLUMNS ? '\n' : ' '
    html += separator + escaped
    column = (separator === '\n' ? 0 : column + separator.length) + escaped.length
  }
  return html
}

function escapeWord(word: string, cut: string): string {
  if (word.length <= LONGEST_WORD) return escapeHtml(word)
  const characters = [...word]
  const pieces: string[] = []
  for (let from = 0; from < characters.length; from += LONGEST_WORD) {
    pieces.push(escapeHtml(characters.slice(from, from + LONGEST_WORD).join('')))
  }
  return pieces.join(cut)
}
