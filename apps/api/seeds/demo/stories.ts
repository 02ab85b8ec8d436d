import { randomBytes } from 'node:crypto'
import type { SessionUser } from '../../src/core/access.ts'
import type { Actor } from '../../src/core/audit.ts'
import type { OrgWriter } from '../../src/core/org-scope.ts'
import { answerInvite, inviteLearners, lockInvite } from '../../src/features/invites/index.ts'
import { acceptInvitation } from '../../src/features/join/index.ts'
import { archiveLearner } from '../../src/features/learners/index.ts'
import { makeAccount } from './accounts.ts'
import { LEARNER, type Story } from './cast.ts'
import type { Moment } from './past.ts'

/** Plays a story as it would happen in the apps, by the same functions. Gives its moments, the earliest first. */
export async function play(
  org: OrgWriter,
  admin: Actor,
  story: Story,
  places: { groups: Map<string, string>; locations: Map<string, string> },
  password: string,
): Promise<Moment[]> {
  const { items } = await inviteLearners(org, admin, {
    groupId: places.groups.get(story.group) ?? '',
    locationId: places.locations.get(story.location ?? '') ?? null,
    emails: [story.email],
  })
  const invite = items[0]?.invite
  if (!invite) throw new Error(`The demo organization cannot be made: ${story.email} was not invited.`)
  const ids = { learnerId: invite.learnerId, inviteId: invite.id }
  const moments: Moment[] = [
    { ...ids, event: 'invited', daysAgo: story.invited },
    { ...ids, event: 'mail_delivered', daysAgo: story.invited },
  ]
  if (!story.answer) return moments
  const { what, after } = story.answer
  const answeredAgo = story.invited - after
  if (what !== 'accepted') {
    const actor: Actor = what === 'cancelled' ? admin : { kind: 'system', userId: null, requestId: null }
    const outcome = what === 'cancelled' ? 'cancelled' : 'declined'
    await answerInvite(org, actor, await lockInvite(org, invite.id), outcome, { notMe: what === 'not_me' })
    return [...moments, { ...ids, event: outcome, daysAgo: answeredAgo }]
  }
  const user = await makeLearner(org, story, password)
  await acceptInvitation(org, { kind: 'user', userId: user.id, requestId: null }, user, invite.id)
  await study(org, invite.learnerId, story.progress ?? [])
  moments.push({ ...ids, event: 'accepted', daysAgo: answeredAgo })
  if (story.archivedAfter === undefined) return moments
  await archiveLearner(org, admin, invite.learnerId)
  return [...moments, { ...ids, event: 'archived', daysAgo: answeredAgo - story.archivedAfter }]
}

/** Nobody signs in as most of them: their password is thrown away. */
function makeLearner(org: OrgWriter, { email, name = '' }: Story, password: string): Promise<SessionUser> {
  return makeAccount(
    org,
    { email, name },
    email === LEARNER ? password : randomBytes(24).toString('base64url'),
  )
}

async function study(org: OrgWriter, learnerId: string, progress: number[]): Promise<void> {
  await org.rows`
    update assignments a
       set percent = p.percent,
           status = case p.percent when 0 then 'assigned' when 100 then 'completed' else 'in_progress' end,
           started_at = case when p.percent > 0 then now() end,
           completed_at = case when p.percent = 100 then now() end
      from (select id, row_number() over (order by title) as place
              from (select a.id, t.title from assignments a join trainings t on t.id = a.training_id
                     where a.org_id = ${org.orgId} and a.learner_id = ${learnerId}) assigned) o
      join unnest(${progress}::int[]) with ordinality as p (percent, place) on p.place = o.place
     where a.org_id = ${org.orgId} and a.id = o.id`
}
