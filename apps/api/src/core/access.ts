import type { AdminRole, Scope } from '@rollcall/contract'
import type { Actor } from './audit.ts'

/** A signed-in person, as the session knows them. */
export interface SessionUser {
  id: string
  email: string
  emailKey: string
  emailVerified: boolean
  name: string
  locale: 'en' | 'es'
  isOperator: boolean
}

/** Who is calling an endpoint, as far as the endpoint's access says that it must be known. */
export interface PublicCaller {
  /** The person signed in to the session of this path, if anybody is. */
  user: SessionUser | null
}
export interface UserCaller {
  user: SessionUser
  actor: Actor
}
export interface OrgCaller extends UserCaller {
  orgId: string
  role: AdminRole
}

/** Who may call an endpoint. `C` is what the handler is told of the caller. */
export type Access<C> =
  | { kind: 'anyone'; caller?: C }
  | { kind: 'user'; caller?: C }
  | { kind: 'org'; scope: Scope; caller?: C }

/** Everybody, signed in or not. */
export const anyone: Access<PublicCaller> = { kind: 'anyone' }

/** Whoever is signed in to the session of this path: an admin, or under `/join` a learner. */
export const signedIn: Access<UserCaller> = { kind: 'user' }

/** Admins of the organization that the call is for, whose role holds this scope. */
export function admins(scope: Scope): Access<OrgCaller> {
  return { kind: 'org', scope }
}

/** A viewer reads; an admin and an owner do everything. */
export function roleHolds(role: AdminRole, scope: Scope): boolean {
  return role !== 'viewer' || scope.endsWith(':read')
}
