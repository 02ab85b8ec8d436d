import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgReader, Orgs, OrgWriter } from '../../core/org-scope.ts'
import { cancelQueued } from '../delivery/index.ts'
import { cancelInvites } from '../invites/index.ts'
import { type ImportRow, lockImport, moveImport, requireImport, updateCounts } from './import-store.ts'

/** Invites that one transaction takes back. */
const CHUNK = 5000

/**
 * Takes an import back: invites that nobody has answered end, mail that has not left never does, and whoever accepted stays. A
 * large one is taken back bit by bit: the rest follows at once. Throws `status_conflict` where there is nothing to take back,
 * `already_decided` where it was taken back before, `too_late` after 30 days.
 */
export async function undoImport(org: OrgWriter, actor: Actor, id: string, size = CHUNK): Promise<ImportRow> {
  refuseUnlessUndoable(await lockImport(org, id))
  await moveImport(org, id, 'undone')
  await org.rows`
    update import_rows set outcome = 'withdrawn'
     where org_id = ${org.orgId} and import_id = ${id} and outcome = 'invite'`
  await org.record(actor, 'import.undone', { subjectId: id })
  if (await withdrawChunk(org, actor, id, size)) {
    await keepMail(org, id)
    const { kind, userId, keyId } = actor
    const payload = { importId: id, actor: { kind, userId, keyId } }
    await org.enqueue('undo-import', payload, { queue: `imports:${org.orgId}` })
  }
  return requireImport(org, id)
}

/** Takes back what is left of an import that was taken back, one chunk a transaction. */
export async function withdrawRest(orgs: Orgs, orgId: string, id: string, actor: Actor): Promise<void> {
  while (await orgs.write(orgId, (org) => withdrawChunk(org, actor, id, CHUNK))) {
    // The next one.
  }
}

/** Takes back the next invites. False: those were the last. */
async function withdrawChunk(org: OrgWriter, actor: Actor, id: string, size: number): Promise<boolean> {
  const { state } = await lockImport(org, id)
  if (state !== 'undone') return false
  const ids = await listOpen(org, id, FIRST, size)
  if (ids.length > 0) await cancelInvites(org, actor, { ids })
  await org.rows`
    update import_rows r set outcome = 'withdrawn'
      from invites i
     where r.org_id = ${org.orgId} and r.import_id = ${id} and r.outcome = 'invited'
       and i.org_id = ${org.orgId} and i.id = r.invite_id
       and i.learner_id in (select learner_id from invites
                             where org_id = ${org.orgId} and id = any(${ids}::uuid[]) and outcome = 'cancelled')`
  await updateCounts(org, id)
  return ids.length === size
}

/** Mails that one statement keeps from leaving. */
const MAILS = 20_000

/** Of those who are left for later the mail stays here from now on. */
async function keepMail(org: OrgWriter, importId: string): Promise<void> {
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const ids = await listOpen(org, importId, after, MAILS)
    await cancelQueued(org, 'invite', ids)
    after = ids.length < MAILS ? undefined : ids.at(-1)
  }
}

/** Before all ids. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/** The open invites of an import, in the order of their ids. */
async function listOpen(org: OrgReader, importId: string, after: string, limit: number): Promise<string[]> {
  const found = await org.rows<{ id: string }>`
    select id from invites
     where org_id = ${org.orgId} and import_id = ${importId} and ended_at is null and id > ${after}
     order by id
     limit ${limit}`
  return found.map(({ id }) => id)
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
