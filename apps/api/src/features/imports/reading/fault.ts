import type { SeenFile } from './sheet-reading.ts'

/** Why a file cannot be read. A closed set; `fault-words.ts` says each in a sentence. */
export const READING_FAULTS = [
  'empty_file',
  'file_too_large',
  'unknown_extension',
  'unknown_content',
  'program',
  'pdf',
  'picture',
  'text_document',
  'presentation',
  'archive',
  'web_page',
  'xml_file',
  'numbers_file',
  'binary_workbook',
  'old_workbook',
  'macros',
  'encrypted',
  'damaged',
  'too_many_parts',
  'unpacks_too_large',
  'unsafe_archive',
  'nul_character',
  'broken_quotes',
  'wrong_encoding',
  'unknown_sheet',
  'no_header',
  'no_rows',
  'too_many_rows',
  'far_cell',
  'too_much_text',
  'took_too_long',
  'too_much_memory',
] as const
export type ReadingFaultCode = (typeof READING_FAULTS)[number]

/** What the sentence of a fault names. */
export interface ReadingFaultDetails {
  /** Of `too_many_rows`, `file_too_large` (in megabytes), `too_many_parts`, `took_too_long` (in seconds): what is allowed. */
  limit?: number
  /** Of `nul_character` and `broken_quotes`: the line in a text editor, from 1. */
  line?: number
  /** Of `far_cell`: as spreadsheet programs name it, `XFD1048576`. */
  cell?: string
  /** Of `no_header`: as the spreadsheet program counts. */
  row?: number
  /** Of `unknown_sheet`. */
  sheet?: string
}

export interface ReadingFault extends ReadingFaultDetails {
  code: ReadingFaultCode
}

/** Thrown where a file turns out to be unreadable, with the reason for the person who sent it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
  readonly fault: ReadingFault
  /** Where the file was opened, but its rows could not be read. */
  seen: SeenFile | undefined

  constructor(code: ReadingFaultCode, details: ReadingFaultDetails = {}) {
    super(code)
    this.fault = { code, ...details }
  }
}
