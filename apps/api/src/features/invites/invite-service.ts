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
import { moveLearners } from '../learners/index.ts'
import { requireLocation } from '../locations/index.ts'
import { toInviteDto } from './invite-dto.ts'
import { type InviteRow, placeLearners, updateDelivery } from './invite-store.ts'
import { type Judged, type KnownAddress, outcomeFor, readAddresses } from './judge.ts'
import { listKnownAddresses, lockKnownAddresses } from './judge-store.ts'
import { readNotify } from './notify.ts'
import { inviteNewcomers, type Opening, openInvites } from './open-invites.ts'
import { suggestAddress } from './typo.ts'

/**
 * Invites people to a group. Each address has exactly one outcome; the good ones are invited and their mail is queued, the
 * others say why not. Throws when the group cannot be invited to, the location is not there, or the time cannot be understood.
 * Most people are new, so they are invited first, and only who was left out is asked about.
 */
export async function inviteLearners(
  org: OrgWriter,
  actor: Actor,
  { groupId, locationId = null, emails, notify }: CreateInvitesBody,
  source: InviteSource = sourceOf(actor),
): Promise<InvitesReply> {
  const opening = { departure: readNotify(notify, new Date()), source }
  if (locationId) await requireLocation(org, locationId)
  const judged = readAddresses(emails)
  const newcomers = judged.flatMap(({ address, outcome }) =>
    address && outcome === 'invited' ? [{ ...address, groupId, locationId }] : [],
  )
  const invited = await inviteNewcomers(org, actor, newcomers, opening)
  if (invited.length === 0) await lockActiveGroup(org, groupId)
  const learnerOf = new Map(invited.map((invite) => [invite.email_key, invite.learner_id]))
  for (const one of judged) one.learnerId = (one.address && learnerOf.get(one.address.key)) ?? null
  const leftOut = judged.filter(({ address, learnerId }) => address && !learnerId)
  await judge(leftOut, (keys) => lockKnownAddresses(org, keys))
  // Nobody has the address, so it was one that mail may not go to, until just now.
  for (const one of leftOut) if (one.outcome === 'invited' && !one.learnerId) one.outcome = 'suppressed'
  const again = await inviteKnown(org, actor, leftOut, { groupId, locationId, opening })
  return toReply(judged, [...invited, ...again], 'invited')
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
  if (judged.length === 0) return judged
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

interface Offer {
  groupId: string
  locationId: string | null
  opening: Opening
}

/** Invites those again who were on the roster, and may be: the cancelled. */
async function inviteKnown(
  org: OrgWriter,
  actor: Actor,
  judged: Judged[],
  { groupId, locationId, opening }: Offer,
): Promise<InviteRow[]> {
  const people = judged.flatMap(({ address, outcome, learnerId }) =>
    address && outcome === 'invited' && learnerId
      ? [{ learnerId, emailKey: address.key, groupId, locationId }]
      : [],
  )
  const moved = await moveLearners(
    org,
    people.map(({ learnerId }) => learnerId),
    'invited',
  )
  if (locationId) await placeLearners(org, moved, locationId)
  const invites = await openInvites(org, actor, people, opening)
  await updateDelivery(org, moved)
  return invites
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
