import type { AdminRole, Scope } from '@rollcall/contract'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { roleHolds, type SessionUser } from './access.ts'
import type { MountableEndpoint } from './endpoint.ts'
import { AppError, notFound } from './errors.ts'
import { isUuid } from './ids.ts'
import { requestIdOf } from './problem.ts'
import { checkBody, checkQuery } from './validation.ts'

/** How the mounting layer learns who belongs where; the features that own accounts and organizations give it. */
export interface Membership {
  /** The role of a user in an organization, null for none. */
  roleOf(userId: string, orgId: string): Promise<AdminRole | null>
  /** The organizations that a user administers, at most two: enough to know whether it is exactly one. */
  someOrgsOf(userId: string): Promise<string[]>
}

/** Turns declared endpoints into Express routes: access first, then the input, then the work. */
export function mountEndpoints(endpoints: MountableEndpoint[], membership: Membership): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const declared of inOrderOfPaths(endpoints)) {
    const [method, path] = declared.route.split(' ')
    const handler = toHandler(declared, membership)
    if (path === undefined) continue
    switch (method) {
      case 'GET':
        router.get(path, handler)
        break
      case 'POST':
        router.post(path, handler)
        break
      case 'PUT':
        router.put(path, handler)
        break
      case 'PATCH':
        router.patch(path, handler)
        break
      case 'DELETE':
        router.delete(path, handler)
        break
      default:
        throw new Error(`No such method: ${declared.route}`)
    }
  }
  return router
}

/** A fixed word goes before a parameter in its place: `/trainings/catalogue` before `/trainings/:id`. */
function inOrderOfPaths(endpoints: MountableEndpoint[]): MountableEndpoint[] {
  const rank = (route: string) => route.replaceAll(/:\w+/g, '\u{10ffff}')
  return endpoints.toSorted((one, other) => (rank(one.route) < rank(other.route) ? -1 : 1))
}

function toHandler(declared: MountableEndpoint, membership: Membership): RequestHandler {
  return async (req, res) => {
    const params = checkParams(req)
    const caller = await identify(declared, req, res, membership)
    const query = checkQuery(declared.query, req.query)
    const body =
      req.method === 'GET' || req.method === 'DELETE' ? undefined : checkBody(declared.body, req.body)
    const reply = await declared.handle({ ...caller, params, query, body, req })
    if (reply === null) res.status(204).end()
    else res.status(declared.status).json(reply)
  }
}

/** Ids that are no ids name nothing, so they answer as an unknown id does. Link tokens have a form of their own. */
function checkParams(req: Request): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(req.params)) {
    if (typeof value !== 'string') throw notFound()
    if (name !== 'token' && !isUuid(value)) throw notFound()
    params[name] = value
  }
  return params
}

async function identify(
  declared: MountableEndpoint,
  req: Request,
  res: Response,
  membership: Membership,
): Promise<object> {
  const user: SessionUser | null = req.user ?? null
  const { access } = declared
  if (access.kind === 'anyone') return { user }
  if (!user) throw new AppError('not_authenticated', 'Please sign in first.')
  const actor = { kind: 'user', userId: user.id, requestId: requestIdOf(res) }
  if (access.kind === 'user') return { user, actor }
  const { orgId, role } = await requireRole(access.scope, req, user, membership)
  return { user, actor, orgId, role }
}

async function requireRole(scope: Scope, req: Request, user: SessionUser, membership: Membership) {
  const orgId = await namedOrg(req, user, membership)
  const role = await membership.roleOf(user.id, orgId)
  if (!role) throw notFound()
  if (!roleHolds(role, scope)) {
    throw new AppError(
      'forbidden',
      'Your role in this organization may look but not change. Ask an owner or admin.',
    )
  }
  return { orgId, role }
}

/** The organization of a call: from its path, else from X-Org-Id, else the only one that the user administers. */
async function namedOrg(req: Request, user: SessionUser, membership: Membership): Promise<string> {
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
  const [only, another] = await membership.someOrgsOf(user.id)
  if (only !== undefined && another === undefined) return only
  throw new AppError(
    'org_required',
    only === undefined
      ? 'You do not administer any organization yet. Create one first.'
      : 'You administer several organizations: name the one that is meant in the header X-Org-Id.',
  )
}
