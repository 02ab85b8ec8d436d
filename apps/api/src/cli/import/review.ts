import { IMPORT_COLUMNS, type ImportMapping } from '@rollcall/contract'
import { type AppError, invalidInput } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import {
  type ImportRow,
  readNames,
  replaceCells,
  requireImport,
  sayImportFault,
  setMapping,
} from '../../features/imports/index.ts'
import { COLUMNS, type ColumnChoices, chooseColumns, listColumns } from './columns.ts'
import type { Desk } from './desk.ts'

interface ReviewChoices extends ColumnChoices {
  group?: string
}

/** Has the file of an import read, by the columns that were chosen, so that its rows can be looked at. Throws where they cannot. */
export async function bringToReview(desk: Desk, id: string, choices: ReviewChoices): Promise<ImportRow> {
  const read = requireRead(await desk.leave('parsing', id))
  const mapping = toMapping(read, choices)
  const row = isSame(read, mapping) ? read : await readAnew(desk, id, mapping)
  if (choices.group === undefined) return row
  const { group } = choices
  return desk.orgs.write(desk.orgId, (org) => fillGroup(org, row, group))
}

function requireRead(row: ImportRow): ImportRow {
  if (row.fault) throw invalidInput('', row.fault.code, sayImportFault(row.fault, 'en'))
  return row
}

/** The columns that are to be read. Throws where they are not plain and nobody has said them. */
function toMapping({ mapping, headers }: ImportRow, choices: ReviewChoices): ImportMapping {
  const chosen = chooseColumns(
    mapping ?? { email: null, group: null, location: null, externalId: null },
    headers,
    choices,
  )
  if (chosen.email === null) throw unclear('email addresses', `Say it with ${COLUMNS.email.option}.`, headers)
  if (chosen.group === null && choices.group === undefined)
    throw unclear(
      'groups',
      `Say it with ${COLUMNS.group.option}, or name one group for all with --group.`,
      headers,
    )
  return chosen
}

function unclear(what: string, advice: string, headers: string[]): AppError {
  const detail = `It is not plain which column holds the ${what}. ${advice} The file has ${listColumns(headers)}.`
  return invalidInput('', 'unclear', detail)
}

function isSame({ state, mapping }: ImportRow, wanted: ImportMapping): boolean {
  return state !== 'mapping' && IMPORT_COLUMNS.every((column) => mapping?.[column] === wanted[column])
}

async function readAnew(desk: Desk, id: string, mapping: ImportMapping): Promise<ImportRow> {
  await desk.orgs.write(desk.orgId, (org) => setMapping(org, id, mapping, () => {}))
  return requireRead(await desk.leave('parsing', id))
}

/** Puts the rows that name no group into this one. */
async function fillGroup(org: OrgWriter, row: ImportRow, name: string): Promise<ImportRow> {
  const { groups } = await readNames(org)
  if (!groups.match(name).found) {
    const near = groups.suggest(name).map((group) => `"${group.name}"`)
    const meant = near.length > 0 ? ` Do you mean ${near.join(' or ')}?` : ''
    throw invalidInput('', 'unknown_group', `There is no active group "${name}".${meant}`)
  }
  await replaceCells(org, row.id, { column: 'group', from: '', to: name })
  return requireImport(org, row.id)
}
