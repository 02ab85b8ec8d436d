import type { AdminRole, Scope } from '@rollcall/contract'
import type { Request, Response } from 'express'
import { type Access, roleHolds, type SessionUser } from './access.ts'
import type { Actor } from './audit.ts'
import { AppError, notFound } from './errors.ts'
import { createOnce } from './idempotency.ts'
import { isUuid } from './ids.ts'
import type { Orgs } from './org-scope.ts'
import { requestIdOf } from './problem.ts'
import type { RateLimits } from './rate-limit.ts'

/** How calls learn who belongs where; the features that own accounts, organizations and keys give it. */
export interface Doorkeeper {
  /** What a user is in an organization, null for nothing. */
  standingOf(userId: string, orgId: string): Promise<{ role: AdminRole; isSubscribed: boolean } | null>
  /** The organizations that a user administers, at most two: enough to know whether it is exactly one. */
  someOrgsOf(userId: string): Promise<string[]>
  /** What an API key opens, null for one that is unknown, revoked or too old. */
  openingOf(key: string): Promise<KeyOpening | null>
}

export interface KeyOpening {
  keyId: string
  orgId: string
  scopes: Scope[]
  isSubscribed: boolean
  /** This is the so-manieth call of its minute, of which so many milliseconds are left. */
  used: number
  msLeft: number
}

export interface IdentifyContext {
  orgs: Orgs
  limits: RateLimits
  doorkeeper: Doorkeeper
}

/** Finds out who is calling, as far as the endpoint's access asks for it. Throws where the caller may not. */
export async function identify(
  ctx: IdentifyContext,
  access: Access<unknown>,
  req: Request,
  res: Response,
): Promise<object> {
  const user: SessionUser | null = req.user ?? null
  if (access.kind === 'anyone') return { user }
  const key = bearerOf(req)
  if (access.kind === 'org') {
    const caller =
      key === null ? await byRole(ctx, access, req, res, user) : await byKey(ctx, access, req, res, key)
    if (access.premium && !caller.isSubscribed) throw subscriptionRequired()
    return { ...caller, once: onceOf(ctx, caller.orgId, req, res) }
  }
  if (key !== null) throw new AppError('forbidden', 'An API key cannot be used here: this is for people.')
  if (!user) throw notSignedIn()
  if (access.kind === 'operator' && !user.isOperator) {
    throw new AppError('forbidden', 'Only the operator of this installation may do this.')
  }
  return { user, actor: actorOf(user, res) }
}

async function byRole(
  { doorkeeper }: IdentifyContext,
  { scope }: { scope: Scope },
  req: Request,
  res: Response,
  user: SessionUser | null,
) {
  if (!user) throw notSignedIn()
  const orgId = await namedOrg(req, user, doorkeeper)
  const standing = await doorkeeper.standingOf(user.id, orgId)
  if (!standing) throw notFound()
  const { role, isSubscribed } = standing
  if (!roleHolds(role, scope)) {
    const detail =
      role === 'viewer'
        ? 'Your role in this organization may look but not change. Ask an owner or admin.'
        : 'Only an owner of the organization may do this. Ask one of them.'
    throw new AppError('forbidden', detail)
  }
  const holds = (one: Scope) => roleHolds(role, one)
  return { user, actor: actorOf(user, res), orgId, role, holds, isSubscribed }
}

async function byKey(
  { doorkeeper, limits }: IdentifyContext,
  { scope, inPerson }: { scope: Scope; inPerson: boolean },
  req: Request,
  res: Response,
  key: string,
) {
  const opening = await doorkeeper.openingOf(key)
  if (!opening)
    throw new AppError('not_authenticated', 'This API key does not work: it is unknown, revoked or too old.')
  const { keyId, orgId, scopes, isSubscribed, used, msLeft } = opening
  for (const [name, value] of Object.entries(limits.judge('api-key', used, msLeft)))
    res.setHeader(name, value)
  const named = req.params.orgId ?? req.get('X-Org-Id') ?? orgId
  if (String(named).toLowerCase() !== orgId) throw notFound()
  if (inPerson) throw new AppError('forbidden', 'An API key cannot be used here: sign in to do this.')
  if (!scopes.includes(scope)) {
    throw new AppError('forbidden', `This API key was not given the scope ${scope}.`)
  }
  const actor: Actor = { kind: 'api_key', userId: null, keyId, requestId: requestIdOf(res) }
  const holds = (one: Scope) => scopes.includes(one)
  return { user: null, actor, orgId, role: 'admin' as const, holds, isSubscribed }
}

/** The key in `Authorization: Bearer …`, null without one. */
function bearerOf(req: Request): string | null {
  return /^Bearer\s+(\S+)$/i.exec(req.get('Authorization') ?? '')?.[1] ?? null
}

function actorOf(user: SessionUser, res: Response): Actor {
  return { kind: 'user', userId: user.id, requestId: requestIdOf(res) }
}

function onceOf({ orgs }: IdentifyContext, orgId: string, req: Request, res: Response) {
  return createOnce(orgs, {
    orgId,
    key: req.get('Idempotency-Key'),
    request: [req.method, req.originalUrl, JSON.stringify(req.body ?? null)],
    onReplay: () => void res.setHeader('Idempotency-Replayed', 'true'),
  })
}

/** The organization of a call: from its path, else from X-Org-Id, else the only one that the user administers. */
async function namedOrg(req: Request, user: SessionUser, doorkeeper: Doorkeeper): Promise<string> {
  const inPath = req.params.orgId
  const inHeader = req.get('X-Org-Id')
  if (typeof inPath === 'string') {
    if (inHeader !== undefined && inHeader.toLowerCase() !== inPath.toLowerCase()) throw notFound()
    return inPath.toLowerCase()
  }
  if (inHeader !== undefined) {
    if (!isUuid(inHeader)) throw notFound()
    return inHeader.toLowerCase()
  }
  const [only, another] = await doorkeeper.someOrgsOf(user.id)
  if (only !== undefined && another === undefined) return only
  throw new AppError(
    'org_required',
    only === undefined
      ? 'You do not administer any organization yet. Create one first.'
      : 'You administer several organizations: name the one that is meant in the header X-Org-Id.',
  )
}

function notSignedIn(): AppError {
  return new AppError('not_authenticated', 'Please sign in first.')
}

function subscriptionRequired(): AppError {
  return new AppError(
    'subscription_required',
    'This is a premium feature: it needs an active subscription. Ask the operator of this installation.',
  )
}
