import type { AdminRole, Scope } from '@rollcall/contract'
import type { Actor } from './audit.ts'
import type { Once } from './idempotency.ts'

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
export interface OrgCaller {
  /** Null for a program that called with an API key. */
  user: SessionUser | null
  actor: Actor
  orgId: string
  role: AdminRole
  /** Whether the caller may do this, too: the role of a person, or what a key was given. */
  holds(scope: Scope): boolean
  /** Writes at most once for each `Idempotency-Key`: a repeated call gets the first one's answer. */
  once: Once
}
export interface AdminCaller extends OrgCaller {
  user: SessionUser
}

/** Who may call an endpoint. `C` is what the handler is told of the caller. */
export type Access<C> =
  | { kind: 'anyone'; caller?: C }
  | { kind: 'user'; caller?: C }
  | { kind: 'operator'; caller?: C }
  | { kind: 'org'; scope: Scope; premium: boolean; inPerson: boolean; caller?: C }

/** Everybody, signed in or not. */
export const anyone: Access<PublicCaller> = { kind: 'anyone' }

/** Whoever is signed in to the session of this path: an admin, or under `/join` a learner. */
export const signedIn: Access<UserCaller> = { kind: 'user' }

/** The operator of this installation, signed in as an admin is. */
export const operators: Access<UserCaller> = { kind: 'operator' }

/** Admins of the organization that the call is for, whose role holds this scope, and API keys that were given it. */
export function admins(scope: Scope): Access<OrgCaller> {
  return { kind: 'org', scope, premium: false, inPerson: false }
}

/** The same, where the organization needs an active subscription. */
export function subscribers(scope: Scope): Access<OrgCaller> {
  return { kind: 'org', scope, premium: true, inPerson: false }
}

/** Admins who are signed in themselves: what manages people and keys is closed to keys. */
export function adminsInPerson(scope: Scope): Access<AdminCaller> {
  return { kind: 'org', scope, premium: false, inPerson: true }
}

/** A viewer reads; an admin does everything but manage admins; an owner does everything. */
export function roleHolds(role: AdminRole, scope: Scope): boolean {
  if (role === 'owner' || scope.endsWith(':read')) return true
  return role === 'admin' && scope !== 'admins:write'
}
