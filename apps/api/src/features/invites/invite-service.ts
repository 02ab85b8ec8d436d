import type {
  AddressOutcome,
  CreateInvitesBody,
  InviteItemDto,
  InviteSource,
  InvitesReply,
  JudgeInvitesBody,
} from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { lockActiveGroup, requireActiveGroup } from '../groups/index.ts'
import { insertProspects, moveLearners } from '../learners/index.ts'
import { requireLocation } from '../locations/index.ts'
import { toInviteDto } from './invite-dto.ts'
import { type InviteRow, placeLearners, updateDelivery } from './invite-store.ts'
import { type Judged, type KnownAddress, outcomeFor, readAddresses } from './judge.ts'
import { listKnownAddresses, lockKnownAddresses } from './judge-store.ts'
import { readNotify } from './notify.ts'
import { openInvites } from './open-invites.ts'
import { suggestAddress } from './typo.ts'

/**
 * Invites people to a group. Each address has exactly one outcome; the good ones are invited and their mail is queued, the
 * others say why not. Throws when the group cannot be invited to, the location is not there, or the time cannot be understood.
 */
export async function inviteLearners(
  org: OrgWriter,
  actor: Actor,
  { groupId, locationId = null, emails, notify }: CreateInvitesBody,
  source: InviteSource = sourceOf(actor),
): Promise<InvitesReply> {
  const departure = readNotify(notify, new Date())
  await lockActiveGroup(org, groupId)
  if (locationId) await requireLocation(org, locationId)
  const judged = await judge(readAddresses(emails), (keys) => lockKnownAddresses(org, keys))
  const again = await enrol(org, judged, locationId)
  const people = judged.flatMap(({ address, outcome, learnerId }) =>
    address && outcome === 'invited' && learnerId
      ? [{ learnerId, emailKey: address.key, groupId, locationId }]
      : [],
  )
  const invites = await openInvites(org, actor, people, { departure, source })
  await updateDelivery(org, again)
  return toReply(judged, invites, 'invited')
}

/** Says what inviting these addresses would come to now, by the same rules, and does nothing. Throws as inviting does. */
export async function judgeAddresses(
  org: OrgReader,
  { groupId, emails }: JudgeInvitesBody,
): Promise<InvitesReply> {
  await requireActiveGroup(org, groupId)
  const judged = await judge(readAddresses(emails), (keys) => listKnownAddresses(org, keys))
  return toReply(judged, [], 'invite')
}

/** An invite made by a program says so. */
export function sourceOf(actor: Actor): InviteSource {
  return actor.kind === 'api_key' ? 'api' : 'manual'
}

/** Completes what the addresses say by themselves with what is known of them. */
async function judge(judged: Judged[], look: (keys: string[]) => Promise<KnownAddress[]>): Promise<Judged[]> {
  const known = await look([...new Set(judged.flatMap(({ address }) => (address ? [address.key] : [])))])
  const byKey = new Map(known.map((one) => [one.email_key, one]))
  for (const one of judged) {
    const found = one.address && byKey.get(one.address.key)
    if (!found) continue
    one.learnerId = found.learner_id
    if (one.outcome === 'invited') one.outcome = outcomeFor(found)
  }
  return judged
}

/** Puts the invited on the roster: new people, and cancelled ones again. Gives the ids of the latter. */
async function enrol(org: OrgWriter, judged: Judged[], locationId: string | null): Promise<string[]> {
  const invited = judged.filter(({ outcome }) => outcome === 'invited')
  const fresh = invited.flatMap(({ address, learnerId }) =>
    address && !learnerId ? [{ ...address, locationId }] : [],
  )
  const added = fresh.length > 0 ? await insertProspects(org, fresh) : []
  const idOf = new Map(added.map((learner) => [learner.email_key, learner.id]))
  const overtaken: Judged[] = []
  for (const one of judged) {
    if (!one.address || one.learnerId) continue
    one.learnerId = idOf.get(one.address.key) ?? null
    if (one.outcome === 'invited' && !one.learnerId) overtaken.push(one)
  }
  // Somebody else invited them between our look and our insert.
  if (overtaken.length > 0) await judge(overtaken, (keys) => lockKnownAddresses(org, keys))
  const again = invited.flatMap(({ address, learnerId }) =>
    learnerId && address && !idOf.has(address.key) ? [learnerId] : [],
  )
  const moved = await moveLearners(org, again, 'invited')
  if (locationId) await placeLearners(org, moved, locationId)
  return moved
}

function toReply(
  judged: Judged[],
  invites: InviteRow[],
  good: Extract<AddressOutcome, 'invite' | 'invited'>,
): InvitesReply {
  const inviteOf = new Map(invites.map((invite) => [invite.learner_id, invite]))
  const counts: InvitesReply['counts'] = {}
  const items = judged.map(({ typed, address, outcome: judgement, learnerId }): InviteItemDto => {
    const outcome = judgement === 'invited' ? good : judgement
    counts[outcome] = (counts[outcome] ?? 0) + 1
    const invite = judgement === 'invited' && address && learnerId ? inviteOf.get(learnerId) : undefined
    return {
      email: typed,
      outcome,
      invite: invite ? toInviteDto(invite) : null,
      learnerId,
      suggestion: suggestAddress(typed),
    }
  })
  return { items, counts }
}
