import type { AddressOutcome, CreateInvitesBody, InviteSource, InvitesReply } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { cancelQueued, queueMessages, readResend } from '../delivery/index.ts'
import { requireActiveGroup } from '../groups/index.ts'
import { insertProspects, lockByEmailKeys, moveLearners } from '../learners/index.ts'
import { requireLocation } from '../locations/index.ts'
import { findOrg } from '../orgs/index.ts'
import { toInviteDto } from './invite-dto.ts'
import {
  endInvite,
  type InviteRow,
  insertInvites,
  listAddresses,
  listInvitesById,
  lockInvite,
  renewExpiry,
  requireInvite,
} from './invite-store.ts'
import { type Judged, outcomeFor, readAddresses } from './judge.ts'

/** One resend a minute, five in seven days, times the factor of the installation. Seconds and counts. */
const COOL_DOWN = 60
const RESENDS_A_WEEK = 5

/**
 * Invites people to a group. Each address has exactly one outcome; the good ones are invited and their mail is queued, the
 * others say why not. Throws when the group cannot be invited to, or the location is not there.
 */
export async function inviteLearners(
  org: OrgWriter,
  actor: Actor,
  { groupId, locationId = null, emails }: CreateInvitesBody,
  source: InviteSource,
): Promise<InvitesReply> {
  const group = await requireActiveGroup(org, groupId)
  if (locationId) await requireLocation(org, locationId)
  const judged = await judge(org, emails)
  const learners = await enrol(org, judged, locationId)
  const opened = await insertInvites(org, {
    learnerIds: [...learners.values()],
    groupId: group.id,
    locationId,
    source,
    invitedBy: actor.userId,
  })
  const { locale } = await findOrg(org)
  const keyOf = new Map([...learners].map(([key, id]) => [id, key]))
  await listAddresses(org, [...learners.values()])
  await queueMessages(
    org,
    'invite',
    opened.map((invite) => ({ refId: invite.id, emailKey: keyOf.get(invite.learner_id) ?? '', locale })),
  )
  await org.record(
    actor,
    'invite.created',
    opened.map((invite) => ({
      subjectId: invite.id,
      after: { learnerId: invite.learner_id, groupId, source },
    })),
  )
  return toReply(
    judged,
    await listInvitesById(
      org,
      opened.map((invite) => invite.id),
    ),
  )
}

/** Says of each address what comes of inviting it, by what stands on the roster now. */
async function judge(org: OrgWriter, emails: string[]): Promise<Judged[]> {
  const judged = readAddresses(emails)
  const known = await lockByEmailKeys(
    org,
    judged.flatMap(({ address }) => (address ? [address.key] : [])),
  )
  const statusOf = new Map(known.map((learner) => [learner.email_key, learner.status]))
  for (const one of judged) {
    if (one.outcome === 'invited' && one.address) one.outcome = outcomeFor(statusOf.get(one.address.key))
  }
  return judged
}

/** Puts the invited on the roster: new people, and cancelled ones again. Gives each one's id by the key of the address. */
async function enrol(
  org: OrgWriter,
  judged: Judged[],
  locationId: string | null,
): Promise<Map<string, string>> {
  const invited = judged.flatMap(({ address, outcome }) =>
    address && outcome === 'invited' ? [address] : [],
  )
  const added = await insertProspects(org, invited, locationId)
  const isNew = new Set(added.map((learner) => learner.email_key))
  const others = await lockByEmailKeys(
    org,
    invited.flatMap(({ key }) => (isNew.has(key) ? [] : [key])),
  )
  const again = new Set(
    await moveLearners(
      org,
      others.flatMap(({ id, status }) => (status === 'cancelled' ? [id] : [])),
      'invited',
    ),
  )
  const learners = new Map(
    [...added, ...others.filter(({ id }) => again.has(id))].map(({ email_key, id }) => [email_key, id]),
  )
  for (const one of judged) {
    // Somebody else invited this person between our look and our insert.
    if (one.outcome === 'invited' && one.address && !learners.has(one.address.key))
      one.outcome = 'already_invited'
  }
  return learners
}

function toReply(judged: Judged[], invites: InviteRow[]): InvitesReply {
  const inviteOf = new Map(invites.map((invite) => [invite.email_key, invite]))
  const counts: Partial<Record<AddressOutcome, number>> = {}
  const items = judged.map(({ typed, address, outcome }) => {
    counts[outcome] = (counts[outcome] ?? 0) + 1
    const invite = outcome === 'invited' && address ? inviteOf.get(address.key) : undefined
    return { email: typed, outcome, invite: invite ? toInviteDto(invite) : null, suggestion: null }
  })
  return { items, counts }
}

/**
 * Sends the invitation again: the same link, its full time from now. A mail that is on its way is enough. Throws
 * `invite_closed`, `cool_down` within a minute, `rate_limited` after five in a week.
 */
export async function resendInvite(
  org: OrgWriter,
  actor: Actor,
  id: string,
  limitsFactor: number,
): Promise<InviteRow> {
  const invite = await lockInvite(org, id)
  if (invite.outcome !== null) throw closed(invite)
  const before = await readResend(org, 'invite', id)
  if (before.in_flight) return invite
  const wait = COOL_DOWN / limitsFactor - (before.seconds_since_last ?? COOL_DOWN)
  if (wait > 0) {
    throw new AppError(
      'cool_down',
      'This invitation was sent less than a minute ago. Please wait a moment.',
      [],
      wait,
    )
  }
  if (before.in_last_week >= RESENDS_A_WEEK * limitsFactor) {
    throw new AppError(
      'rate_limited',
      'This invitation was sent again five times within a week. Ask the person another way.',
      [],
      86_400,
    )
  }
  const { locale } = await findOrg(org)
  await renewExpiry(org, id)
  await queueMessages(org, 'invite', [{ refId: id, emailKey: invite.email_key, locale }])
  await org.record(actor, 'invite.resent', { subjectId: id })
  return requireInvite(org, id)
}

/** Takes an invite back. Its link is dead with this commit, and mail that has not left never does. */
export async function cancelInvite(org: OrgWriter, actor: Actor, id: string): Promise<InviteRow> {
  await answerInvite(org, actor, await lockInvite(org, id), 'cancelled')
  return requireInvite(org, id)
}

/**
 * The one way in which an invite ends: the learner's status and the invite's outcome change together, or not at all. Throws
 * `invite_closed` when somebody was first.
 */
export async function answerInvite(
  org: OrgWriter,
  actor: Actor,
  invite: { id: string; learner_id: string; outcome: InviteRow['outcome'] },
  outcome: 'accepted' | 'declined' | 'cancelled',
  userId: string | null = null,
): Promise<void> {
  if (!(await endInvite(org, invite.id, outcome))) throw closed(invite)
  const moved = await moveLearners(org, [invite.learner_id], outcome, userId)
  if (moved.length === 0) throw closed(invite)
  await cancelQueued(org, 'invite', [invite.id])
  await org.record(actor, `invite.${outcome}`, {
    subjectId: invite.id,
    after: { learnerId: invite.learner_id },
  })
}

function closed({ outcome }: Pick<InviteRow, 'outcome'>): AppError {
  const words = {
    accepted: 'was accepted',
    declined: 'was declined',
    cancelled: 'was cancelled',
    replaced: 'was replaced by a newer one',
  }
  return new AppError(
    'invite_closed',
    `This invitation ${outcome ? words[outcome] : 'was answered just now'}, so it cannot be changed any more.`,
  )
}
