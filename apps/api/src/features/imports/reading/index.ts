export type { ReadingFault } from './fault.ts'
export { sayFault } from './fault-words.ts'
export { limitsFor } from './limits.ts'
export { mayChoiceHelp } from './other-choices.ts'
export { createPlaces } from './places.ts'
export type { ReadingOutcome } from './reading-process.ts'
export * from './sheet-reading.ts'
export {
  createSpreadsheetReader,
  type SpreadsheetReader,
} from './spreadsheet-reader.ts'
