import { KEY_SCOPES, type KeyScope } from '@rollcall/contract'

/** What each scope is about; the texts have a word for it. */
export const AREA_OF = {
  'orgs:read': 'orgs',
  'orgs:write': 'orgs',
  'trainings:read': 'trainings',
  'trainings:write': 'trainings',
  'groups:read': 'groups',
  'groups:write': 'groups',
  'locations:read': 'locations',
  'locations:write': 'locations',
  'learners:read': 'learners',
  'learners:write': 'learners',
  'invites:read': 'invites',
  'invites:write': 'invites',
  'audit:read': 'audit',
} as const satisfies Record<KeyScope, string>

/** Scopes that only look, and scopes that change something. */
export function sortScopes(scopes: readonly KeyScope[]): { read: KeyScope[]; write: KeyScope[] } {
  return {
    read: scopes.filter((scope) => scope.endsWith(':read')),
    write: scopes.filter((scope) => scope.endsWith(':write')),
  }
}

/** The scopes among what a group of checkboxes holds. */
export function toScopes(values: string[]): KeyScope[] {
  return KEY_SCOPES.filter((scope) => values.includes(scope))
}

/** For how many days a new key is valid. */
export const KEY_EXPIRIES = ['30', '90', '365', 'never'] as const
export type KeyExpiry = (typeof KEY_EXPIRIES)[number]

const DAY_MS = 24 * 60 * 60 * 1000

/** When a key that is made at `now` ends, RFC 3339; null: never. */
export function expiresAt(expiry: KeyExpiry, now: Date): string | null {
  return expiry === 'never' ? null : new Date(now.getTime() + Number(expiry) * DAY_MS).toISOString()
}
