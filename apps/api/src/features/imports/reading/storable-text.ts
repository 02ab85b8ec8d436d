/** Without what no text has and no database takes: NUL, and halves of characters. Workbooks can hold both; nobody sees them there. */
export function storableText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '')
}
