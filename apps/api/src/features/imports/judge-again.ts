import type { OrgWriter } from '../../core/org-scope.ts'
import { type ImportRow, lockImport, requireImport } from './import-store.ts'
import { judgeAnew } from './judge-rows.ts'
import { readNames } from './names.ts'
import { refuseUnlessInReview } from './states.ts'

/**
 * Judges the rows by the groups, locations and people as they are now: for whoever opens a preview that was made before. Safe to
 * repeat; where nothing comes out otherwise it changes nothing.
 */
export async function judgeAgain(org: OrgWriter, id: string): Promise<ImportRow> {
  const row = await lockImport(org, id)
  refuseUnlessInReview(row)
  await judgeAnew(org, row, await readNames(org))
  return requireImport(org, id)
}
