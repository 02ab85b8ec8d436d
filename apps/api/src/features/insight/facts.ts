import type { TimelineItemDto, TimelineKind } from '@rollcall/contract'
import { tellReason } from '../delivery/index.ts'
import { isByTheLearner } from './actor-names.ts'
import type { ActRow, GivenTrainingRow, MailEventRow, MailRow } from './timeline-store.ts'
import type { TimelineWords } from './timeline-words.ts'

/** A fact of the timeline; `rank` orders the facts of one instant as they follow from each other. */
export interface Fact extends Omit<TimelineItemDto, 'at'> {
  /** Microseconds since 1970. */
  instant: number
  rank: number
}

export type By = TimelineItemDto['by']

export const RANK = { mended: 0, act: 1, group: 2, training: 3, queued: 4, mail: 5 }

/** Who did it. Admins and API keys go by their names; of the learner no name is said. */
export function byOf({ action, actor_kind, actor_name }: ActRow): By {
  if (isByTheLearner(action)) return { kind: 'learner', name: null }
  return { kind: actor_kind === 'user' ? 'admin' : actor_kind, name: actor_name }
}

const BY_ROLLCALL: By = { kind: 'system', name: null }

/** A training comes with the act that gave it. Who accepted was given it by their group. */
export function factOfTraining({ title, instant }: GivenTrainingRow, acts: ActRow[]): Fact {
  const act = acts.find((one) => one.instant === instant && !isByTheLearner(one.action))
  return {
    instant,
    rank: RANK.training,
    kind: 'training_assigned',
    by: act ? byOf(act) : BY_ROLLCALL,
    inviteId: null,
    detail: title,
  }
}

const KINDS: Record<string, TimelineKind> = {
  accepted: 'mail_sent',
  delivered: 'mail_delivered',
  later: 'mail_delayed',
  uncertain: 'mail_delayed',
  deferred: 'mail_delayed',
  bounced: 'mail_bounced',
  blocked: 'mail_refused',
  dropped: 'mail_refused',
  complained: 'mail_complained',
}

/** That a mail was made, and what became of it. One that was tried for too long is refused without a server saying so. */
export function factsOfMail(
  mail: MailRow,
  events: MailEventRow[],
  { locale, guessed }: TimelineWords,
): Fact[] {
  const reasonOf = ({ reason_code, answer }: MailRow | MailEventRow) =>
    tellReason(locale, reason_code, answer)
  const fact = (instant: number, rank: number, kind: TimelineKind, detail: string | null): Fact => ({
    instant,
    rank,
    kind,
    by: BY_ROLLCALL,
    inviteId: mail.invite_id,
    detail,
  })
  const told = events.flatMap((event) => {
    const kind = event.message_id === mail.id ? KINDS[event.type] : undefined
    const detail = [event.guessed ? guessed : null, reasonOf(event)].filter(Boolean).join(' ') || null
    return kind ? [fact(event.instant, RANK.mail, kind, detail)] : []
  })
  const at = mail.blocked_instant
  const isGivenUp = at !== null && !told.some(({ kind }) => kind === 'mail_refused')
  return [
    fact(mail.instant, RANK.queued, 'mail_queued', mail.email_key),
    ...told,
    ...(isGivenUp ? [fact(at, RANK.mail + 1, 'mail_refused', reasonOf(mail))] : []),
  ]
}
