import type { AdminRole, CreateApiKeyBody, NewApiKeyDto } from '@rollcall/contract'
import { roleHolds } from '../../core/access.ts'
import type { Actor } from '../../core/audit.ts'
import { AppError, invalidInput, notFound, required } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { makeKey } from './api-key.ts'
import { toApiKeyDto } from './api-key-dto.ts'
import { findKey, insertKey, revokeKey, rotateSecret } from './api-key-store.ts'

/** Makes a key that may do no more than whoever makes it. The answer is the only one that ever holds it. */
export async function createApiKey(
  org: OrgWriter,
  actor: Actor & { userId: string },
  role: AdminRole,
  { name, scopes, expiresAt = null }: CreateApiKeyBody,
): Promise<NewApiKeyDto> {
  const beyond = scopes.find((scope) => !roleHolds(role, scope))
  if (beyond)
    throw new AppError('forbidden', `You do not hold ${beyond} yourself, so you cannot give it to a key.`)
  const id = newId()
  const { key, prefix, secretHash } = makeKey(org.orgId, id)
  const isMade = await insertKey(org, {
    id,
    name,
    prefix,
    secretHash,
    scopes,
    createdBy: actor.userId,
    expiresAt,
  })
  if (!isMade) throw invalidInput('/expiresAt', 'past', 'Choose a time that is still to come.')
  await org.record(actor, 'key.created', { subjectId: id, after: { scopes, expiresAt } })
  return { ...toApiKeyDto(required(await findKey(org, id))), key }
}

/** Gives a key a new secret. The old one works for 24 hours more, so that programs can be changed one after the other. */
export async function rotateApiKey(org: OrgWriter, actor: Actor, id: string): Promise<NewApiKeyDto> {
  const { key, secretHash } = makeKey(org.orgId, id)
  if (!(await rotateSecret(org, id, secretHash))) throw notFound()
  await org.record(actor, 'key.rotated', { subjectId: id })
  return { ...toApiKeyDto(required(await findKey(org, id))), key }
}

/** Ends a key for good, with the next call that uses it. */
export async function revokeApiKey(org: OrgWriter, actor: Actor, id: string): Promise<void> {
  if (!(await revokeKey(org, id))) throw notFound()
  await org.record(actor, 'key.revoked', { subjectId: id })
}
