import type { TimelineKind } from '@rollcall/contract'
import { byOf, type Fact, RANK } from './facts.ts'
import type { ActRow, MailRow, PastInviteRow } from './timeline-store.ts'
import type { TimelineWords } from './timeline-words.ts'

/** What an act is told against. */
export interface Background {
  invites: PastInviteRow[]
  mails: MailRow[]
  /** Of groups and locations. */
  names: Map<string, string>
  words: TimelineWords
  zone: string
  clock(at: Date): string
}

/** What an act is called in the timeline. Acts that are not here are no facts about the learner. */
const KINDS: Record<string, TimelineKind> = {
  'invite.created': 'invited',
  'invite.resent': 'resent',
  'invite.reminded': 'reminded',
  'invite.retried': 'retried',
  'invite.asked_again': 'asked_again',
  'invite.rescheduled': 'rescheduled',
  'invite.address_mended': 'address_mended',
  'invite.cancelled': 'cancelled',
  'invite.accepted': 'accepted',
  'invite.declined': 'declined',
  'invite.not_me': 'not_me',
  'invite.decline_taken_back': 'decline_taken_back',
  'learner.archived': 'archived',
  'learner.left': 'archived',
  'learner.changed': 'changed',
  'learner.unsubscribed': 'unsubscribed',
  'learner.resubscribed': 'resubscribed',
  'learner.suppression_lifted': 'mail_allowed',
}

/** The facts that an act of the audit log is: one, or one for each group that somebody came into or left. */
export function factsOfAct(act: ActRow, background: Background): Fact[] {
  const kind = KINDS[act.action]
  const rank = kind === 'address_mended' ? RANK.mended : RANK.act
  const inviteId = act.action.startsWith('invite.') ? act.subject_id : null
  const fact = { instant: act.instant, by: byOf(act), inviteId }
  return [
    ...(kind ? [{ ...fact, rank, kind, detail: detailOf(kind, act, background) }] : []),
    ...groupsOf(act, background).map(({ kind, id }) => ({
      ...fact,
      rank: RANK.group,
      kind,
      detail: background.names.get(id) ?? null,
    })),
  ]
}

/** The ids in an act whose names a reader wants to know. */
export function idsIn({ before, after }: ActRow): string[] {
  return [before?.groupIds, after?.groupIds, after?.groupId, after?.locationId].flatMap(toStrings)
}

interface GroupMove {
  kind: 'joined_group' | 'left_group'
  id: string
}

function groupsOf(act: ActRow, { invites }: Background): GroupMove[] {
  const joined = (ids: string[]) => ids.map((id) => ({ kind: 'joined_group' as const, id }))
  switch (act.action) {
    case 'invite.accepted':
      return joined(invites.flatMap(({ id, group_id }) => (id === act.subject_id ? [group_id] : [])))
    case 'learner.group_joined':
      return joined(toStrings(act.after?.groupId))
    case 'learner.groups_set': {
      const before = toStrings(act.before?.groupIds)
      const after = toStrings(act.after?.groupIds)
      const left = before.filter((id) => !after.includes(id))
      return [
        ...joined(after.filter((id) => !before.includes(id))),
        ...left.map((id) => ({ kind: 'left_group' as const, id })),
      ]
    }
    default:
      return []
  }
}

function detailOf(kind: TimelineKind, act: ActRow, background: Background): string | null {
  const { invites, mails, names, words } = background
  switch (kind) {
    case 'invited': {
      const invite = invites.find(({ id }) => id === act.subject_id)
      const how = invite ? words.sources[invite.source] : null
      return [invite && names.get(invite.group_id), how].filter(Boolean).join(', ') || null
    }
    case 'address_mended':
      return mails.find(({ invite_id }) => invite_id === act.after?.inviteId)?.email_key ?? null
    case 'rescheduled':
      return timeOf(act, background)
    case 'changed':
      return changesOf(act, background)
    default:
      return null
  }
}

function timeOf({ after }: ActRow, { words, zone, clock }: Background): string {
  if (after?.held === true) return words.onHold
  return typeof after?.notifyAt === 'string' ? `${clock(new Date(after.notifyAt))} (${zone})` : words.atOnce
}

function changesOf({ after }: ActRow, { names, words }: Background): string | null {
  const changes = toStrings(after?.fields).flatMap((field) => {
    if (field === 'externalId') return [words.externalId]
    if (field !== 'locationId') return []
    const [id] = toStrings(after?.locationId)
    if (id === undefined) return [words.noLocation]
    const name = names.get(id)
    return [name === undefined ? words.location : `${words.location}: ${name}`]
  })
  return changes.join(', ') || null
}

/** A string or a list of strings, as a list; of anything else nothing. */
function toStrings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one) => typeof one === 'string')
}
