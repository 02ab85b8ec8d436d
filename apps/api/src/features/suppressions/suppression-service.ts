import { type AuditAction, SUPPRESSION_REASONS, type SuppressionReason } from '@rollcall/contract'
import { type Actor, SYSTEM } from '../../core/audit.ts'
import { AppError, required } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { deleteGlobal, insertGlobal } from './global-store.ts'
import {
  insertSuppressions,
  type Lifted,
  liftSuppressions,
  lockSuppression,
  type NewSuppression,
  touchLearnersOf,
} from './suppression-store.ts'

/** What says that an address takes no mail, without its owner having asked us. */
export interface Returned extends NewSuppression {
  reason: Exclude<SuppressionReason, 'unsubscribed'>
}

/**
 * No mail may go to these addresses any more, because mail came back or was called unwanted. That is so whoever writes, so it
 * counts for every organization. Doing it again changes nothing.
 */
export async function suppress(org: OrgWriter, found: Returned[]): Promise<void> {
  const fresh = new Set(await insertSuppressions(org, found))
  if (fresh.size === 0) return
  const added = found.filter(({ emailKey }) => fresh.has(emailKey))
  await insertGlobal(org, added)
  const learnerOf = await touchLearnersOf(org, [...fresh])
  await org.record(
    SYSTEM,
    'learner.suppressed',
    added.map(({ emailKey, reason, messageId }) => toFact(learnerOf.get(emailKey), { reason, messageId })),
  )
}

/**
 * The owners of these addresses ask for no more invitations of this organization, or of any, by the link in a mail. What they hold
 * stays good: an invitation that is open can still be answered. Doing it again changes nothing.
 */
export async function unsubscribe(
  org: OrgWriter,
  found: Pick<NewSuppression, 'emailKey' | 'messageId'>[],
  { everywhere }: { everywhere: boolean },
): Promise<void> {
  const wishes = found.map(({ emailKey, messageId }) => ({
    emailKey,
    messageId,
    reason: 'unsubscribed' as const,
  }))
  if (everywhere) await insertGlobal(org, wishes)
  await recordWishes(org, 'learner.unsubscribed', await insertSuppressions(org, wishes))
}

/** They take that back: for this organization, or, `everywhere`, for all of them. */
export async function resubscribe(
  org: OrgWriter,
  emailKey: string,
  { everywhere }: { everywhere: boolean },
): Promise<void> {
  const lifted = await liftSuppressions(org, emailKey, ['unsubscribed'])
  if (everywhere) await deleteGlobal(org, emailKey, ['unsubscribed'])
  if (lifted.length === 0) return
  await recordWishes(org, 'learner.resubscribed', [emailKey])
  await tellProvider(org, lifted)
}

/**
 * An admin says that a mailbox works, although mail came back from it. Whether there is one is the same for everybody, so it is
 * lifted for the whole installation. Throws `suppressed` for what the person asked for: only they can take it back.
 */
export async function liftSuppression(org: OrgWriter, actor: Actor, id: string): Promise<void> {
  const { email_key, reason, holds } = required(await lockSuppression(org, id))
  if (!holds) return
  if (!mayLift(reason)) throw theirOwnWish(reason)
  const lifted = await liftSuppressions(org, email_key, [reason])
  await deleteGlobal(org, email_key, [reason])
  await recordLifted(org, actor, email_key, lifted)
  await tellProvider(org, lifted)
}

/**
 * The operator lets mail go to an address again, for whatever reason it did not: from the list of the installation, and from that
 * of this organization. Gives how many rows counted on the one and on the other.
 */
export async function liftAll(org: OrgWriter, emailKey: string): Promise<{ own: number; global: number }> {
  const lifted = await liftSuppressions(org, emailKey, SUPPRESSION_REASONS)
  const global = await deleteGlobal(org, emailKey, SUPPRESSION_REASONS)
  await recordLifted(org, SYSTEM, emailKey, lifted)
  await tellProvider(org, lifted)
  return { own: lifted.length, global: global.length }
}

export function mayLift(reason: SuppressionReason): boolean {
  return reason === 'bounced'
}

async function recordWishes(org: OrgWriter, action: AuditAction, emailKeys: string[]): Promise<void> {
  if (emailKeys.length === 0) return
  const learnerOf = await touchLearnersOf(org, emailKeys)
  await org.record(
    SYSTEM,
    action,
    emailKeys.map((emailKey) => toFact(learnerOf.get(emailKey))),
  )
}

async function recordLifted(org: OrgWriter, actor: Actor, emailKey: string, lifted: Lifted[]): Promise<void> {
  const learnerOf = await touchLearnersOf(org, [emailKey])
  await org.record(
    actor,
    'learner.suppression_lifted',
    lifted.map(({ id, reason }) => toFact(learnerOf.get(emailKey), { reason, suppressionId: id })),
  )
}

/** A provider has a list of its own, and would go on to drop what we send. It is told after the commit. */
async function tellProvider(org: OrgWriter, lifted: Lifted[]): Promise<void> {
  for (const { id } of lifted) await org.enqueue('lift-at-provider', { suppressionId: id })
}

function toFact(subjectId: string | undefined, after?: Record<string, unknown>) {
  return { ...(subjectId ? { subjectId } : {}), ...(after ? { after } : {}) }
}

function theirOwnWish(reason: SuppressionReason): AppError {
  const why =
    reason === 'unsubscribed'
      ? 'This person asked for no more invitations. Only they can take that back: by the link at the end of the last invitation, or on your join page.'
      : 'This person reported a mail as unwanted. Only the operator of this installation can lift that, once the person agrees.'
  return new AppError('suppressed', `${why} Reach them another way.`)
}
