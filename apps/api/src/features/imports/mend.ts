import type { ImportColumn, MendRowBody, ReplaceCellsBody } from '@rollcall/contract'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type AlikeRows, countAlike } from './alike.ts'
import { type ImportRow, lockImport, raiseVersion, requireImport } from './import-store.ts'
import { judgeRows, type Touched } from './judge-rows.ts'
import { type Names, readNames } from './names.ts'
import { type PersonRow, replaceValue, requireRow, updateRow } from './row-store.ts'
import { type RowValues, readRow, withoutBlank } from './row-values.ts'
import { refuseUnlessInReview } from './states.ts'

export interface MendedRow {
  row: PersonRow
  names: Names
  alike: AlikeRows
}

/** Puts other values into one row, and judges it and the rows with the same address again. */
export async function mendRow(
  org: OrgWriter,
  importId: string,
  number: number,
  { cells }: MendRowBody,
  requireMatch: (mended: MendedRow) => void,
): Promise<MendedRow> {
  refuseUnlessInReview(await lockImport(org, importId))
  const before = await requireRow(org, importId, number)
  const names = await readNames(org)
  requireMatch({ row: before, names, alike: await countAlike(org, importId, [before]) })
  const mended = readRow({ ...valuesIn(before), ...toValues(cells) }, names)
  await updateRow(org, importId, number, mended)
  await judgeRows(org, importId, { emailKeys: keysOf(before.email_key, mended.emailKey), numbers: [number] })
  await raiseVersion(org, importId)
  const after = await requireRow(org, importId, number)
  return { row: after, names, alike: await countAlike(org, importId, [after]) }
}

/** Past so many it costs less to look at all rows. */
const MANY = 5000

/** Puts another value into every row that has this one in a column, and judges what that has an effect on. */
export async function replaceCells(
  org: OrgWriter,
  importId: string,
  { column, from, to }: ReplaceCellsBody,
): Promise<ImportRow> {
  refuseUnlessInReview(await lockImport(org, importId))
  const mended = readRow({ ...EMPTY, ...toValues({ [column]: to }) }, await readNames(org))
  const replaced = await replaceValue(org, importId, column, from, mended)
  if (replaced.length === 0) return requireImport(org, importId)
  const touched: Touched = {
    emailKeys: keysOf(mended.emailKey, ...new Set(replaced.map(({ email_key }) => email_key))),
    numbers: replaced.map(({ number }) => number),
  }
  await judgeRows(org, importId, replaced.length > MANY ? undefined : touched)
  await raiseVersion(org, importId)
  return requireImport(org, importId)
}

const EMPTY: RowValues = { email: '', group: '', location: '', externalId: '' }

function valuesIn(row: PersonRow): RowValues {
  return {
    email: row.email,
    group: row.group_value,
    location: row.location_value,
    externalId: row.external_id,
  }
}

function toValues(cells: Partial<Record<ImportColumn, string>>): Partial<RowValues> {
  return Object.fromEntries(
    Object.entries(cells).map(([column, text]) => [
      column,
      column === 'email' || column === 'externalId' ? text.trim() : withoutBlank(text),
    ]),
  )
}

function keysOf(...keys: (string | null)[]): string[] {
  return keys.filter((key) => key !== null)
}
