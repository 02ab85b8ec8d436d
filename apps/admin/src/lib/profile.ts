import { useQuery } from '@tanstack/react-query'
import { call } from './api.ts'
import { keys } from './keys.ts'
import { useOrganization } from './organization.ts'

/**
 * The organization's profile. While it is looked at, it is what it was when the screen was opened, so that a form knows from what
 * it started.
 */
export function useProfile() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.organization(orgId),
    queryFn: () => call('GET /orgs/:orgId', { params: { orgId } }),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Each answer stays the one that carries the name of its state.
    structuralSharing: false,
  })
}
