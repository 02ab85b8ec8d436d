import type { OrgReader } from '../../core/org-scope.ts'
import { type Sql, sql } from '../../core/sql.ts'

/** Who did something, as the audit log has it. */
export interface ActorColumns {
  actor_kind: 'user' | 'api_key' | 'system'
  actor_id: string | null
  /** Of somebody who runs the organization, or of an API key; null for everybody else. */
  actor_name: string | null
}

/**
 * The columns of `ActorColumns` for the row `a` of the audit log. A name is given of those who run the organization now, and of
 * nobody else: whoever is a learner as well has a name here only by being an admin.
 */
export function actorColumns(org: OrgReader): Sql {
  return sql`
    a.actor_kind, a.actor_id,
    case a.actor_kind
      when 'user' then (
        select u.name from org_admins oa join users u on u.id = oa.user_id
         where oa.org_id = ${org.orgId} and oa.user_id = a.actor_id)
      when 'api_key' then (
        select k.name from api_keys k where k.org_id = ${org.orgId} and k.id = a.actor_id)
    end as actor_name`
}

/** What only the invited person does, with an account or by the link alone. Which of the two it was tells nobody anything. */
const BY_THE_LEARNER = new Set([
  'invite.accepted',
  'invite.declined',
  'invite.not_me',
  'invite.decline_taken_back',
  'invite.asked_again',
  'learner.left',
  'learner.erased',
  'learner.unsubscribed',
  'learner.resubscribed',
])

/** That an entry `a` is no act of a learner: who looks for the acts of a person must not learn what this person did as a learner. */
export const NOT_BY_THE_LEARNER = sql`a.action <> all(${[...BY_THE_LEARNER]}::text[])`

export function isByTheLearner(action: string): boolean {
  return BY_THE_LEARNER.has(action)
}
