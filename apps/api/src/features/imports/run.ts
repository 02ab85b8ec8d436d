import type { AddressOutcome } from '@rollcall/contract'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import type { Orgs, OrgWriter } from '../../core/org-scope.ts'
import {
  type KnownAddress,
  lockKnownAddresses,
  openInvites,
  outcomeFor,
  updateDelivery,
} from '../invites/index.ts'
import { insertProspects, moveLearners } from '../learners/index.ts'
import { type ImportRow, lockImport, moveImport, updateCounts, updateProgress } from './import-store.ts'
import { type Analyze, MANY_ROWS } from './planner.ts'
import { listWaiting, lockPlaces, placeImported, storeOutcomes, type WaitingRow } from './run-store.ts'
import { queueWatch } from './watch.ts'

export interface RunContext {
  orgs: Orgs
  analyze: Analyze
}

/** Rows that one transaction invites. */
const CHUNK = 5000

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
  const runNext = () => orgs.write(orgId, (org) => runChunk(org, id, actor, size))
  for (let done = size; await runNext(); done += size) if (isWorthTelling(done)) await analyze()
}

/** After the first many rows, and after twice as many each time. */
function isWorthTelling(done: number): boolean {
  return done >= MANY_ROWS && Number.isInteger(Math.log2(done / MANY_ROWS))
}

/** Invites one chunk. False: that was the last one, or somebody has taken the import back. */
async function runChunk(org: OrgWriter, id: string, actor: Actor, size: number): Promise<boolean> {
  const row = await lockImport(org, id)
  if (row.state !== 'approved') return false
  const waiting = await listWaiting(org, row, size)
  await inviteRows(org, actor, row, waiting)
  await updateCounts(org, id)
  await updateProgress(org, id, { done: (row.progress.done ?? 0) + waiting.length })
  if (waiting.length === size) return true
  await moveImport(org, id, 'sending')
  await queueWatch(org, id)
  return false
}

/** A row and what comes of it. */
interface Candidate {
  row: WaitingRow
  outcome: AddressOutcome | 'unknown_group' | 'unknown_location'
  learnerId: string | null
  /** On the roster before. */
  isKnown: boolean
}

async function inviteRows(
  org: OrgWriter,
  actor: Actor,
  imported: ImportRow,
  rows: WaitingRow[],
): Promise<void> {
  const places = await lockPlaces(org, rows)
  const candidates = rows.map(
    (row): Candidate => ({ row, outcome: placeOutcome(row, places), learnerId: null, isKnown: false }),
  )
  await judge(org, imported, invitedOf(candidates))
  await enrol(org, imported, candidates)
  const people = invitedOf(candidates).flatMap(({ row, learnerId }) =>
    learnerId
      ? [{ learnerId, emailKey: row.email_key, groupId: row.group_id, locationId: row.location_id }]
      : [],
  )
  const invites = await openInvites(org, actor, people, {
    departure: { held: imported.notify_held, at: imported.notify_at, zone: imported.notify_zone },
    source: 'import',
    importId: imported.id,
  })
  const known = invitedOf(candidates).filter(({ isKnown }) => isKnown)
  await updateDelivery(
    org,
    known.flatMap(({ learnerId }) => learnerId ?? []),
  )
  const inviteOf = new Map(invites.map((invite) => [invite.learner_id, invite.id]))
  await storeOutcomes(
    org,
    imported.id,
    candidates.map(({ row, outcome, learnerId }) => ({
      number: row.number,
      outcome,
      inviteId: outcome === 'invited' && learnerId ? (inviteOf.get(learnerId) ?? null) : null,
    })),
  )
}

function invitedOf(candidates: Candidate[]): Candidate[] {
  return candidates.filter(({ outcome }) => outcome === 'invited')
}

function placeOutcome(row: WaitingRow, places: Set<string>): Candidate['outcome'] {
  if (!places.has(row.group_id)) return 'unknown_group'
  return row.location_id === null || places.has(row.location_id) ? 'invited' : 'unknown_location'
}

/** Completes what the rows say by what is known of the people, who are held from now on. */
async function judge(org: OrgWriter, imported: ImportRow, candidates: Candidate[]): Promise<void> {
  const found = await lockKnownAddresses(
    org,
    candidates.map(({ row }) => row.email_key),
  )
  const byKey = new Map(found.map((known) => [known.email_key, known]))
  for (const candidate of candidates) {
    const known = byKey.get(candidate.row.email_key)
    if (!known) continue
    candidate.learnerId = known.learner_id
    candidate.isKnown = known.learner_id !== null
    candidate.outcome = outcomeOf(known, imported.again)
  }
}

/** Who was archived or declined is invited where the approval says so, if mail may go there. */
function outcomeOf(known: KnownAddress, again: boolean): AddressOutcome {
  const outcome = outcomeFor(known)
  if (!again || (outcome !== 'archived' && outcome !== 'declined_before')) return outcome
  return known.suppressed ? 'suppressed' : 'invited'
}

/** Puts the invited on the roster: new people, and those again who were on it. */
async function enrol(org: OrgWriter, imported: ImportRow, candidates: Candidate[]): Promise<void> {
  const fresh = invitedOf(candidates).filter(({ isKnown }) => !isKnown)
  const added = fresh.length > 0 ? await insertProspects(org, fresh.map(toNewLearner)) : []
  const idOf = new Map(added.map((learner) => [learner.email_key, learner.id]))
  for (const candidate of fresh) candidate.learnerId = idOf.get(candidate.row.email_key) ?? null
  // Somebody else invited them between our look and our insert.
  await judge(
    org,
    imported,
    fresh.filter(({ learnerId }) => learnerId === null),
  )
  const again = invitedOf(candidates).filter(({ isKnown }) => isKnown)
  const learnerIds = again.flatMap(({ learnerId }) => learnerId ?? [])
  await moveLearners(org, learnerIds, 'invited')
  await placeImported(
    org,
    again.map(({ learnerId, row }) => ({ learnerId, row })),
  )
}

function toNewLearner({ row }: Candidate) {
  return {
    typed: row.email,
    key: row.email_key,
    locationId: row.location_id,
    externalId: row.external_id || null,
  }
}

/** Who approved, as the job was told. */
export function actorOf(payload: unknown): Actor {
  if (typeof payload !== 'object' || payload === null) return SYSTEM
  const { kind, userId, keyId }: { kind?: unknown; userId?: unknown; keyId?: unknown } = payload
  if (kind === 'user' && typeof userId === 'string') return { kind, userId, requestId: null }
  if (kind === 'api_key' && typeof keyId === 'string') return { kind, userId: null, keyId, requestId: null }
  return SYSTEM
}
