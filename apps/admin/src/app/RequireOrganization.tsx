import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Outlet } from 'react-router-dom'
import { chosenOrganization, onOrganizationChange } from '../lib/chosen-organization.ts'
import { OrganizationContext } from '../lib/organization.ts'
import { meQuery } from '../lib/session.ts'
import { NoOrganization } from './NoOrganization.tsx'

/** Lets those through who administer an organization, and says to the screens which one is chosen. */
export function RequireOrganization() {
  const me = useQuery(meQuery).data
  const orgId = useSyncExternalStore(onOrganizationChange, chosenOrganization)
  const organization = me?.organizations.find((one) => one.orgId === orgId)
  if (organization === undefined) return <NoOrganization />
  return (
    <OrganizationContext value={organization}>
      <Outlet />
    </OrganizationContext>
  )
}
