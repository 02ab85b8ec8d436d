import type { MembershipDto } from '@rollcall/contract'
import { createContext, useContext } from 'react'

export const OrganizationContext = createContext<MembershipDto | null>(null)

/** The organization that the screen is about. Only for what stands inside the app shell. */
export function useOrganization(): MembershipDto {
  const organization = useContext(OrganizationContext)
  if (organization === null) throw new Error('useOrganization outside of the app shell')
  return organization
}

/** Whether the signed-in person may change things here: a viewer only reads. */
export function useMayWrite(): boolean {
  return useOrganization().role !== 'viewer'
}
