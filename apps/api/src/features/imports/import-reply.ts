import {
  ENCODINGS,
  FILE_KINDS,
  IMPORT_COLUMNS,
  IMPORT_STATES,
  type ImportDto,
  type ImportMapping,
  type ImportReading,
  type ImportRowDto,
  type ImportTopDto,
  ROW_OUTCOMES,
  type RowProblem,
  SEPARATORS,
} from '@rollcall/contract'
import Joi from 'joi'
import { aCount, anId, aText, aTime, countsOf, dto, oneOf } from '../../core/replies.ts'

import { readingChoices } from './import-schema.ts'

const aColumn = () => aCount().allow(null)

export const importReply = dto<ImportDto>(
  {
    id: anId(),
    fileName: aText(),
    state: oneOf(IMPORT_STATES),
    version: aCount().description('Grows with everything that is changed before the decision'),
    fault: dto<{ code: string; detail: string }>({ code: Joi.string(), detail: aText() })
      .allow(null)
      .description('Why the file could not be read, and what to do'),
    format: aText().allow(null).description('How the file was read; null until it was'),
    reading: dto<ImportReading>(
      {
        kind: oneOf(FILE_KINDS),
        sheet: aText().allow(null),
        sheets: Joi.array().items(
          dto<ImportReading['sheets'][number]>({ name: aText(), hidden: Joi.boolean() }),
        ),
        encoding: oneOf(ENCODINGS).allow(null),
        separator: oneOf(SEPARATORS).allow(null),
        choices: readingChoices().description('What was chosen, and not found out'),
      },
      'ImportReading',
    )
      .allow(null)
      .description('The same in parts, to be chosen otherwise; also of a failed import where that may help'),
    headers: Joi.array().items(aText()),
    headerRow: aCount().allow(null).description('The row that the headings stand in; null: there are none'),
    mapping: dto<ImportMapping>({
      email: aColumn(),
      group: aColumn(),
      location: aColumn(),
      externalId: aColumn(),
    })
      .allow(null)
      .description('Which column holds what, from 0; while the columns are asked for, a proposal'),
    ignoredColumns: Joi.array().items(aText()),
    notes: Joi.array().items(aText()),
    counts: dto<ImportDto['counts']>({ rows: aCount(), outcomes: countsOf(ROW_OUTCOMES) }).description(
      'The outcomes add up to the rows as soon as these are judged',
    ),
    progress: dto<ImportDto['progress']>({
      done: aCount(),
      total: aCount(),
      delivery: dto<ImportDto['progress']['delivery']>({
        waiting: aCount(),
        sent: aCount(),
        delivered: aCount(),
        failed: aCount(),
      }),
    }),
    notifyAt: aTime().allow(null).description('When the mail may leave'),
    createdBy: anId().allow(null),
    createdAt: aTime(),
    decidedBy: anId().allow(null),
    decidedAt: aTime().allow(null),
    undoUntil: aTime().allow(null).description('Until when it can be taken back; null when it cannot'),
  },
  'Import',
)

export const topReply = dto<ImportTopDto>({
  rows: Joi.array().items(
    dto<ImportTopDto['rows'][number]>({ number: aCount(), cells: Joi.array().items(aText()) }),
  ),
})

export const rowReply = dto<ImportRowDto>(
  {
    number: aCount().description('As the program that made the file counts its rows'),
    cells: dto<ImportRowDto['cells']>({
      email: aText(),
      group: aText(),
      location: aText(),
      externalId: aText(),
    }),
    outcome: oneOf(ROW_OUTCOMES),
    problems: Joi.array().items(
      dto<RowProblem>({
        column: oneOf(IMPORT_COLUMNS).allow(null),
        code: oneOf(ROW_OUTCOMES),
        detail: aText(),
        suggestions: Joi.array().items(aText()).description('What may have been meant, the likeliest first'),
        alike: aCount()
          .allow(null)
          .description('In how many rows the same text stands in this column; null: no text is at fault'),
      }),
    ),
    readAs: Joi.object({ group: aText(), location: aText() }).description(
      'Where a name was understood that is not written exactly so',
    ),
    edited: Joi.boolean(),
    inviteId: anId().allow(null),
  },
  'ImportRow',
)
