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
 * `precondition_failed` when the rows or the names that they were judged by are not what was looked at any more.
 */
export async function approveImport(
  org: OrgWriter,
  actor: Actor,
  id: string,
  { notify, again = false }: ApproveImportBody,
  requireMatch: (row: ImportRow) => void,
): Promise<ImportRow> {
  const { held, at, zone } = readNotify(notify, new Date())
  const row = await lockImport(org, id)
  refuseUnlessInReview(row)
  requireMatch(row)
  if ((await readNames(org)).hash !== row.names_hash) throw otherNames()
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
 * Nothing is approved that nobody has looked at. Throws `precondition_required` where the caller does not say what that was. Where
 * a group or a location was changed since the rows were judged, judges them by the names as they are now, and throws
 * `precondition_failed`.
 */
export async function requireReviewed(
  orgs: Orgs,
  orgId: string,
  id: string,
  ifMatch: string | undefined,
): Promise<void> {
  const isOther = await orgs.write(orgId, async (org) => {
    const row = await lockImport(org, id)
    if (ifMatch === undefined) throw unnamed()
    const names = await readNames(org)
    if (row.state !== 'review' || row.names_hash === names.hash) return false
    await judgeAnew(org, row, names)
    return true
  })
  if (isOther) throw otherNames()
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

function otherNames(): AppError {
  return new AppError(
    'precondition_failed',
    'A group or a location was changed in the meantime, so the rows were judged again and nothing was sent. Look at them once more, then approve.',
  )
}
