import type { ReadingFault, ReadingFaultCode } from './fault.ts'
import type { SeenFile } from './sheet-reading.ts'

/** Faults that may come of a wrong guess about the text, or of a wrong choice. */
const OF_TEXT: readonly ReadingFaultCode[] = ['wrong_encoding', 'nul_character', 'broken_quotes']
/** Faults of one sheet, or of the row that was taken for the headings. */
const OF_SHEET: readonly ReadingFaultCode[] = [
  'no_rows',
  'no_header',
  'unknown_sheet',
  'too_many_rows',
  'far_cell',
  'too_much_text',
]
/** Those among them that another row with headings may mend, too. */
const OF_HEADINGS: readonly ReadingFaultCode[] = ['no_rows', 'no_header']

/** Whether a file that could not be read may be readable after another choice of sheet, headings, encoding or separator. */
export function mayChoiceHelp({ code }: ReadingFault, { format, top }: SeenFile): boolean {
  if (OF_TEXT.includes(code)) return format.kind === 'csv'
  if (OF_SHEET.includes(code) && format.sheets.length > 1) return true
  return OF_HEADINGS.includes(code) && top.length > 0
}
