export { type ErrorFileRow, writeErrorFile } from './error-file.ts'
export { type TemplateContent, writeCsvTemplate, writeTemplate } from './template.ts'
