import type { AddressOutcome } from '@rollcall/contract'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import {
  inviteManyNewcomers,
  type KnownAddress,
  lockKnownAddresses,
  type Opening,
  openInvites,
  outcomeFor,
  updateDelivery,
} from '../invites/index.ts'
import { moveLearners } from '../learners/index.ts'
import {
  type ImportRow,
  lockImport,
  moveImport,
  setCounts,
  updateCounts,
  updateProgress,
} from './import-store.ts'
import { type Analyze, MANY_ROWS } from './planner.ts'
import { listWaiting, lockPlaces, placeImported, storeOutcomes, type WaitingRow } from './run-store.ts'
import { queueWatch } from './watch.ts'

export interface RunContext {
  orgs: Orgs
  analyze: Analyze
}

/** Rows that one transaction invites. */
const CHUNK = 2000

/**
 * Invites the people of an approved import, one chunk a transaction. A run that was broken off goes on where it was: who has an
 * invite is not among those who wait.
 */
export async function runImport(
  { orgs, analyze }: RunContext,
  orgId: string,
  id: string,
  actor: Actor,
  size = CHUNK,
): Promise<void> {
  let after = -1
  // After the first many rows, and after four times as many each time.
  let tellAt = MANY_ROWS
  for (let done = size; ; done += size) {
    const last = await orgs.write(orgId, (org) => runChunk(org, id, actor, after, size))
    if (last === null) return
    after = last
    if (done < tellAt) continue
    tellAt *= 4
    await analyze()
  }
}

/**
 * Invites the next chunk, and gives the number of its last row: whoever goes on need not look at those before. Null: that was the
 * last one, or somebody has taken the import back.
 */
async function runChunk(
  org: OrgWriter,
  id: string,
  actor: Actor,
  after: number,
  size: number,
): Promise<number | null> {
  const row = await lockImport(org, id)
  if (row.state !== 'approved') return null
  const waiting = await listWaiting(org, row, after, size)
  const candidates = await inviteRows(org, actor, row, waiting)
  const last = waiting.length === size ? waiting.at(-1) : undefined
  // In this order, and none waits for the answer to the one before.
  await Promise.all([
    storeOutcomes(
      org,
      id,
      candidates.map(({ row: { number }, outcome, inviteId }) => ({ number, outcome, inviteId })),
    ),
    updateProgress(org, id, { done: (row.progress.done ?? 0) + waiting.length }),
    ...(last
      ? [setCounts(org, id, recount(row.counts, candidates))]
      : [updateCounts(org, id), moveImport(org, id, 'sending'), queueWatch(org, id)]),
  ])
  return last?.number ?? null
}

/** The counts when these rows have another outcome: all of them are not counted again for each chunk. */
function recount(counts: ImportRow['counts'], candidates: Candidate[]): ImportRow['counts'] {
  const now = { ...counts }
  for (const { row, outcome } of candidates) {
    now[row.outcome] = (now[row.outcome] ?? 0) - 1
    now[outcome] = (now[outcome] ?? 0) + 1
  }
  return Object.fromEntries(Object.entries(now).filter(([, count]) => count > 0))
}

/** A row and what comes of it. */
interface Candidate {
  row: WaitingRow
  outcome: AddressOutcome | 'unknown_group' | 'unknown_location'
  inviteId: string | null
}

/** Most people are new, so they are invited first, and only who was left out is asked about. */
async function inviteRows(
  org: OrgWriter,
  actor: Actor,
  imported: ImportRow,
  rows: WaitingRow[],
): Promise<Candidate[]> {
  const opening: Opening = {
    departure: { held: imported.notify_held, at: imported.notify_at, zone: imported.notify_zone },
    source: 'import',
    importId: imported.id,
  }
  const places = await lockPlaces(org, rows)
  const candidates = rows.map(
    (row): Candidate => ({ row, outcome: placeOutcome(row, places), inviteId: null }),
  )
  const placed = invitedOf(candidates)
  const invited = await inviteManyNewcomers(
    org,
    actor,
    placed.map(({ row }) => toNewcomer(row)),
    opening,
  )
  const inviteOf = new Map(invited.map((invite) => [invite.email_key, invite.id]))
  for (const candidate of placed) candidate.inviteId = inviteOf.get(candidate.row.email_key) ?? null
  const leftOut = placed.filter(({ inviteId }) => inviteId === null)
  if (leftOut.length > 0) await inviteKnown(org, actor, imported, leftOut, opening)
  return candidates
}

function invitedOf(candidates: Candidate[]): Candidate[] {
  return candidates.filter(({ outcome }) => outcome === 'invited')
}

function placeOutcome(row: WaitingRow, places: Set<string>): Candidate['outcome'] {
  if (!places.has(row.group_id)) return 'unknown_group'
  return row.location_id === null || places.has(row.location_id) ? 'invited' : 'unknown_location'
}

function toNewcomer({ email, email_key, group_id, location_id, external_id }: WaitingRow) {
  return {
    typed: email,
    key: email_key,
    groupId: group_id,
    locationId: location_id,
    externalId: external_id || null,
  }
}

/** Says what comes of people who were left out, and invites those of them again who may be. */
async function inviteKnown(
  org: OrgWriter,
  actor: Actor,
  imported: ImportRow,
  leftOut: Candidate[],
  opening: Opening,
): Promise<void> {
  const found = await lockKnownAddresses(
    org,
    leftOut.map(({ row }) => row.email_key),
  )
  const byKey = new Map(found.map((known) => [known.email_key, known]))
  const again = leftOut.flatMap((candidate) => {
    const known = byKey.get(candidate.row.email_key)
    // Nobody has the address, so it was one that mail may not go to, until just now.
    candidate.outcome = known ? outcomeOf(known, imported.again) : 'suppressed'
    const learnerId = known?.learner_id
    return learnerId && candidate.outcome === 'invited' ? [{ candidate, learnerId, row: candidate.row }] : []
  })
  const learnerIds = again.map(({ learnerId }) => learnerId)
  await moveLearners(org, learnerIds, 'invited')
  await placeImported(org, again)
  const people = again.map(({ learnerId, row }) => ({
    learnerId,
    emailKey: row.email_key,
    groupId: row.group_id,
    locationId: row.location_id,
  }))
  const invites = await openInvites(org, actor, people, opening)
  await updateDelivery(org, learnerIds)
  const inviteOf = new Map(invites.map((invite) => [invite.learner_id, invite.id]))
  for (const { candidate, learnerId } of again) candidate.inviteId = inviteOf.get(learnerId) ?? null
}

/** Who was archived or declined is invited where the approval says so, if mail may go there. */
function outcomeOf(known: KnownAddress, again: boolean): AddressOutcome {
  const outcome = outcomeFor(known)
  if (!again || (outcome !== 'archived' && outcome !== 'declined_before')) return outcome
  return known.suppressed ? 'suppressed' : 'invited'
}

/** Who approved, as the job was told. */
export function actorOf(payload: unknown): Actor {
  if (typeof payload !== 'object' || payload === null) return SYSTEM
  const { kind, userId, keyId }: { kind?: unknown; userId?: unknown; keyId?: unknown } = payload
  if (kind === 'user' && typeof userId === 'string') return { kind, userId, requestId: null }
  if (kind === 'api_key' && typeof keyId === 'string') return { kind, userId: null, keyId, requestId: null }
  return SYSTEM
}
