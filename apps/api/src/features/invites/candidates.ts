import type { AuditAction, InviteState } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { required } from '../../core/errors.ts'
import type { OrgReader, OrgWriter } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { listPastMail, type MessageVariant, type PastMail, queueMessages } from '../delivery/index.ts'
import { requireOrg } from '../orgs/index.ts'
import { isSuppressed } from '../suppressions/index.ts'
import { lockLearnersOf, updateDelivery } from './invite-store.ts'

/** An invite that another mail may be sent about, with all that decides whether it is. */
export interface Candidate {
  invite: {
    id: string
    learner_id: string
    email_key: string
    outcome: Exclude<InviteState, 'open'> | null
    expired: boolean
    suppressed: boolean
  }
  /** Undefined: no mail of it so far. */
  past: PastMail | undefined
}

/** One of them, held until the end of the transaction. */
export async function lockCandidate(org: OrgWriter, id: string): Promise<Candidate> {
  await lockLearnersOf(org, [id])
  const [candidate] = await listCandidates(org, [id])
  return required(candidate)
}

export async function listCandidates(org: OrgReader, ids: string[]): Promise<Candidate[]> {
  const invites = await org.rows<Candidate['invite']>`
    select i.id, i.learner_id, l.email_key, i.outcome,
           i.ended_at is null and coalesce(i.expires_at <= now(), false) as expired,
           ${isSuppressed(org, sql`l.email_key`)} as suppressed
      from invites i
      join learners l on l.org_id = ${org.orgId} and l.id = i.learner_id
     where i.org_id = ${org.orgId} and i.id = any(${ids}::uuid[])`
  const past = await listPastMail(org, 'invite', ids)
  const pastOf = new Map(past.map((mail) => [mail.ref_id, mail]))
  return invites.map((invite) => ({ invite, past: pastOf.get(invite.id) }))
}

/** Queues another mail about each, with the same link as before. */
export async function mailAgain(
  org: OrgWriter,
  actor: Actor,
  action: AuditAction,
  candidates: Candidate[],
  variant: Exclude<MessageVariant, 'first'>,
): Promise<void> {
  if (candidates.length === 0) return
  const { locale } = await requireOrg(org)
  const invites = candidates.map(({ invite }) => invite)
  const messages = invites.map(({ id, email_key }) => ({ refId: id, emailKey: email_key, locale }))
  await queueMessages(org, 'invite', messages, { variant })
  await updateDelivery(
    org,
    invites.map(({ learner_id }) => learner_id),
  )
  await org.record(
    actor,
    action,
    invites.map(({ id, learner_id }) => ({ subjectId: id, after: { learnerId: learner_id } })),
  )
}
