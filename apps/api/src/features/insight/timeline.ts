import type { TimelineItemDto } from '@rollcall/contract'
import type { OrgReader } from '../../core/org-scope.ts'
import { clockOf } from '../../core/zoned-time.ts'
import { requireOrg } from '../orgs/index.ts'
import { factsOfAct, idsIn } from './acts.ts'
import { type Fact, factOfTraining, factsOfMail } from './facts.ts'
import {
  listActs,
  listGivenTrainings,
  listMailEvents,
  listMails,
  listNames,
  listPastInvites,
} from './timeline-store.ts'
import type { TimelineWords } from './timeline-words.ts'

/** Everything that is on record of a learner, in the order in which it happened. */
export async function readTimeline(
  org: OrgReader,
  learnerId: string,
  words: TimelineWords,
): Promise<TimelineItemDto[]> {
  const invites = await listPastInvites(org, learnerId)
  const inviteIds = invites.map(({ id }) => id)
  const acts = await listActs(org, [learnerId, ...inviteIds])
  const mails = await listMails(org, inviteIds)
  const messageIds = mails.map(({ id }) => id)
  const events = await listMailEvents(org, messageIds)
  const trainings = await listGivenTrainings(org, learnerId)
  const names = await listNames(org, [...invites.map(({ group_id }) => group_id), ...acts.flatMap(idsIn)])
  const { time_zone: zone } = await requireOrg(org)
  const background = { invites, mails, names, words, zone, clock: clockOf(zone) }
  return inOrder([
    ...acts.flatMap((act) => factsOfAct(act, background)),
    ...trainings.map((training) => factOfTraining(training, acts)),
    ...mails.flatMap((mail) => factsOfMail(mail, events, words)),
  ])
}

function inOrder(facts: Fact[]): TimelineItemDto[] {
  return facts
    .toSorted((one, other) => one.instant - other.instant || one.rank - other.rank)
    .map(({ instant, rank: _, ...fact }) => ({ at: new Date(instant / 1000).toISOString(), ...fact }))
}
