export { READING_FAULTS, type ReadingFault, type ReadingFaultCode } from './fault.ts'
export { sayFault } from './fault-words.ts'
export { limitsFor, type ReadingLimits } from './limits.ts'
export * from './sheet-reading.ts'
export {
  createSpreadsheetReader,
  type SpreadsheetFile,
  type SpreadsheetReader,
} from './spreadsheet-reader.ts'
