import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { cancelAllQueued } from '../delivery/index.ts'
import { cancelInvites } from '../invites/index.ts'
import { type ImportRow, lockImport, moveImport, requireImport, updateCounts } from './import-store.ts'

/** Invites that one transaction takes back. */
const CHUNK = 5000

/**
 * Takes an import back: invites that nobody has answered end, mail that has not left never does, and whoever accepted stays. A
 * large one is taken back bit by bit: the rest follows at once. Throws `status_conflict` where there is nothing to take back,
 * `already_decided` where it was taken back before, `too_late` after 30 days.
 */
export async function undoImport(org: OrgWriter, actor: Actor, id: string): Promise<ImportRow> {
  refuseUnlessUndoable(await lockImport(org, id))
  await moveImport(org, id, 'undone')
  await org.rows`
    update import_rows set outcome = 'withdrawn'
     where org_id = ${org.orgId} and import_id = ${id} and outcome = 'invite'`
  await org.record(actor, 'import.undone', { subjectId: id })
  await withdrawChunk(org, actor, id)
  // Of those who are left for later the mail stays here from now on.
  await cancelAllQueued(
    org,
    'invite',
    sql`select id from invites where org_id = ${org.orgId} and import_id = ${id} and ended_at is null`,
  )
  return requireImport(org, id)
}

/** Takes back the next invites of an import that was taken back, and queues itself for the rest. */
export async function withdrawChunk(org: OrgWriter, actor: Actor, id: string): Promise<void> {
  const { state } = await lockImport(org, id)
  if (state !== 'undone') return
  const ids = (await listOpen(org, id)).map((invite) => invite.id)
  if (ids.length > 0) await cancelInvites(org, actor, { ids })
  await org.rows`
    update import_rows r set outcome = 'withdrawn'
      from invites i
     where r.org_id = ${org.orgId} and r.import_id = ${id} and r.outcome = 'invited'
       and i.org_id = ${org.orgId} and i.id = r.invite_id
       and i.learner_id in (select learner_id from invites
                             where org_id = ${org.orgId} and id = any(${ids}::uuid[]) and outcome = 'cancelled')`
  await updateCounts(org, id)
  if (ids.length < CHUNK) return
  const { kind, userId, keyId } = actor
  const payload = { importId: id, actor: { kind, userId, keyId } }
  await org.enqueue('undo-import', payload, { queue: `imports:${org.orgId}` })
}

function listOpen(org: OrgReader, importId: string): Promise<{ id: string }[]> {
  return org.rows<{ id: string }>`
    select id from invites
     where org_id = ${org.orgId} and import_id = ${importId} and ended_at is null
     order by id
     limit ${CHUNK}`
}

function refuseUnlessUndoable({ state, undo_until }: ImportRow): void {
  if (undo_until !== null) return
  switch (state) {
    case 'undone':
      throw new AppError('already_decided', 'This import was taken back already.')
    case 'approved':
    case 'sending':
    case 'done':
      throw new AppError(
        'too_late',
        'An import can be taken back for 30 days. You can still cancel invitations one by one.',
      )
    default:
      throw new AppError(
        'status_conflict',
        'Nobody was invited by this import, so nothing can be taken back.',
      )
  }
}
