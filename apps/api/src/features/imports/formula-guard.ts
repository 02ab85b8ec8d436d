/** What makes a spreadsheet program take a text for a formula when it opens a CSV file; wide forms count as well. */
const FORMULA = '[=+\\-@\\t\\r\\n＝＋－＠]'
const TO_GUARD = new RegExp(`^'*${FORMULA}`)
const GUARDED = new RegExp(`^'+${FORMULA}`)

/** Puts an apostrophe before a text that would be run as a formula. `withoutGuard` gives the same text back. */
export function guardFormula(text: string): string {
  return TO_GUARD.test(text) ? `'${text}` : text
}

/** Takes away the apostrophe that `guardFormula` puts before a text. */
export function withoutGuard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}
