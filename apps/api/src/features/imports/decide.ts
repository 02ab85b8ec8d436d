import type { ApproveImportBody } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { readNotify } from '../invites/index.ts'
import { type ImportRow, lockImport, moveImport, requireImport } from './import-store.ts'
import { judgeAnew } from './judge-rows.ts'
import { readNames } from './names.ts'
import { refuseUnlessInReview, refuseUnlessUndecided } from './states.ts'

/**
 * Approves the rows as they were looked at, and has their people invited soon. Throws `already_decided` when somebody was first,
 * `precondition_required` when the caller does not say what was looked at (nothing is approved that nobody has seen), and
 * `precondition_failed` when the rows or the names that they were judged by are not that any more.
 */
export async function approveImport(
  org: OrgWriter,
  actor: Actor,
  id: string,
  { notify, again = false }: ApproveImportBody,
  ifMatch: string | undefined,
  requireMatch: (row: ImportRow) => void,
): Promise<ImportRow> {
  const { held, at, zone } = readNotify(notify, new Date())
  const row = await lockImport(org, id)
  if (ifMatch === undefined) throw unnamed()
  refuseUnlessInReview(row)
  if ((await readNames(org)).hash !== row.names_hash) throw new OtherNames()
  requireMatch(row)
  const { invite = 0, archived = 0, declined_before = 0 } = row.counts
  const total = invite + (again ? archived + declined_before : 0)
  const progress = JSON.stringify({ done: 0, total })
  await moveImport(
    org,
    id,
    'approved',
    sql`, decided_by = ${actor.userId}, decided_at = now(), again = ${again}, notify_held = ${held}, notify_at = ${at},
          notify_zone = ${zone}, progress = ${progress}::jsonb`,
  )
  await org.enqueue(
    'run-import',
    { importId: id, actor: toPayload(actor) },
    { queue: `imports:${org.orgId}` },
  )
  await org.record(actor, 'import.approved', { subjectId: id, after: { people: total, again } })
  return requireImport(org, id)
}

/**
 * Has an import approved. Where that is refused because a group or a location was changed since the rows were judged, judges them by
 * the names as they are now, so that these are what is looked at next.
 */
export async function approveReviewed<T>(
  orgs: Orgs,
  orgId: string,
  id: string,
  approve: () => Promise<T>,
): Promise<T> {
  try {
    return await approve()
  } catch (error) {
    if (error instanceof OtherNames) await orgs.write(orgId, (org) => judgeByOtherNames(org, id))
    throw error
  }
}

async function judgeByOtherNames(org: OrgWriter, id: string): Promise<void> {
  const row = await lockImport(org, id)
  const names = await readNames(org)
  if (row.state === 'review' && row.names_hash !== names.hash) await judgeAnew(org, row, names)
}

/** Says no: nobody is invited, and the rows stay to be read. */
export async function disapproveImport(org: OrgWriter, actor: Actor, id: string): Promise<ImportRow> {
  refuseUnlessUndecided(await lockImport(org, id))
  await moveImport(org, id, 'disapproved', sql`, decided_by = ${actor.userId}, decided_at = now()`)
  await org.record(actor, 'import.disapproved', { subjectId: id })
  return requireImport(org, id)
}

function toPayload({ kind, userId, keyId }: Actor) {
  return { kind, userId, keyId }
}

function unnamed(): AppError {
  return new AppError(
    'precondition_required',
    'Say which state you looked at: send its ETag, from GET /imports/:id, in the header If-Match.',
  )
}

/** Of a group or a location that was changed since the rows were judged. */
class OtherNames extends AppError {
  constructor() {
    super(
      'precondition_failed',
      'A group or a location was changed in the meantime, so the rows were judged again and nothing was sent. Look at them once more, then approve.',
    )
  }
}
