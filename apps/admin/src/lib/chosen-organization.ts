import type { MembershipDto } from '@rollcall/contract'
import { recall, remember } from './browser-memory.ts'

let chosen: string | null = null
const listeners = new Set<() => void>()

/** The organization that calls are made for; null until a session says which there are. */
export function chosenOrganization(): string | null {
  return chosen
}

export function onOrganizationChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Makes an organization the one that calls are made for, here and at the next visit. Null forgets it. */
export function chooseOrganization(orgId: string | null): void {
  chosen = orgId
  remember('organization', orgId)
  for (const listener of listeners) listener()
}

/** Chooses among the organizations of the signed-in person: the current one, the last one, else the first. */
export function settleOrganization(memberships: MembershipDto[]): void {
  const isMember = (orgId: string | null | undefined) => memberships.some((one) => one.orgId === orgId)
  if (isMember(chosen)) return
  const last = recall('organization') ?? null
  chooseOrganization(isMember(last) ? last : (memberships[0]?.orgId ?? null))
}
