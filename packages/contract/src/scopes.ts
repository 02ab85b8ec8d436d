/**
 * What a caller may do with a kind of thing. A viewer holds every `:read`, an admin all but `admins:write`, an owner all of
 * them.
 */
export const SCOPES = [
  'orgs:read',
  'orgs:write',
  'trainings:read',
  'trainings:write',
  'groups:read',
  'groups:write',
  'locations:read',
  'locations:write',
  'learners:read',
  'learners:write',
  'invites:read',
  'invites:write',
  'audit:read',
  'admins:read',
  'admins:write',
  'keys:read',
  'keys:write',
] as const
export type Scope = (typeof SCOPES)[number]

/** What an API key can be given: everything but the management of people and of keys. */
export type KeyScope = Exclude<Scope, `admins:${string}` | `keys:${string}`>
export const KEY_SCOPES = SCOPES.filter((scope): scope is KeyScope => !/^(admins|keys):/.test(scope))
