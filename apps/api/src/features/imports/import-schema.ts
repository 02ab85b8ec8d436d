import {
  type ApproveImportBody,
  ENCODINGS,
  IMPORT_COLUMNS,
  type ImportErrorsQuery,
  type ListRowsQuery,
  type MendRowBody,
  type PageQuery,
  type ReadingChoices,
  type ReplaceCellsBody,
  ROW_OUTCOMES,
  SEPARATORS,
  type SetMappingBody,
  type TemplateQuery,
} from '@rollcall/contract'
import Joi from 'joi'
import { paging } from '../../core/schemas.ts'
import { notify } from '../invites/index.ts'

/** No longer cell is read. */
const LONGEST_CELL = 500
/** No column farther to the right is read. */
const LAST_COLUMN = 255
/** No spreadsheet has more rows. */
const LAST_ROW = 1_048_576

export const listImportsQuery = Joi.object<PageQuery, true>(paging)

export const templateQuery = Joi.object<TemplateQuery, true>({ format: Joi.string().valid('xlsx', 'csv') })

export const errorsQuery = Joi.object<ImportErrorsQuery, true>({ format: Joi.string().valid('xlsx') })

export const listRowsQuery = Joi.object<ListRowsQuery, true>({
  ...paging,
  outcome: Joi.string().valid(...ROW_OUTCOMES),
  attention: Joi.boolean().description('Only the rows that need work'),
})

const column = () => Joi.number().integer().min(0).max(LAST_COLUMN).allow(null).required()

/** What a person may decide about the reading of a file. */
export const readingChoices = () =>
  Joi.object<ReadingChoices, true>({
    sheet: Joi.string().max(LONGEST_CELL),
    encoding: Joi.string().valid(...ENCODINGS),
    separator: Joi.string()
      .valid(...SEPARATORS, null)
      .description('Null: all of a line is one column'),
    headerRow: Joi.number()
      .integer()
      .min(1)
      .max(LAST_ROW)
      .allow(null)
      .description('As the spreadsheet program counts; null: there are no headings'),
  })

export const setMappingBody = Joi.object<SetMappingBody, true>({
  columns: Joi.object({
    email: column(),
    group: column(),
    location: column(),
    externalId: column(),
  }).description('The position of each column from 0; null: there is none'),
  reading: readingChoices().description(
    'How to read the file. What is not said is found out; the columns are matched anew',
  ),
})
  .xor('columns', 'reading')
  .messages({
    'object.missing': 'Say which column holds what, or how to read the file',
    'object.xor':
      'Say either which column holds what, or how to read the file: then its columns are matched anew',
  })

const cell = () => Joi.string().max(LONGEST_CELL).allow('')

export const mendRowBody = Joi.object<MendRowBody, true>({
  cells: Joi.object({ email: cell(), group: cell(), location: cell(), externalId: cell() }).min(1).required(),
})

export const replaceCellsBody = Joi.object<ReplaceCellsBody, true>({
  column: Joi.string()
    .valid(...IMPORT_COLUMNS)
    .required(),
  from: cell().required().description('Exactly as it is in the rows'),
  to: cell().required(),
})

export const approveImportBody = Joi.object<ApproveImportBody, true>({
  notify: notify(),
  again: Joi.boolean().description('Also invite those who declined before or were archived'),
})
