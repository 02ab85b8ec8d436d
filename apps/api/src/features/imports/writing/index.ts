export { type ErrorFileRow, writeErrorFile } from './error-file.ts'
export { writeCsvTemplate, writeTemplate } from './template.ts'
